using System.CommandLine;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Publishing.YouTube;
using MediaPipeline.Running;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>youtube</c>: all that YouTube takes with an episode, in a folder or sent there.</summary>
internal static class YouTubeCommand
{
    private static readonly Argument<string> Episode = new("EPISODE") { Description = "An episode folder or name; it must be made." };

    private static readonly Option<DirectoryInfo> Out = new("--out")
    {
        Description = "The folder to put the kit into; youtube/EPISODE in the show's folder if left out.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Upload = new("--upload")
    {
        Description =
            $"Upload it instead. The access token is in {YouTubeAccount.TokenVariable}, or a new one is fetched with {YouTubeAccount.ClientVariable}, {YouTubeAccount.SecretVariable} and {YouTubeAccount.RefreshVariable}.",
    };

    private static readonly Option<bool> Again = new("--again")
    {
        Description = "With --upload: send a video that has changed since as a new one.",
    };

    public static Command Create()
    {
        var command = new Command(
            "youtube",
            """
            Gathers video, thumbnail, captions and texts within YouTube's limits in a folder, with youtube.md to copy from; or uploads
            them. An interrupted upload goes on where it stopped; run again, only what has changed is sent.

            Example: mediapipeline youtube 2026-02-06-first-light --upload
            """
        )
        {
            Episode,
            Out,
            Upload,
            Again,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var run = Workspace.OpenRun(parsed, Episode);
        if (!run.Show.Video.Enabled)
        {
            throw new WrongInputException(
                "The show makes no video.",
                run.Episode.ShowRoot,
                "Set 'video.enabled' to true in pipeline.json."
            );
        }
        await MadeEpisode.RequireAsync(run, cancellationToken);
        var kit = UploadKit.Of(run, DateTimeOffset.UtcNow);
        if (parsed.GetValue(Upload))
        {
            return await UploadAsync(parsed, run, kit, cancellationToken);
        }
        var folder = parsed.GetValue(Out)?.FullName ?? Path.Combine(run.Episode.ShowRoot, "youtube", run.Episode.Slug);
        var files = kit.WriteTo(folder);
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonAnswer.Write(new { Folder = folder, Files = files });
            return (int)ExitCode.Done;
        }
        AnsiConsole.WriteLine($"{folder}:");
        foreach (var file in files)
        {
            AnsiConsole.WriteLine($"  {file, -20} {Sizes.Bytes(new FileInfo(Path.Combine(folder, file)).Length), 9}");
        }
        return (int)ExitCode.Done;
    }

    private static async Task<int> UploadAsync(ParseResult parsed, EpisodeRun run, UploadKit kit, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(GlobalOptions.Json);
        var slug = run.Episode.Slug;
        using var held = EpisodeLock.Take(run.Store, slug);
        using var client = new YouTubeClient(new YouTubeAccount());
        var upload = new YouTubeUpload(client, run.Show.YouTube, TimeSpan.FromSeconds(1));
        var state = await RunDisplay.ShowAsync(
            json,
            async display =>
            {
                display.Started(slug, "youtube", "uploading to YouTube", "asked for");
                var progress = new ProgressShare(share => display.Progressed(slug, "youtube", share));
                var path = UploadState.PathOf(run.Store);
                return await upload.RunAsync(kit, path, parsed.GetValue(Again), progress, cancellationToken);
            }
        );
        if (json)
        {
            JsonAnswer.Write(new { state.VideoId, Address = $"https://youtu.be/{state.VideoId}" });
        }
        else
        {
            AnsiConsole.WriteLine($"{kit.Title}: https://youtu.be/{state.VideoId}");
        }
        return (int)ExitCode.Done;
    }
}
