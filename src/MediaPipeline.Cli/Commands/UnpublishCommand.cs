using System.CommandLine;
using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
using MediaPipeline.Shows;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>unpublish</c>: takes an episode back; its folder and what is made of it stay.</summary>
internal static class UnpublishCommand
{
    private static readonly Argument<string> Episode = new("EPISODE")
    {
        Description = "The episode's folder or name; the folder itself need not be there any more.",
    };

    public static Command Create()
    {
        var command = new Command(
            "unpublish",
            """
            Takes an episode out of feeds, pages and target. What is made of it stays on this machine.
            To keep 'produce' from publishing it again, write 'published: false' into its front matter.

            Example: mediapipeline unpublish 2026-02-06-first-light
            """
        )
        {
            Episode,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(Episode);
        var slug = Path.GetFileName(Path.TrimEndingDirectorySeparator(name));
        var workspace = Workspace.Open(parsed, name);
        var target = workspace.Target();
        await target.PrepareAsync(cancellationToken);
        var was = await target.ListAsync(SiteAddresses.FolderOf(slug), cancellationToken);
        var (_, listed) = await ListedEpisodes.FindAsync(target, slug, cancellationToken);
        if (was.Count == 0 && listed is null)
        {
            throw new WrongInputException($"'{slug}' is not published.", target.Name, "See what is: mediapipeline status");
        }
        var site = new Site(target, workspace.Show, workspace.Root);
        var written = await Unpublishing.RunAsync(target, site, slug, cancellationToken);
        workspace.Hashes.Save();
        foreach (var problem in await FeedNotice.SendAsync(workspace.Show, written, cancellationToken))
        {
            Console.Error.WriteLine($"note: {problem}");
        }
        AnsiConsole.WriteLine($"{slug} is taken back: {was.Count} files are gone from {target.Name}.");
        return (int)ExitCode.Done;
    }
}
