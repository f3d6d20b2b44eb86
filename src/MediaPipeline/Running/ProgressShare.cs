namespace MediaPipeline.Running;

/// <summary>Passes a share of work done, 0 to 1, on at once; <see cref="Progress{T}"/> would post it to a later moment.</summary>
public sealed class ProgressShare(Action<double> report) : IProgress<double>
{
    /// <inheritdoc />
    public void Report(double value) => report(value);
}
