using System.CommandLine;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Feeds;
using MediaPipeline.Media;
using MediaPipeline.Models;
using MediaPipeline.Publishing;
using MediaPipeline.Publishing.YouTube;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Ggml;
using MediaPipeline.Speech.Whisper;
using MediaPipeline.Transcription;
using MediaPipeline.Worker;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>doctor</c>: what is there, what is missing, and the command that fixes it.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command(
            "doctor",
            """
            Looks at every tool, model, setting and credential: what is there, what is missing, the command that fixes it.

            Example: mediapipeline doctor
            """
        );
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        await ToolsAsync(findings, cancellationToken);
        var workspace = Settings(parsed, findings);
        Models(findings, workspace?.Models ?? new ModelShelf(null, null), workspace?.Show);
        if (workspace is not null)
        {
            await TargetAsync(findings, workspace, cancellationToken);
            if (workspace.Show.Store is not null)
            {
                await NetworkAsync(findings, workspace, cancellationToken);
            }
            Secrets(findings, workspace.Show);
            Disk(findings, workspace.Root);
        }
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonAnswer.Write(findings);
        }
        else
        {
            findings.ForEach(Write);
        }
        return (int)(findings.All(f => f.Well) ? ExitCode.Done : ExitCode.Missing);
    }

    private static async Task ToolsAsync(List<Finding> findings, CancellationToken cancellationToken)
    {
        foreach (var (program, package, _) in Tool.All)
        {
            if (Tool.Find(program) is null)
            {
                findings.Add(new Finding(program, false, "not on this machine", $"sudo apt-get install {package}"));
                continue;
            }
            try
            {
                findings.Add(new Finding(program, true, await Tool.VersionAsync(program, cancellationToken), null));
            }
            catch (PipelineException e)
            {
                findings.Add(new Finding(program, false, $"does not run: {e.Problem}", $"sudo apt-get install --reinstall {package}"));
            }
        }
    }

    private static Workspace? Settings(ParseResult parsed, List<Finding> findings)
    {
        try
        {
            var workspace = Workspace.Open(parsed);
            findings.Add(new Finding(ShowFile.Name, true, $"{workspace.Show.Title} ({workspace.Root})", null));
            return workspace;
        }
        catch (WrongInputException e)
        {
            findings.Add(new Finding(ShowFile.Name, false, e.Message, e.Remedy));
            return null;
        }
    }

    private static void Models(List<Finding> findings, ModelShelf shelf, Show? show)
    {
        var whisper = show?.Transcription.Model ?? new TranscriptionSettings().Model;
        Add($"model {whisper}", shelf.FindWhisper(whisper), $"mediapipeline models pull {whisper}");
        if (shelf.FindWhisper(whisper) is { } path && ModelShelf.IsGgml(path))
        {
            Ggml(findings, path, whisper);
        }
        foreach (var voice in new[] { show?.Voice ?? new VoiceSettings() }.Concat(show?.Voices.Values ?? []).Select(v => v.Name).Distinct())
        {
            Add($"voice {voice}", shelf.FindVoice(voice), $"mediapipeline models pull {voice}");
        }
        // Without it pauses are found by level alone, which music and noise deceive.
        Add("model silero-vad", shelf.FindVad(), "copy the project's models/silero-vad to a folder of the search path");

        void Add(string name, string? path, string fix) =>
            findings.Add(
                new Finding(name, path is not null, path ?? $"in none of {string.Join(", ", shelf.Places)}", path is null ? fix : null)
            );
    }

    /// <summary>What whisper.cpp runs on, and whether it would read the model.</summary>
    private static void Ggml(List<Finding> findings, string path, string name)
    {
        try
        {
            GgmlFile.Read(path);
            findings.Add(new Finding("Whisper.net runtime", true, GgmlModel.Runtime(), null));
        }
        catch (WhisperModelException e)
        {
            findings.Add(
                new Finding("Whisper.net runtime", false, e.Message, $"mediapipeline models pull {Path.GetFileNameWithoutExtension(name)}")
            );
        }
    }

    private static async Task TargetAsync(List<Finding> findings, Workspace workspace, CancellationToken cancellationToken)
    {
        try
        {
            var target = workspace.Target();
            await target.PrepareAsync(cancellationToken);
            await target.ReadAsync(SiteIndex.FileName, cancellationToken);
            findings.Add(new Finding("publishing target", true, target.Name, null));
        }
        catch (PipelineException e)
        {
            findings.Add(new Finding("publishing target", false, e.Message, e.Remedy));
        }
    }

    /// <summary>The store and the queue of a show that workers make.</summary>
    private static async Task NetworkAsync(List<Finding> findings, Workspace workspace, CancellationToken cancellationToken)
    {
        try
        {
            var store = workspace.Show.Store!.Open(workspace.Hashes);
            await store.PrepareAsync(cancellationToken);
            findings.Add(new Finding("store", true, store.Name, null));
        }
        catch (PipelineException e)
        {
            findings.Add(new Finding("store", false, e.Message, e.Remedy));
        }
        try
        {
            var queue = await JobQueue.OpenAsync(QueueAddress.FromEnvironment(), cancellationToken);
            findings.Add(new Finding("queue", true, $"{queue.Address.Server}, schema {queue.Address.Schema}", null));
        }
        catch (PipelineException e)
        {
            findings.Add(new Finding("queue", false, e.Message, e.Remedy));
        }
    }

    /// <summary>What the settings need from the environment. What is in it is never told.</summary>
    private static void Secrets(List<Finding> findings, Show show)
    {
        if (show.Transcription.Service is not null)
        {
            Need("speech service", SpeechOverHttp.KeyVariable, "its key");
        }
        if (show.Feed.Podping)
        {
            Need("podping", FeedNotice.TokenVariable, "the token that podping.cloud gave you");
        }
        if (show.YouTube.Playlist is not null && Is(YouTubeAccount.RefreshVariable) is false)
        {
            Need("youtube", YouTubeAccount.TokenVariable, "an access token");
        }

        bool Is(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

        void Need(string what, string variable, string value) =>
            findings.Add(
                new Finding(
                    what,
                    Is(variable),
                    Is(variable) ? $"{variable} is set" : $"{variable} is not set",
                    Is(variable) ? null : $"export {variable}=... ({value})"
                )
            );
    }

    private static void Disk(List<Finding> findings, string root)
    {
        const long least = 2_000_000_000;
        var free = new DriveInfo(root).AvailableFreeSpace;
        findings.Add(
            new Finding(
                "disk",
                free > least,
                $"{Sizes.Bytes(free)} free",
                free > least ? null : "free some space: an hour's episode needs some 2 GB while it is made"
            )
        );
    }

    private static void Write(Finding finding)
    {
        AnsiConsole.MarkupLine(
            $"{(finding.Well ? "[green]ok     [/]" : "[red]missing[/]")} {finding.What, -22} {Markup.Escape(finding.Found)}"
        );
        if (finding.Fix is { } fix)
        {
            AnsiConsole.WriteLine($"{"", 30} {fix}");
        }
    }

    private sealed record Finding(string What, bool Well, string Found, string? Fix);
}
