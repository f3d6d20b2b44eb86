using MediaPipeline.Running;

namespace MediaPipeline.Benchmarks;

/// <summary>Hears nothing of a run.</summary>
internal sealed class Quiet : IRunListener
{
    public void Started(string episode, string stage, string doing, string why) { }

    public void Progressed(string episode, string stage, double share) { }

    public void Ended(string episode, StageReport report) { }
}
