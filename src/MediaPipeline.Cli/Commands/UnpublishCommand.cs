using System.CommandLine;
using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
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
        // Out of the feeds first: nobody shall be sent to files that are gone.
        await new Site(target, workspace.Show, workspace.Root).UpdateAsync(index => index.Without(slug), _ => false, cancellationToken);
        var count = await Unpublishing.DeleteFilesAsync(target, slug, cancellationToken);
        workspace.Hashes.Save();
        if (count == 0)
        {
            throw new WrongInputException($"'{slug}' is not published.", target.Name, "See what is: mediapipeline status");
        }
        AnsiConsole.WriteLine($"{slug} is taken back: {count} files are gone from {target.Name}.");
        return (int)ExitCode.Done;
    }
}
