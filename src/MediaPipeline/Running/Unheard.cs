namespace MediaPipeline.Running;

/// <summary>Listens to nothing of a run.</summary>
public sealed class Unheard : IRunListener
{
    /// <inheritdoc />
    public void Started(string episode, string stage, string doing, string why) { }

    /// <inheritdoc />
    public void Progressed(string episode, string stage, double share) { }

    /// <inheritdoc />
    public void Ended(string episode, StageReport report) { }
}
