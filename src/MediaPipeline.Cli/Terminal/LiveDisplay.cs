using System.Collections.Concurrent;
using MediaPipeline.Running;
using Spectre.Console;

namespace MediaPipeline.Cli.Terminal;

/// <summary>A bar for each stage at work, with its share and the time left; why it runs is told at the end, where there is room.</summary>
internal sealed class LiveDisplay(ProgressContext context, bool several) : IRunListener
{
    private readonly ConcurrentDictionary<(string Episode, string Stage), ProgressTask> bars = new();

    public void Started(string episode, string stage, string doing, string why) =>
        bars[(episode, stage)] = context.AddTask(Markup.Escape(several ? $"{episode}: {doing}" : doing), maxValue: 1);

    public void Progressed(string episode, string stage, double share)
    {
        if (bars.TryGetValue((episode, stage), out var bar))
        {
            bar.Value = Math.Max(bar.Value, share);
        }
    }

    public void Ended(string episode, StageReport report)
    {
        if (bars.TryGetValue((episode, report.Stage), out var bar) && report.Outcome == StageOutcome.Ran)
        {
            bar.Value = 1;
            bar.StopTask();
        }
    }
}
