using MediaPipeline.Media;
using MediaPipeline.Models;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Recordings;

/// <summary>
/// The last of stage 2 for recordings, where it is asked for: fillers, retakes and long pauses are cut out
/// (<c>edited.flac</c>, where anything is; <c>cuts.json</c>), and the ends of sections are found for stings (<c>sections.json</c>). Whisper listens
/// for what was said to the letter; the transcript proper is made of the result, like that of any take.
/// </summary>
public sealed class EditStage : Stage
{
    public const string StageName = "edit";
    public const string SoundName = "edited.flac";
    public const string CutsName = "cuts.json";
    public const string SectionsName = "sections.json";

    /// <summary>Whisper leaves out fillers unless the text before, as it takes this to be, has them.</summary>
    private const string Verbatim = "Umm, let me think like, hmm... Okay, here's what I'm, like, thinking. Uh, um, er.";

    /// <summary>A shorter cut (seconds) is not worth a join.</summary>
    private const double ShortestCut = 0.06;

    private const int MostNotes = 12;

    public override string Name => StageName;
    public override int Version => 3;
    public override IReadOnlyList<string> After => [ScriptStage.StageName, TakeStage.StageName];
    public override IReadOnlyList<string> Reads => [TakeStage.StageName];
    public override string Doing => "cutting the recording";
    public override string Capability => "whisper";

    public override IReadOnlyList<StageNeed> Needs(EpisodeRun run) =>
        [new(NeedKind.Program, Tool.Ffmpeg), new(NeedKind.Program, Tool.Ffprobe), new(NeedKind.Whisper, run.Show.Transcription.Model)];

    public override bool Applies(EpisodeRun run) => run.Episode.Recording is not null && (Cuts(run) || Stings(run));

    private static bool Cuts(EpisodeRun run) =>
        run.Show.Recording.CutFillers || run.Show.Recording.CutRetakes || run.Show.Audio.LongestSilence > 0;

    private static bool Stings(EpisodeRun run) => run.Show.Music.Sting is not null && run.Episode.Script is not null;

    public override async Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var settings = run.Show.Recording;
        var inputs = new List<StageInput>
        {
            await run.ToolAsync(Tool.Ffmpeg, cancellationToken),
            StageInput.Value("pipeline.json: language", run.Show.LanguageCode),
            StageInput.Value("pipeline.json: transcription.model", run.Show.Transcription.Model),
            StageInput.Value(
                "pipeline.json: cuts",
                new
                {
                    settings.CutFillers,
                    settings.Fillers,
                    settings.CutRetakes,
                    settings.RetakeWords,
                    run.Show.Audio.LongestSilence,
                    Stings = Stings(run),
                }
            ),
        };
        if (ScriptStage.Of(run) is { } script)
        {
            inputs.Add(StageInput.Value("the script's words", GuideWords.Of(script)));
        }
        return inputs;
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var take = run.Output(TakeStage.StageName).File(TakeStage.SoundName);
        var model = run.Show.Transcription.Model;
        var listener = run.Models.Warm(run.Models.RequireWhisper(model), () => new Listener(run.Models, model));
        var pcm = work.File("speech.pcm");
        IReadOnlyList<Cut> cuts;
        try
        {
            using var audio = await SpeechPcm.DecodeAsync(take, pcm, null, cancellationToken);
            cuts = Cuts(run) ? await FindAsync(run, work, listener, audio, cancellationToken) : [];
            var breaks = Stings(run) ? Breaks(run, listener, audio, cancellationToken) : [];
            work.WriteJson(SectionsName, breaks.Select(b => Math.Round(Cut.Moved(cuts, b), 3)));
        }
        finally
        {
            File.Delete(pcm);
        }
        work.WriteJson(CutsName, cuts);
        if (cuts.Count > 0)
        {
            await CutAsync(work, take, cuts, cancellationToken);
            var taken = run.Output(TakeStage.StageName);
            if (taken.Has(TakeStage.SpeakersName))
            {
                work.WriteJson(TakeStage.SpeakersName, Moved(taken.Read<List<SpeakerTurn>>(TakeStage.SpeakersName), cuts));
            }
            Tell(work, cuts);
        }
    }

    private static async Task<IReadOnlyList<Cut>> FindAsync(
        EpisodeRun run,
        StageWork work,
        Listener listener,
        SpeechAudio audio,
        CancellationToken cancellationToken
    )
    {
        var settings = run.Show.Recording;
        var heard = (await listener.TranscribeAsync(audio, run.Show.LanguageCode, Verbatim, null, work.Progress, cancellationToken)).Heard;
        var script = ScriptStage.Of(run)?.AllWords.Select(w => w.Text).ToList();
        var fillers = FillersOf(run, work, script ?? []);
        var cuts = new List<Cut>();
        if (settings.CutFillers)
        {
            cuts.AddRange(FillerCuts.Find(heard, fillers));
        }
        if (settings.CutRetakes)
        {
            var plain = heard.Where(w => !fillers.Contains(SpokenText.Plain(w.Text))).ToList();
            cuts.AddRange(new RetakeCuts(plain, script, settings.RetakeWords).Find());
        }
        if (run.Show.Audio.LongestSilence is > 0 and var longest)
        {
            cuts.AddRange(PauseCuts.Find(heard, audio, longest));
        }
        return [.. Cut.Merge(Cut.Merge(cuts).Select(c => QuietPlace.Of(c, audio))).Where(c => c.Length >= ShortestCut)];
    }

    /// <summary>The words that fill a pause: those of the settings, but none that the script has itself.</summary>
    private static HashSet<string> FillersOf(EpisodeRun run, StageWork work, IReadOnlyList<string> script)
    {
        var fillers = run.Show.Recording.Fillers;
        if (run.Show.Recording.CutFillers && run.Show.LanguageCode != "en" && fillers.SequenceEqual(new RecordingSettings().Fillers))
        {
            // 'um' and 'er' are words in German.
            work.Warn($"No fillers are cut: name those of the language '{run.Show.Language}' in 'recording.fillers'.");
            fillers = [];
        }
        return [.. fillers.Select(SpokenText.Plain).Except(script.Select(SpokenText.Plain))];
    }

    /// <summary>When each section but the last ends, in seconds of the uncut take.</summary>
    private static IReadOnlyList<double> Breaks(EpisodeRun run, Listener listener, SpeechAudio audio, CancellationToken cancellationToken)
    {
        var script = ScriptStage.Of(run)!;
        var transcript = listener.Align(audio, GuideWords.Of(script), run.Show.LanguageCode, null, null, cancellationToken);
        return [.. SectionStarts.Of(script, transcript).Skip(1).Select(s => s.Start)];
    }

    private static async Task CutAsync(StageWork work, string take, IReadOnlyList<Cut> cuts, CancellationToken cancellationToken)
    {
        var samples = work.File("take.f32");
        try
        {
            await Ffmpeg
                .From(take)
                .To(samples, "-ac", "1", "-ar", $"{MonoSamples.TakeRate}", "-f", "f32le")
                .RunAsync(cancellationToken: cancellationToken);
            await Ffmpeg
                .FromPipe(
                    async (stream, token) =>
                    {
                        await using var input = File.OpenRead(samples);
                        await SoundCutter.CopyAsync(input, stream, MonoSamples.TakeRate, cuts, token);
                    },
                    MonoSamples.Format
                )
                .To(work.File(SoundName), [.. Ffmpeg.Repeatable, .. Ffmpeg.Lossless])
                .RunAsync(cancellationToken: cancellationToken);
        }
        finally
        {
            File.Delete(samples);
        }
    }

    private static IEnumerable<SpeakerTurn> Moved(List<SpeakerTurn> turns, IReadOnlyList<Cut> cuts) =>
        turns
            .Select(t => t with { Start = Math.Round(Cut.Moved(cuts, t.Start), 3), End = Math.Round(Cut.Moved(cuts, t.End), 3) })
            .Where(t => t.End > t.Start);

    private static void Tell(StageWork work, IReadOnlyList<Cut> cuts)
    {
        string Count(CutKind kind, string one, string many) =>
            cuts.Count(c => c.Kind == kind) is > 0 and var n ? $"{n} {(n == 1 ? one : many)}" : "";
        string[] kinds =
        [
            Count(CutKind.Filler, "filler", "fillers"),
            Count(CutKind.Retake, "retake", "retakes"),
            Count(CutKind.Pause, "long pause", "long pauses"),
        ];
        work.Warn($"Cut out: {string.Join(", ", kinds.Where(k => k.Length > 0))}; {cuts.Sum(c => c.Length):0.0} s in all.");
        foreach (var cut in cuts.Where(c => c.Kind == CutKind.Retake).Take(MostNotes))
        {
            work.Warn($"Cut at {CueTime.Clock(cut.Start)} of the recording, since it was said again: '{cut.Words}'");
        }
    }
}
