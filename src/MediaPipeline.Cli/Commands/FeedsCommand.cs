using System.CommandLine;
using System.Text.Json;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Storage;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>feeds</c>: rewrites feeds and pages from the target's own records; or checks a feed.</summary>
internal static class FeedsCommand
{
    private static readonly Option<string> Check = new("--check")
    {
        Description =
            "Check a feed instead, anybody's, by what Apple, Spotify and Podcasting 2.0 demand; without a name, the show's own. Of an address the files behind it are asked for, too.",
        HelpName = "FILE|URL",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int> Episodes = new("--episodes")
    {
        Description = "With --check of an address: how many of the newest episodes' files to ask for.",
        DefaultValueFactory = _ => 10,
        HelpName = "N",
    };

    private static readonly Option<bool> AllowPrivate = new("--allow-private")
    {
        Description =
            "With --check of an address: ask addresses of this machine and its network, too, such as those of 'serve'; and use a proxy.",
    };

    public static Command Create()
    {
        var command = new Command(
            "feeds",
            """
            Rewrites index, feeds and pages from the records that lie with the published episodes; repairs what is damaged.

            Example: mediapipeline feeds
                     mediapipeline feeds --check https://example.org/feed.xml
            """
        )
        {
            Check,
            Episodes,
            AllowPrivate,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                parsed.GetResult(Check) is null
                    ? RewriteAsync(parsed, cancellationToken)
                    : FeedChecking.RunAsync(
                        parsed,
                        parsed.GetValue(Check),
                        parsed.GetValue(Episodes),
                        parsed.GetValue(AllowPrivate),
                        cancellationToken
                    )
        );
        return command;
    }

    private static async Task<int> RewriteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var workspace = Workspace.Open(parsed);
        var target = workspace.Target();
        await target.PrepareAsync(cancellationToken);
        var site = new Site(target, workspace.Show, workspace.Root);
        var repair = new IndexRepair(new SiteIndex([]), [], []);
        var written = await site.UpdateAsync(
            async index =>
            {
                // Looked at anew each time the index went on meanwhile, so no other publisher's episode is lost.
                repair = await IndexRepair.OfAsync(target, index, cancellationToken);
                return repair.Index;
            },
            _ => true,
            cancellationToken
        );
        foreach (var episode in repair.Restored)
        {
            var path = PublishStage.RecordOf(episode.Slug);
            var json = JsonSerializer.SerializeToUtf8Bytes(episode, StoredJson.Options);
            await target.WriteAsync(path, json, Delivery.Changing(path), WriteCondition.Always, cancellationToken);
            written = [.. written, path];
        }
        workspace.Hashes.Save();
        foreach (var problem in await FeedNotice.SendAsync(workspace.Show, written, cancellationToken))
        {
            Console.Error.WriteLine($"note: {problem}");
        }
        Tell(parsed, target, repair, written);
        return (int)(repair.Lost.Count > 0 ? ExitCode.StageFailed : ExitCode.Done);
    }

    private static void Tell(ParseResult parsed, IStorage target, IndexRepair repair, IReadOnlyList<string> written)
    {
        var count = repair.Index.Episodes.Count;
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonAnswer.Write(
                new
                {
                    Target = target.Name,
                    Episodes = count,
                    Written = written,
                    Restored = repair.Restored.Select(e => e.Slug),
                    repair.Lost,
                }
            );
            return;
        }
        AnsiConsole.WriteLine(
            $"{(count == 1 ? "1 episode" : $"{count} episodes")} in {target.Name}; {(written.Count == 0 ? "everything was up to date" : $"{written.Count} files written")}."
        );
        foreach (var path in written)
        {
            AnsiConsole.WriteLine($"  {path}");
        }
        foreach (var lost in repair.Lost)
        {
            Console.Error.WriteLine($"error: {lost.Slug} cannot be listed: {lost.Why}.");
            Console.Error.WriteLine($"       Publish it again: mediapipeline publish {lost.Slug}");
        }
    }
}
