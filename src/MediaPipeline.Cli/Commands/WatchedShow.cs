using System.CommandLine;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using Spectre.Console;
using Sources = System.Collections.Generic.IReadOnlyDictionary<string, (long Size, System.DateTime Changed)>;

namespace MediaPipeline.Cli.Commands;

/// <summary>
/// <c>produce --watch</c>: episodes are made again whenever one of their files is saved. Models stay loaded, and the program is warm.
/// </summary>
/// <param name="parsed">The command.</param>
/// <param name="choice">Its episodes.</param>
/// <param name="options">Which stages are wanted; those that are forced are so the first time.</param>
internal sealed class WatchedShow(ParseResult parsed, EpisodeChoice choice, RunOptions options)
{
    private bool isWrong;

    /// <summary>Makes them, waits, and makes them again, until Ctrl-C.</summary>
    /// <param name="make">Makes the chosen episodes.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    /// <exception cref="PipelineException">There is no such show or episode.</exception>
    public async Task RunAsync(Func<Workspace, IReadOnlyList<string>, RunOptions, Task> make, CancellationToken cancellationToken)
    {
        var (workspace, episodes) = choice.Of(parsed);
        var watch = Of(workspace, episodes);
        var later = options with { From = null, Force = false };
        var before = watch.Look();
        await TryAsync(async () =>
        {
            await make(workspace, episodes, options);
            return true;
        });
        while (await IsChangedAsync(watch, before, cancellationToken))
        {
            before = watch.Look();
            await TryAsync(async () =>
            {
                (workspace, episodes) = Again(workspace);
                watch = Of(workspace, episodes);
                if (!await IsStaleAsync(workspace, episodes, later with { DryRun = true }, cancellationToken))
                {
                    return false;
                }
                await make(workspace, episodes, later);
                return true;
            });
        }
    }

    /// <summary>Does it, and says what is waited for then; what makes nothing where nothing was wrong is not worth a line.</summary>
    private async Task TryAsync(Func<Task<bool>> makes)
    {
        try
        {
            if (await makes() || isWrong)
            {
                Say("Waiting for a change (Ctrl-C ends)");
            }
            isWrong = false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failure.Report(e, parsed.GetValue(GlobalOptions.Verbose));
            Say("Waiting for it to be mended (Ctrl-C ends)");
            isWrong = true;
        }
        NativeHeap.GiveBack();
    }

    /// <summary>Whether there is a change, once there is; false with Ctrl-C, when nothing was on its way.</summary>
    private static async Task<bool> IsChangedAsync(SourceWatch watch, Sources before, CancellationToken cancellationToken)
    {
        try
        {
            await watch.ChangedAsync(before, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Say(string line)
    {
        if (!parsed.GetValue(GlobalOptions.Json))
        {
            AnsiConsole.WriteLine(line);
        }
    }

    private SourceWatch Of(Workspace workspace, IReadOnlyList<string> episodes)
    {
        List<string> leftOut = workspace.Show.Publishing.Target == PublishingTarget.Folder ? [workspace.Target().Name] : [];
        if (choice.IsAll(parsed))
        {
            return new SourceWatch(workspace.Root, leftOut, []);
        }
        leftOut.Add(workspace.EpisodesFolder);
        return new SourceWatch(workspace.Root, leftOut, [.. episodes.Select(e => workspace.Episode(e).FullPath)]);
    }

    /// <summary>The show as it is now; models that were loaded stay so, unless it looks for them elsewhere.</summary>
    private (Workspace Workspace, IReadOnlyList<string> Episodes) Again(Workspace before)
    {
        var (workspace, episodes) = choice.Of(parsed);
        if (workspace.Show.Models == before.Show.Models)
        {
            workspace.Models.Dispose();
            return (workspace with { Models = before.Models }, episodes);
        }
        before.Models.Dispose();
        return (workspace, episodes);
    }

    /// <summary>Whether anything is to be made: editors save more than they change.</summary>
    private static async Task<bool> IsStaleAsync(
        Workspace workspace,
        IReadOnlyList<string> episodes,
        RunOptions dry,
        CancellationToken cancellationToken
    )
    {
        foreach (var episode in episodes)
        {
            var run = workspace.Run(workspace.Episode(episode));
            var reports = await new Runner(Pipeline.Stages, new Unheard()).RunAsync(run, dry, cancellationToken);
            if (reports.Any(r => r.Outcome is not StageOutcome.Kept))
            {
                return true;
            }
        }
        return false;
    }
}
