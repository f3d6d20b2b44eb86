using System.CommandLine;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Notes;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Transcription;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>notes</c>: show notes alone, from the script; no voice, no model, no ffmpeg. CI runs it.</summary>
internal static class NotesCommand
{
    private static readonly Argument<string> Episode = new("EPISODE") { Description = "The episode's folder or name." };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "markdown or html.",
        DefaultValueFactory = _ => "markdown",
    };

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "A file to write to instead of standard output.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("markdown", "html");
        var command = new Command(
            "notes",
            """
            Writes the show notes of an episode, from its script alone. Chapters have times where the episode is made.

            Example: mediapipeline notes episodes/2026-02-06-first-light --format html --out notes.html
            """
        )
        {
            Episode,
            Format,
            Out,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var run = Workspace.OpenRun(parsed, Episode);
        var markdown = NotesTemplate.Load(run.Show, run.Episode.ShowRoot).Render(await NotesAsync(run, cancellationToken));
        var text = parsed.GetValue(Format) == "html" ? NotesHtml.ForPage(markdown) : markdown;
        if (parsed.GetValue(Out) is { } file)
        {
            Directory.CreateDirectory(file.DirectoryName!);
            AtomicFile.WriteText(file.FullName, text);
        }
        else
        {
            Console.Out.Write(text);
        }
        return (int)ExitCode.Done;
    }

    /// <summary>The notes, with the chapters' times where they are known and still right.</summary>
    private static async Task<EpisodeNotes> NotesAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var script = run.Episode.Script is null ? null : ScriptStage.Read(run);
        Transcript? transcript = null;
        List<Chapter>? chapters = null;
        List<Cue>? cues = null;
        try
        {
            await new Runner(Pipeline.Stages, new Unheard()).RunAsync(
                run,
                new RunOptions(To: ChapterStage.StageName, DryRun: true),
                cancellationToken
            );
            chapters = run.OutputOrNull(ChapterStage.StageName)?.Read<List<Chapter>>(ChapterStage.ListName);
            cues = run.OutputOrNull(CaptionStage.StageName)?.Read<List<Cue>>(CaptionStage.CuesName);
            transcript = run.OutputOrNull(TranscribeStage.StageName)?.Read<Transcript>(TranscribeStage.TranscriptName);
        }
        catch (MissingException)
        {
            // A machine without ffmpeg or espeak-ng can write notes all the same.
        }
        if (script is null && transcript is null)
        {
            throw new WrongInputException(
                "The episode has no script, and its recording has not been transcribed yet.",
                run.Episode.FullPath,
                "Run first: mediapipeline produce " + run.Episode.Slug
            );
        }
        var about = EpisodeAbout.Of(run, script, transcript);
        return EpisodeNotes.Of(run.Show, about, script, chapters, cues, run.Episode.Recording is null, run.Episode.Slug);
    }
}
