using System.Diagnostics;
using MediaPipeline.Running;

namespace MediaPipeline.Worker;

/// <summary>Notes a stage's progress in its order, for whoever waits for it: about once a second.</summary>
internal sealed class ProgressNote(OrderBook book, string order) : IRunListener
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.7);

    private long last = Stopwatch.GetTimestamp();
    private int writing;

    public void Started(string episode, string stage, string doing, string why) { }

    public void Progressed(string episode, string stage, double share)
    {
        if (Stopwatch.GetElapsedTime(Interlocked.Read(ref last)) < Pause || Interlocked.Exchange(ref writing, 1) == 1)
        {
            return;
        }
        Interlocked.Exchange(ref last, Stopwatch.GetTimestamp());
        _ = Task.Run(() =>
        {
            try
            {
                book.Progress(order, stage, share);
            }
            catch (Exception e) when (PassingFailureException.May(e))
            {
                // It only shows how far we are.
            }
            finally
            {
                Interlocked.Exchange(ref writing, 0);
            }
        });
    }

    public void Ended(string episode, StageReport report) { }
}
