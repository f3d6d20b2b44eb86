using System.CommandLine;
using System.Text.RegularExpressions;
using MediaPipeline.Chapters;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Filming;
using MediaPipeline.Media;
using MediaPipeline.Recordings;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Transcription;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>clip</c>: a passage of an episode as a short video for social media.</summary>
internal static partial class ClipCommand
{
    private const string Best = "best";

    private static readonly Argument<string> Episode = new("EPISODE") { Description = "An episode folder or name; it must be made." };

    private static readonly Option<string> Section = new("--section")
    {
        Description =
            "The section, by its title or a part of it, or its number; 'best' takes the first soundbite of the front matter, or the passage that says most.",
        DefaultValueFactory = _ => Best,
        HelpName = "SECTION",
    };

    private static readonly Option<string> Shape = new("--shape")
    {
        Description = "vertical (1080 × 1920), square (1080 × 1080) or wide (1920 × 1080).",
        DefaultValueFactory = _ => "vertical",
        HelpName = "SHAPE",
    };

    private static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "About how long, 10 to 180; it ends with a sentence.",
        DefaultValueFactory = _ => 45,
        HelpName = "N",
    };

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "The MP4 to write; clips/EPISODE-SECTION-SHAPE.mp4 in the show's folder if left out.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        Shape.AcceptOnlyFromAmong("vertical", "square", "wide");
        Seconds.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && r.GetValueOrDefault<double>() is not (>= 10 and <= 180))
            {
                r.AddError("'--seconds' must be between 10 and 180.");
            }
        });
        var command = new Command(
            "clip",
            """
            Makes an audiogram: a passage of an episode as a short video, with its waveform, and each word lit as it is said.

            Example: mediapipeline clip 2026-02-06-first-light --section "What we saw" --shape square
            """
        )
        {
            Episode,
            Section,
            Shape,
            Seconds,
            Out,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var run = Workspace.OpenRun(parsed, Episode);
        await MadeEpisode.RequireAsync(run, cancellationToken);
        var section = parsed.GetRequiredValue(Section);
        var clip = Choose(run, section, parsed.GetValue(Seconds));
        var shape = parsed.GetRequiredValue(Shape);
        var (width, height) = shape switch
        {
            "vertical" => (1080, 1920),
            "square" => (1080, 1080),
            _ => (1920, 1080),
        };
        var file =
            parsed.GetValue(Out)?.FullName
            ?? Path.Combine(
                run.Episode.ShowRoot,
                "clips",
                $"{run.Episode.Slug}-{NotInNames().Replace(section.ToLowerInvariant(), "-").Trim('-')}-{shape}.mp4"
            );
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var json = parsed.GetValue(GlobalOptions.Json);
        await RunDisplay.ShowAsync(
            json,
            async display =>
            {
                display.Started(run.Episode.Slug, "clip", "filming the clip", "asked for");
                var progress = new ProgressShare(share => display.Progressed(run.Episode.Slug, "clip", share));
                await AtomicFile.WriteAsync(
                    file,
                    temporary => ClipFilm.MakeAsync(run, clip, width, height, temporary, progress, cancellationToken)
                );
                return true;
            }
        );
        if (json)
        {
            JsonAnswer.Write(
                new
                {
                    File = file,
                    Start = Math.Round(clip.Start, 3),
                    End = Math.Round(clip.End, 3),
                    clip.Text,
                }
            );
        }
        else
        {
            var times = $"{CueTime.Clock(clip.Start)} to {CueTime.Clock(clip.End)}";
            AnsiConsole.WriteLine($"{file}: {times}, {Sizes.Bytes(new FileInfo(file).Length)}");
            AnsiConsole.WriteLine(clip.Text);
        }
        return (int)ExitCode.Done;
    }

    private static Clip Choose(EpisodeRun run, string section, double seconds)
    {
        var transcript = TranscribeStage.Of(run);
        var script = ScriptStage.Of(run);
        var turns = run.Output(TranscribeStage.StageName).Read<List<SpeakerTurn>>(TranscribeStage.SpeakersName);
        var choice = ClipChoice.Of(transcript, script, turns);
        if (section == Best)
        {
            var soundbite = script?.Facts.Soundbites.Select(s => Soundbite.Find(s, transcript)).FirstOrDefault(s => s is not null);
            return (soundbite is null ? null : choice.Of(soundbite))
                ?? choice.Best(seconds)
                ?? throw new WrongInputException(
                    "Nothing is said in the episode.",
                    run.Episode.FullPath,
                    "There is nothing to make a clip of."
                );
        }
        var sections = script?.Sections ?? [];
        var index =
            int.TryParse(section, out var number) && number >= 1 && number <= sections.Count
                ? number - 1
                : sections.ToList().FindIndex(s => s.Title?.Contains(section, StringComparison.OrdinalIgnoreCase) == true);
        return (index < 0 ? null : choice.OfSection(index, seconds))
            ?? throw new WrongInputException(
                $"There is no section '{section}', or nothing of it was said.",
                run.Episode.Script ?? run.Episode.FullPath,
                sections.Count > 0
                    ? $"Its sections are {string.Join(", ", sections.Select((s, i) => s.Title is { } title ? $"{i + 1} '{title}'" : $"{i + 1}"))}."
                    : "An episode without a script has none; leave '--section' away."
            );
    }

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex NotInNames();
}
