using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MediaPipeline.Captions;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Media;
using MediaPipeline.Models;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Transcription;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>transcribe</c>: any audio or video to captions and word times.</summary>
internal static class TranscribeCommand
{
    private static readonly Argument<FileInfo[]> Media = new("MEDIA")
    {
        Description = "Audio or video files of any kind.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<FileInfo> ScriptFile = new("--script")
    {
        Description = "What was to be said (.md or .txt): it guides the transcription.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Model = new("--model")
    {
        Description =
            "A Whisper model: whisper-tiny.en, whisper-base, ...; or one of whisper.cpp: ggml-base.en-q5_1, or the path of a .bin. Otherwise the show's, or whisper-tiny.en.",
        HelpName = "NAME",
    };

    private static readonly Option<DirectoryInfo> Out = new("--out")
    {
        Description = "Where to write; otherwise beside each file.",
        HelpName = "DIR",
    };

    private static readonly Option<string> Language = new("--language")
    {
        Description = "ISO 639-1 code, for multilingual models; otherwise the show's, or found out by listening.",
        HelpName = "CODE",
    };

    private static readonly Option<int?> Track = new("--track")
    {
        Description = "Which of several sound tracks, from 1; otherwise the one that players choose.",
        HelpName = "N",
    };

    private static readonly Option<string> Prompt = new("--prompt")
    {
        Description = "Names and terms as they are spelled, for transcribing without a script; otherwise the show's own.",
        HelpName = "TEXT",
    };

    /// <summary>What was heard is kept so long, so that a run that was broken off goes on.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public static Command Create()
    {
        var command = new Command(
            "transcribe",
            """
            Transcribes any audio or video to NAME.vtt, .srt, .json, .transcript.txt and .words.json (the time of each word).
            With a script, the words are the script's, and departures from it are reported. A run that was broken off goes
            on where it was.

            Example: mediapipeline transcribe take.wav --script script.md --model whisper-base --out captions
            """
        )
        {
            Media,
            ScriptFile,
            Model,
            Out,
            Language,
            Track,
            Prompt,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (show, models) = ShowIfAny(parsed);
        var media = parsed.GetRequiredValue(Media);
        foreach (var file in media.Where(f => !f.Exists))
        {
            throw new WrongInputException("There is no such file.", file.FullName, "Check the name.");
        }
        if (media.Length > 1 && parsed.GetValue(ScriptFile) is not null)
        {
            throw new WrongInputException("One script goes with one file.", null, "Run the command once for each.");
        }
        var language = parsed.GetValue(Language) ?? show?.LanguageCode;
        var script = parsed.GetValue(ScriptFile) is { } path
            ? ScriptReader.Read(
                path.FullName,
                parsed.GetValue(Language) ?? show?.Language ?? "en",
                Pronunciations.Load(show?.Pronunciations ?? new Dictionary<string, string>(), null)
            )
            : null;
        // A path is from where the command is typed.
        var named = parsed.GetValue(Model) is { } option && ModelShelf.IsGgml(option) ? Path.GetFullPath(option) : parsed.GetValue(Model);
        var model = named ?? show?.Transcription.Model ?? new TranscriptionSettings().Model;
        models.RequireWhisper(model);
        // The model is loaded while ffmpeg decodes.
        var loading = Task.Run(() => new Listener(models, model), cancellationToken);
        var memory = MemoryOf(models, model);
        var answers = new List<TranscribedFile>();
        try
        {
            foreach (var file in media)
            {
                answers.Add(await OneAsync(parsed, file, script, loading, memory, language, show, cancellationToken));
            }
        }
        finally
        {
            (await loading).Dispose();
        }
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonAnswer.Write(answers);
        }
        return (int)ExitCode.Done;
    }

    private static async Task<TranscribedFile> OneAsync(
        ParseResult parsed,
        FileInfo media,
        Script? script,
        Task<Listener> loading,
        WindowMemory memory,
        string? language,
        Show? show,
        CancellationToken cancellationToken
    )
    {
        var clock = Stopwatch.StartNew();
        var folder = parsed.GetValue(Out)?.FullName ?? media.DirectoryName!;
        Directory.CreateDirectory(folder);
        var pcm = Path.Combine(Path.GetTempPath(), $"mediapipeline-{Guid.NewGuid():N}.pcm");
        var names = parsed.GetValue(Prompt) ?? (show is null ? null : Spelling.Of(show));
        Transcript transcript;
        var warnings = new List<string>();
        try
        {
            using var audio = await SpeechPcm.DecodeAsync(media.FullName, pcm, parsed.GetValue(Track), cancellationToken, warnings.Add);
            if (!OperatingSystem.IsWindows())
            {
                // Read on though it has no name any more: a run that is killed leaves none of it.
                File.Delete(pcm);
            }
            var listener = await loading;
            var silent = parsed.GetValue(GlobalOptions.Json);
            transcript = await RunDisplay.ShowAsync(
                silent,
                async display =>
                {
                    display.Started(
                        media.Name,
                        media.Name,
                        $"listening to {media.Name}",
                        script is null ? "without a script" : "with the script"
                    );
                    var progress = new ProgressShare(share => display.Progressed(media.Name, media.Name, share));
                    return script is null
                        ? await listener.TranscribeAsync(audio, language, names, memory, progress, cancellationToken)
                        : await Task.Run(
                            () => listener.Align(audio, GuideWords.Of(script), language, memory, progress, cancellationToken),
                            cancellationToken
                        );
                }
            );
        }
        catch (ChildProcessException e) when (e.MayBeItsInput)
        {
            throw MediaInfo.Broken(media.FullName, e);
        }
        finally
        {
            File.Delete(pcm);
        }
        var stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(media.Name));
        var cues = new CueBreaker(show?.Captions ?? new CaptionSettings()).Break(CaptionWords.Of(transcript, script, []));
        var files = new List<string>();
        void Keep(string ending, Action<string> write)
        {
            files.Add(stem + ending);
            AtomicFile.Write(stem + ending, write);
        }
        Keep(".vtt", f => File.WriteAllText(f, WebVtt.Write(cues, transcript.Language)));
        Keep(".srt", f => File.WriteAllText(f, SubRip.Write(cues)));
        Keep(".json", f => File.WriteAllText(f, PodcastTranscript.Write(cues)));
        // Not NAME.txt: beside a recording that is often its script.
        Keep(".transcript.txt", f => File.WriteAllText(f, ReadingTranscript.WriteText(cues)));
        Keep(".words.json", f => StoredJson.Write(f, WordsFile.Of(transcript)));
        if (!parsed.GetValue(GlobalOptions.Json))
        {
            Tell(transcript, script, files, clock.Elapsed.TotalSeconds);
            warnings.ForEach(w => AnsiConsole.MarkupLineInterpolated($"  [yellow]{w}[/]"));
        }
        return new TranscribedFile(
            media.FullName,
            files,
            transcript.Duration,
            Math.Round(clock.Elapsed.TotalSeconds, 2),
            WordsFile.Of(transcript).Departures,
            warnings
        );
    }

    private static WindowMemory MemoryOf(ModelShelf models, string model)
    {
        var files = models.WhisperFiles(model).Select(f => new FileInfo(f)).Select(f => (f.Name, f.Length, f.LastWriteTimeUtc.Ticks));
        var memory = new WindowMemory(Path.Combine(ModelShelf.UserFolder, "windows"), ContentHash.OfValue(string.Join('|', files)));
        memory.Prune(KeptFor);
        return memory;
    }

    private static void Tell(Transcript transcript, Script? script, List<string> files, double seconds)
    {
        var times = string.Create(CultureInfo.InvariantCulture, $"{transcript.Duration / seconds:0} times real time");
        AnsiConsole.WriteLine(
            $"{transcript.Heard.Count} words in {CueTime.Clock(transcript.Duration)} of sound; {Sizes.Seconds(seconds)}, {times}."
        );
        if (transcript.Heard.Count == 0)
        {
            AnsiConsole.WriteLine("  No speech was heard.");
        }
        if (script is not null)
        {
            AnsiConsole.WriteLine(
                $"{transcript.Words.Count(w => w.Start is not null)} of the script's {transcript.Words.Count} words were found; {transcript.Departures.Count} departures."
            );
            foreach (var note in HostNotes.Of(transcript, spokenByVoice: false))
            {
                AnsiConsole.WriteLine($"  {note}");
            }
        }
        foreach (var file in files)
        {
            AnsiConsole.WriteLine($"  {Path.GetRelativePath(Environment.CurrentDirectory, file)}");
        }
    }

    /// <summary>Outside of any show the defaults hold.</summary>
    private static (Show?, ModelShelf) ShowIfAny(ParseResult parsed)
    {
        var named = parsed.GetValue(GlobalOptions.Show) is not null;
        var found = named || ShowFile.TryFindRoot(Environment.CurrentDirectory) is not null;
        if (!found)
        {
            return (null, new ModelShelf(null, null));
        }
        var workspace = Workspace.Open(parsed);
        return (workspace.Show, workspace.Models);
    }

    private sealed record TranscribedFile(
        string Media,
        IReadOnlyList<string> Files,
        double Duration,
        double Seconds,
        IReadOnlyList<Departure> Departures,
        IReadOnlyList<string> Warnings
    );
}
