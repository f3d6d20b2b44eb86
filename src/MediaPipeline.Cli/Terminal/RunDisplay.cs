using MediaPipeline.Running;
using Spectre.Console;

namespace MediaPipeline.Cli.Terminal;

/// <summary>Shows a run as it goes: live bars on a terminal, plain lines elsewhere, nothing for machines.</summary>
internal static class RunDisplay
{
    /// <param name="silent">Nothing is shown.</param>
    /// <param name="run">What is shown.</param>
    /// <param name="several">Several episodes are on their way at once, so each line names its own.</param>
    public static async Task<T> ShowAsync<T>(bool silent, Func<IRunListener, Task<T>> run, bool several = false)
    {
        if (silent)
        {
            return await run(new Unheard());
        }
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            return await run(new PlainDisplay(Console.Out, several));
        }
        return await AnsiConsole
            .Progress()
            .AutoClear(true)
            .HideCompleted(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
                new SpinnerColumn()
            )
            .StartAsync(context => run(new LiveDisplay(context, several)));
    }
}
