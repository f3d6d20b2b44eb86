using MediaPipeline.Recordings;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Transcription;

namespace MediaPipeline.Captions;

/// <summary>Stage 5: captions and transcripts from the words' times.</summary>
public sealed class CaptionStage : Stage
{
    public const string StageName = "captions";
    public const string VttName = "captions.vtt";
    public const string KaraokeName = "captions-karaoke.vtt";
    public const string SrtName = "captions.srt";
    public const string JsonName = "transcript.json";
    public const string TextName = "transcript.txt";
    public const string HtmlName = "transcript.html";
    public const string CuesName = "cues.json";

    public override string Name => StageName;
    public override int Version => 5;
    public override IReadOnlyList<string> After => [ScriptStage.StageName, TranscribeStage.StageName];
    public override string Doing => "breaking captions";
    public override string Capability => "text";

    public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StageInput>>([StageInput.Value("pipeline.json: captions", run.Show.Captions)]);

    public override Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var transcript = TranscribeStage.Of(run);
        var script = ScriptStage.Of(run);
        var turns = run.Output(TranscribeStage.StageName).Read<List<SpeakerTurn>>(TranscribeStage.SpeakersName);
        var cues = new CueBreaker(run.Show.Captions).Break(CaptionWords.Of(transcript, script, turns));
        Write(cues, transcript.Language, (name, text) => File.WriteAllText(work.File(name), text));
        work.WriteJson(CuesName, cues);
        var fast = cues.Count(c => c.Speed > run.Show.Captions.CharactersPerSecond * 1.25);
        if (fast > 0)
        {
            work.Warn(
                $"{fast} of {cues.Count} captions are faster than {run.Show.Captions.CharactersPerSecond * 1.25:0} characters a second."
            );
        }
        return Task.CompletedTask;
    }

    /// <summary>All caption files, by name and text.</summary>
    public static void Write(IReadOnlyList<Cue> cues, string language, Action<string, string> write)
    {
        write(VttName, WebVtt.Write(cues, language));
        write(KaraokeName, WebVtt.WriteKaraoke(cues, language));
        write(SrtName, SubRip.Write(cues));
        write(JsonName, PodcastTranscript.Write(cues));
        write(TextName, ReadingTranscript.WriteText(cues));
        write(HtmlName, ReadingTranscript.WriteHtml(cues));
    }
}
