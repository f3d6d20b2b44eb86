using MediaPipeline.Media;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;

namespace MediaPipeline.Narration;

/// <summary>
/// Stage 2: the script spoken by Piper voices (<c>narration.wav</c>, <c>timeline.json</c>). Sentences are
/// spoken in parallel, and each is kept by its content, so a changed one costs itself alone.
/// </summary>
public sealed class NarrateStage : Stage
{
    public const string StageName = "narrate";
    public const string SoundName = "narration.wav";
    public const string TimelineName = "timeline.json";

    /// <summary>Sentences begin on whole parts of a second, so many of them: frames of the film, two of Whisper's.</summary>
    private const int Grid = FilmFrames.PerSecond;

    /// <summary>Seconds of silence before the first word.</summary>
    private const double Lead = 0.25;

    public override string Name => StageName;
    public override int Version => 7;
    public override IReadOnlyList<string> After => [ScriptStage.StageName];
    public override IReadOnlyList<string> Reads => [];
    public override string Doing => "speaking the script";
    public override string Capability => "voice";

    public override IReadOnlyList<StageNeed> Needs(EpisodeRun run) =>
        [
            new(NeedKind.Program, Tool.Espeak),
            .. Voices(run.Show, ScriptStage.Read(run)).Select(v => v.Name).Distinct().Select(v => new StageNeed(NeedKind.Voice, v)),
        ];

    public override bool Applies(EpisodeRun run) => run.Episode.Recording is null;

    public override async Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var script = run.Output(ScriptStage.StageName).Read<Script>(ScriptStage.FileName);
        var inputs = new List<StageInput>
        {
            await run.ToolAsync(Tool.Espeak, cancellationToken),
            StageInput.Value("pipeline.json: narration", run.Show.Narration),
            StageInput.Value("pipeline.json: audio.longestSilence", run.Show.Audio.LongestSilence),
            StageInput.Value("pipeline.json: voices", new { run.Show.Voices, Default = DefaultVoice(run.Show, script) }),
        };
        if (MusicFiles.Of(run).Sting is { } sting)
        {
            inputs.Add(StageInput.File("the sting", sting, run.Hashes));
        }
        foreach (var name in Voices(run.Show, script).Select(v => v.Name).Distinct())
        {
            inputs.Add(StageInput.File($"the voice {name}", run.Models.RequireVoice(name), run.Hashes));
        }
        for (var s = 0; s < script.Sections.Count; s++)
        {
            inputs.Add(StageInput.Value($"the text of section {s + 1}", Said(script.Sections[s])));
        }
        return inputs;
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var script = run.Output(ScriptStage.StageName).Read<Script>(ScriptStage.FileName);
        var lines = Lines(run.Show, script, work);
        var kept = new SentenceCache(Path.Combine(run.Store.SharedFolder, "sentences"));
        var booth = new Booth(run.Models, run.Hashes, kept);
        var spoken = await booth.SpeakAsync(lines, work.Progress, cancellationToken);
        var timeline = Assemble(lines, spoken, await PausesAsync(run, cancellationToken), work.File(SoundName));
        work.WriteJson(TimelineName, timeline);
        kept.Prune(TimeSpan.FromDays(run.Show.Keeping.Days));
    }

    private static VoiceSettings DefaultVoice(Show show, Script script) =>
        script.Facts.Voice is { } name ? show.Voice with { Name = name } : show.Voice;

    private static IEnumerable<VoiceSettings> Voices(Show show, Script script) =>
        script
            .Sections.SelectMany(s => s.Paragraphs)
            .Select(p => VoiceOf(show, script, p.Speaker) ?? DefaultVoice(show, script))
            .Append(DefaultVoice(show, script));

    private static VoiceSettings? VoiceOf(Show show, Script script, string? speaker) =>
        speaker is null
            ? DefaultVoice(show, script)
            : show
                .Voices.Where(v => string.Equals(v.Key, speaker, StringComparison.OrdinalIgnoreCase))
                .Select(v => v.Value)
                .FirstOrDefault();

    /// <summary>What of a section is heard; a line that only moved down the page is not spoken anew.</summary>
    private static object Said(Section section) =>
        new
        {
            Heading = section.Heading.Select(w => new
            {
                w.Text,
                w.Spoken,
                w.Pronunciation,
            }),
            Paragraphs = section.Paragraphs.Select(p => new
            {
                p.Kind,
                p.Speaker,
                Sentences = p.Sentences.Select(s => new
                {
                    s.Pace,
                    s.Pause,
                    Words = s.Words.Select(w => new
                    {
                        w.Text,
                        w.Spoken,
                        w.Pronunciation,
                    }),
                }),
            }),
        };

    private static List<SpokenLine> Lines(Show show, Script script, StageWork work)
    {
        var lines = new List<SpokenLine>();
        var unknown = new HashSet<string>();
        for (var s = 0; s < script.Sections.Count; s++)
        {
            var section = script.Sections[s];
            if (show.Narration.SpeakHeadings)
            {
                lines.AddRange(section.SaidHeading.Select((part, x) => new SpokenLine(s, -1, x, part, DefaultVoice(show, script))));
            }
            for (var p = 0; p < section.Paragraphs.Count; p++)
            {
                var paragraph = section.Paragraphs[p];
                var voice = VoiceOf(show, script, paragraph.Speaker);
                if (voice is null && unknown.Add(paragraph.Speaker!))
                {
                    work.Warn($"{paragraph.Speaker} has no voice in pipeline.json ('voices'), so the show's voice speaks for them.");
                }
                for (var x = 0; x < paragraph.Sentences.Count; x++)
                {
                    lines.Add(
                        new SpokenLine(
                            s,
                            p,
                            x,
                            paragraph.Sentences[x],
                            At(voice ?? DefaultVoice(show, script), paragraph.Sentences[x].Pace)
                        )
                    );
                }
            }
        }
        return lines;
    }

    /// <summary>A voice at a sentence's own pace, within what voices can do.</summary>
    private static VoiceSettings At(VoiceSettings voice, double pace) => voice with { Pace = Math.Clamp(voice.Pace * pace, 0.5, 2) };

    /// <summary>Sets takes one after another, with pauses, into a WAV file.</summary>
    internal static Timeline Assemble(List<SpokenLine> lines, IReadOnlyList<BoothTake> takes, NarrationSettings pauses, string path)
    {
        // The first voice's rate is the narration's.
        var rate = takes[0].Sound.SampleRate;
        using var wav = new WavFile(path, rate);
        var sentences = new List<TimedSentence>();
        // One that only moved is the same, sample for sample, at Whisper's rate, too, and what was heard and filmed of it is
        // remembered.
        void Silence(double seconds) =>
            wav.WriteSilence((long)Math.Ceiling((wav.Samples + seconds * rate) / rate * Grid) * rate / Grid - wav.Samples);
        Silence(lines[0].Sentence.Pause ?? Lead);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                Silence(Pause(lines[i - 1], lines[i], pauses));
            }
            var start = wav.Samples;
            var sound = SentenceSound.Of(takes[i], pauses.PhrasePause);
            wav.Write(sound.Samples);
            var words = sound.Words.Select(w => new TimedWord((start + w.Start) / (double)rate, (start + w.End) / (double)rate)).ToList();
            sentences.Add(
                new TimedSentence(
                    lines[i].Section,
                    lines[i].Paragraph,
                    lines[i].Index,
                    start / (double)rate,
                    wav.Samples / (double)rate,
                    words
                )
            );
        }
        Silence(0.5);
        return new Timeline(wav.Samples / (double)rate, sentences);
    }

    private static double Pause(SpokenLine before, SpokenLine after, NarrationSettings pauses) =>
        after.Sentence.Pause
        ?? (
            before.Section != after.Section ? pauses.SectionPause
            : before.Paragraph != after.Paragraph ? pauses.ParagraphPause
            : before.Sentence.GoesOn ? pauses.PhrasePause
            : pauses.SentencePause
        );

    /// <summary>The show's pauses, none longer than its longest silence; only between sections long enough for a sting.</summary>
    private static async Task<NarrationSettings> PausesAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var pauses = run.Show.Narration;
        if (run.Show.Audio.LongestSilence is > 0 and var longest)
        {
            pauses = pauses with
            {
                SentencePause = Math.Min(pauses.SentencePause, longest),
                ParagraphPause = Math.Min(pauses.ParagraphPause, longest),
                SectionPause = Math.Min(pauses.SectionPause, longest),
            };
        }
        if (MusicFiles.Of(run).Sting is not { } sting)
        {
            return pauses;
        }
        var length = (await MediaInfo.ProbeAsync(sting, cancellationToken)).Duration;
        return pauses with { SectionPause = Math.Max(pauses.SectionPause, MusicFiles.StingLead + length - MusicFiles.StingOverlap) };
    }
}
