using System.CommandLine;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>feeds</c>: rewrites feeds and pages from the target's own records.</summary>
internal static class FeedsCommand
{
    public static Command Create()
    {
        var command = new Command(
            "feeds",
            """
            Rewrites index, feeds and pages from the records that lie with the published episodes; repairs what is damaged.

            Example: mediapipeline feeds
            """
        );
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var workspace = Workspace.Open(parsed);
        var target = workspace.Target();
        await target.PrepareAsync(cancellationToken);
        var rebuilt = await SiteIndex.RebuildAsync(target, cancellationToken);
        var site = new Site(target, workspace.Show, workspace.Root);
        var written = await site.UpdateAsync(_ => rebuilt, _ => true, cancellationToken);
        workspace.Hashes.Save();
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonAnswer.Write(
                new
                {
                    Target = target.Name,
                    Episodes = rebuilt.Episodes.Count,
                    Written = written,
                }
            );
            return (int)ExitCode.Done;
        }
        AnsiConsole.WriteLine(
            $"{rebuilt.Episodes.Count} episodes in {target.Name}; {(written.Count == 0 ? "everything was up to date" : $"{written.Count} files written")}."
        );
        foreach (var path in written)
        {
            AnsiConsole.WriteLine($"  {path}");
        }
        return (int)ExitCode.Done;
    }
}
