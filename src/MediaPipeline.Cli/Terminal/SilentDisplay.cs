using MediaPipeline.Running;

namespace MediaPipeline.Cli.Terminal;

/// <summary>Shows nothing of a run.</summary>
internal sealed class SilentDisplay : IRunListener
{
    public void Started(string episode, string stage, string doing, string why) { }

    public void Progressed(string episode, string stage, double share) { }

    public void Ended(string episode, StageReport report) { }
}
