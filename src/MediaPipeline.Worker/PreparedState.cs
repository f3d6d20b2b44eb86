using Hangfire.States;

namespace MediaPipeline.Worker;

/// <summary>A job that is made, but does not run before all others of its order are made, too.</summary>
internal sealed class PreparedState : IState
{
    public const string StateName = "Prepared";

    public string Name => StateName;
    public string? Reason => null;
    public bool IsFinal => false;
    public bool IgnoreJobLoadException => false;

    public Dictionary<string, string> SerializeData() => [];
}
