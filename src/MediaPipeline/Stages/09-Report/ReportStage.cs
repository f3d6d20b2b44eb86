using MediaPipeline.Art;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Filming;
using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Narration;
using MediaPipeline.Notes;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Piper;
using MediaPipeline.Transcription;

namespace MediaPipeline.Reports;

/// <summary>
/// Stage 9: what the host should know before the episode goes out: one page with plots and sounds to click
/// (<c>report.html</c>), the same for machines (<c>report.json</c>), and the show's budgets.
/// </summary>
public sealed class ReportStage : Stage
{
    public const string StageName = "report";
    public const string PageName = "report.html";
    public const string JsonName = "report.json";

    private const string TemplateName = "report.html.liquid";

    public override string Name => StageName;
    public override int Version => 3;
    public override IReadOnlyList<string> After =>
        [
            ScriptStage.StageName,
            MasterStage.StageName,
            EncodeStage.StageName,
            TranscribeStage.StageName,
            CaptionStage.StageName,
            ChapterStage.StageName,
            TagStage.StageName,
            NotesStage.StageName,
            FilmStage.StageName,
            VideoStage.StageName,
        ];
    public override string Doing => "writing the report";
    public override string Capability => "text";
    public override string Design => ContentHash.Of(PageTemplate.Text(TemplateName));

    public override IReadOnlyList<StageNeed> Needs(EpisodeRun run) =>
        [
            new(NeedKind.Program, Tool.Ffmpeg),
            .. run.Episode.Recording is null
                ?
                [
                    new(NeedKind.Program, Tool.Espeak),
                    new StageNeed(NeedKind.Voice, ScriptStage.Read(run).Facts.Voice ?? run.Show.Voice.Name),
                ]
                : Array.Empty<StageNeed>(),
        ];

    public override async Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken) =>
        [
            StageInput.Value("pipeline.json: budgets", run.Show.Budgets),
            StageInput.Value("pipeline.json: captions and loudness", new { run.Show.Captions, run.Show.Loudness }),
            StageInput.Value("the report's design", PageTemplate.Text(TemplateName)),
            .. run.Episode.Recording is null ? [await run.ToolAsync(Tool.Espeak, cancellationToken)] : Array.Empty<StageInput>(),
        ];

    /// <summary>The budgets of an episode whose report is made.</summary>
    public static IReadOnlyList<Budget> BudgetsOf(EpisodeRun run) => run.Output(StageName).Read<EpisodeReport>(JsonName).Budgets;

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var report = await GatherAsync(run, cancellationToken);
        var clips = await SoundClip.CutAsync(MasterOf(run), report, cancellationToken);
        work.WriteJson(JsonName, report);
        var html = PageTemplate.Render(TemplateName, ReportPage.Model(report, clips));
        await File.WriteAllTextAsync(work.File(PageName), html, cancellationToken);
        var broken = report.Budgets.Where(b => !b.Kept).Select(b => $"{b.Name}: {b.Figure}; {b.Limit}").ToList();
        broken.ForEach(b => work.Warn($"Over budget: {b}."));
    }

    private static string MasterOf(EpisodeRun run) => run.Output(MasterStage.StageName).File(MasterStage.MasterName);

    private static async Task<EpisodeReport> GatherAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var transcript = TranscribeStage.Of(run);
        var about = EpisodeAbout.Of(run, ScriptStage.Of(run), transcript);
        var encoded = run.Output(EncodeStage.StageName).Read<EncodeReport>(EncodeStage.ReportName);
        var captions = CaptionCheck.Run(
            CaptionFile.Parse(
                await File.ReadAllBytesAsync(run.Output(CaptionStage.StageName).File(CaptionStage.VttName), cancellationToken)
            ),
            run.Show.Captions
        );
        var doubted = await GuessedAsync(run, Doubted(transcript), cancellationToken);
        var (mean, rate) = SpeakingRate(transcript);
        var outputs = Pipeline.Stages.Select(s => run.OutputOrNull(s.Name)).OfType<StageOutput>().ToList();
        var loudnessError = Math.Max(
            Math.Abs(encoded.Mp3.Integrated - run.Show.Loudness.Target),
            Math.Abs(encoded.Aac.Integrated - run.Show.Loudness.Target)
        );
        return new EpisodeReport(
            run.Show.Title,
            about.Title,
            transcript.Duration,
            run.Show.Loudness.Target,
            run.Output(MasterStage.StageName).Read<MasterReport>(MasterStage.ReportName),
            encoded.Mp3,
            encoded.Aac,
            mean,
            rate,
            doubted,
            transcript.Departures,
            captions,
            [
                .. outputs
                    .Where(o =>
                        o.Manifest.Stage is TagStage.StageName or VideoStage.StageName or CaptionStage.StageName or NotesStage.StageName
                    )
                    .SelectMany(o => o.Manifest.Files)
                    .Select(f => new ReportedFile(f.Path, f.Size)),
            ],
            [.. outputs.Select(o => new ReportedStage(o.Manifest.Stage, Math.Round(o.Manifest.Seconds, 2)))],
            Budget.Of(run.Show.Budgets, mean, loudnessError, captions.HighestSpeed, doubted.Count, transcript.Departures.Count),
            [.. outputs.SelectMany(o => o.Manifest.Warnings)]
        );
    }

    /// <summary>Marks the words whose sound the voice was told by guess, where a voice spoke.</summary>
    private static async Task<IReadOnlyList<DoubtedWord>> GuessedAsync(
        EpisodeRun run,
        IReadOnlyList<DoubtedWord> doubted,
        CancellationToken cancellationToken
    )
    {
        if (run.Episode.Recording is not null || doubted.Count == 0 || ScriptStage.Of(run) is not { } script)
        {
            return doubted;
        }
        var said = script.AllWords.Where(w => w.Pronunciation is null).GroupBy(w => w.Text).ToDictionary(g => g.Key, g => g.First().Spoken);
        var voice = PiperVoiceConfig.Load(run.Models.RequireVoice(script.Facts.Voice ?? run.Show.Voice.Name) + ".json").EspeakVoice;
        var guessed = await Espeak.GuessedAsync(
            voice,
            [.. doubted.Select(d => said.GetValueOrDefault(d.Text, "")).SelectMany(s => s.Split(' ')).Distinct()],
            cancellationToken
        );
        return [.. doubted.Select(d => d with { Guessed = said.GetValueOrDefault(d.Text, "").Split(' ').Any(guessed.Contains) })];
    }

    private static List<DoubtedWord> Doubted(Transcript transcript)
    {
        const int around = 4;
        var words = transcript.Words;
        var doubted = transcript.Doubted().ToHashSet(ReferenceEqualityComparer.Instance);
        return
        [
            .. words
                .Select((w, i) => (Word: w, Index: i))
                .Where(w => doubted.Contains(w.Word))
                .Select(w => new DoubtedWord(
                    w.Word.Text,
                    w.Word.Start!.Value,
                    w.Word.End ?? w.Word.Start.Value,
                    w.Word.Confidence,
                    string.Join(' ', words.Skip(Math.Max(0, w.Index - around)).Take(2 * around + 1).Select(x => x.Text))
                ))
                .OrderBy(w => w.Start),
        ];
    }

    /// <summary>Words a minute in all, and in windows of 20 s, five seconds apart.</summary>
    private static (double Mean, IReadOnlyList<RateAt> Rate) SpeakingRate(Transcript transcript)
    {
        const double window = 20,
            step = 5;
        var starts = transcript.Heard.Select(h => h.Start).Order().ToList();
        if (starts.Count < 2)
        {
            return (0, []);
        }
        var rate = new List<RateAt>();
        for (var time = starts[0] + window / 2; time < starts[^1] - window / 2; time += step)
        {
            var count = starts.Count(s => s >= time - window / 2 && s < time + window / 2);
            rate.Add(new RateAt(Math.Round(time, 2), count * 60 / window));
        }
        var spoken = transcript.Heard.Max(h => h.End) - starts[0];
        return (Math.Round(starts.Count * 60 / Math.Max(1, spoken), 1), rate);
    }
}
