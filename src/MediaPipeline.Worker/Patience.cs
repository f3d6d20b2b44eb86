using System.Diagnostics;

namespace MediaPipeline.Worker;

/// <summary>Does something with the queue's database again, when that is away for a moment: a restart takes seconds.</summary>
internal static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    public static async Task<T> TryAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await work();
            }
            catch (Exception e) when (PassingFailureException.May(e) && clock.Elapsed < Longest)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    public static Task<T> TryAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        TryAsync(() => Task.FromResult(work()), cancellationToken);

    public static Task TryAsync(Action work, CancellationToken cancellationToken) =>
        TryAsync(
            () =>
            {
                work();
                return true;
            },
            cancellationToken
        );
}
