using System.Collections.Concurrent;
using System.Globalization;
using MediaPipeline.Running;

namespace MediaPipeline.Cli.Terminal;

/// <summary>Plain lines for logs and pipes: one when a stage begins, and one at each further quarter of a long one.</summary>
internal sealed class PlainDisplay(TextWriter output, bool several) : IRunListener
{
    private readonly ConcurrentDictionary<(string Episode, string Stage), (DateTime Begun, int Quarter)> stages = new();

    public void Started(string episode, string stage, string doing, string why)
    {
        stages[(episode, stage)] = (DateTime.UtcNow, 0);
        Line(episode, stage, $"{doing} ({why})");
    }

    public void Progressed(string episode, string stage, double share)
    {
        var quarter = (int)(share * 4);
        if (
            quarter is > 0 and < 4
            && stages.TryGetValue((episode, stage), out var state)
            && quarter > state.Quarter
            && stages.TryUpdate((episode, stage), (state.Begun, quarter), state)
        )
        {
            // Short stages need no percentages.
            if (DateTime.UtcNow - state.Begun > TimeSpan.FromSeconds(3))
            {
                Line(episode, stage, string.Create(CultureInfo.InvariantCulture, $"{quarter * 25} %"));
            }
        }
    }

    public void Ended(string episode, StageReport report) { }

    private void Line(string episode, string stage, string text)
    {
        lock (output)
        {
            output.WriteLine(several ? $"  {episode}  {stage, -11} {text}" : $"  {stage, -11} {text}");
        }
    }
}
