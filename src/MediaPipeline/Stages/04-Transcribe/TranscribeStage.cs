using MediaPipeline.Media;
using MediaPipeline.Models;
using MediaPipeline.Narration;
using MediaPipeline.Recordings;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Transcription;

/// <summary>
/// Stage 4: when each word was said (<c>words.json</c>, <c>transcript.json</c>), by Whisper, guided by
/// the script where there is one; and who said it, where each speaker has a track (<c>speakers.json</c>). It listens to the take, not to the master: so neither waits for the other,
/// and a sentence that only moved sounds the same as last time.
/// </summary>
public sealed class TranscribeStage : Stage
{
    public const string StageName = "transcribe";
    public const string WordsName = "words.json";
    public const string TranscriptName = "transcript.json";

    /// <summary>Who speaks when, in seconds of the master, where the recording tells.</summary>
    public const string SpeakersName = "speakers.json";

    public override string Name => StageName;
    public override int Version => 8;
    public override IReadOnlyList<string> After => [ScriptStage.StageName, .. Take.Stages];
    public override IReadOnlyList<string> Reads => [];
    public override string Doing => "listening for the words";
    public override string Capability => "whisper";

    public override IReadOnlyList<StageNeed> Needs(EpisodeRun run) =>
        [
            new(NeedKind.Program, Tool.Ffmpeg),
            new(NeedKind.Program, Tool.Ffprobe),
            new(NeedKind.Whisper, run.Show.Transcription.Model),
            .. HearsVoice(run) ? [new StageNeed(NeedKind.Voice, run.Show.Voice.Name)] : Array.Empty<StageNeed>(),
        ];

    public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var inputs = new List<StageInput>
        {
            Take.Of(run).Input,
            StageInput.Value("pipeline.json: language", run.Show.Language),
            StageInput.Value("pipeline.json: transcription", run.Show.Transcription),
            StageInput.Value("pipeline.json: narration.speakHeadings", run.Show.Narration.SpeakHeadings),
        };
        inputs.Add(
            ScriptStage.Of(run) is { } script
                ? StageInput.Value("the script's words", GuideWords.Of(script))
                : StageInput.Value("pipeline.json: names", Spelling.Of(run.Show))
        );
        inputs.AddRange(ModelFiles(run));
        if (HearsVoice(run))
        {
            inputs.Add(StageInput.Value("pipeline.json: voice", run.Show.Voice));
            inputs.Add(StageInput.File($"the voice {run.Show.Voice.Name}", run.Models.RequireVoice(run.Show.Voice.Name), run.Hashes));
        }
        inputs.AddRange(MusicFiles.Of(run).Inputs(run.Hashes));
        return Task.FromResult<IReadOnlyList<StageInput>>(inputs);
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var script = ScriptStage.Of(run);
        var model = run.Show.Transcription.Model;
        var take = Take.Of(run);
        var layout = await MusicFiles
            .Of(run)
            .LayAsync((await MediaInfo.ProbeAsync(take.Path, cancellationToken)).Duration, cancellationToken);
        Transcript transcript;
        if (run.Models.FindWhisper(model) is null && run.OutputOrNull(NarrateStage.StageName) is { } narration && script is not null)
        {
            work.Warn(
                $"The Whisper model '{model}' is not on this machine, so the times are the voice's own and nobody listened to the result. Get it with: mediapipeline models pull {model}"
            );
            transcript = VoiceTimes.Transcript(script, narration.Read<Timeline>(NarrateStage.TimelineName), layout, run.Show.LanguageCode);
        }
        else
        {
            transcript = Moved(await ListenAsync(run, work, script, take, cancellationToken), layout);
            if (script is not null && run.Episode.Recording is null && run.OutputOrNull(NarrateStage.StageName) is { } spoken)
            {
                var own = VoiceTimes.Transcript(script, spoken.Read<Timeline>(NarrateStage.TimelineName), layout, run.Show.LanguageCode);
                transcript = VoiceTimes.StandIn(transcript, own, script);
            }
        }
        if (script is not null)
        {
            foreach (var note in HostNotes.Of(transcript, run.Episode.Recording is null))
            {
                work.Warn(note);
            }
        }
        work.WriteJson(
            SpeakersName,
            Take.Turns(run).Select(t => t with { Start = t.Start + layout.SpeechStart, End = t.End + layout.SpeechStart })
        );
        work.WriteJson(WordsName, WordsFile.Of(transcript));
        work.WriteJson(TranscriptName, transcript);
    }

    /// <summary>What the stage made.</summary>
    public static Transcript Of(EpisodeRun run) => run.Output(StageName).Read<Transcript>(TranscriptName);

    private static async Task<Transcript> ListenAsync(
        EpisodeRun run,
        StageWork work,
        Script? script,
        Take take,
        CancellationToken cancellationToken
    )
    {
        var model = run.Show.Transcription.Model;
        var path = run.Models.RequireWhisper(model);
        // The model is loaded while ffmpeg decodes.
        var loading = Task.Run(() => run.Models.Warm(path, () => new Listener(run.Models, model)), cancellationToken);
        var pcm = work.File("speech.pcm");
        try
        {
            using var audio = await SpeechPcm.DecodeAsync(take.Path, pcm, null, cancellationToken);
            var listener = await loading;
            var memory = new WindowMemory(Path.Combine(run.Store.SharedFolder, "windows"), ContentHash.OfValue(ModelFiles(run)));
            if (script is null)
            {
                if (run.Show.Transcription.Service is { } service)
                {
                    return await SpeechOverHttp.TranscribeAsync(
                        service,
                        listener,
                        audio,
                        run.Show.LanguageCode,
                        work.Progress,
                        cancellationToken
                    );
                }
                var names = Spelling.Of(run.Show);
                return await listener.TranscribeAsync(audio, run.Show.LanguageCode, names, memory, work.Progress, cancellationToken);
            }
            var transcript = Guided(
                run,
                script,
                words => listener.Align(audio, words, run.Show.LanguageCode, memory, work.Progress, cancellationToken)
            );
            memory.Prune(TimeSpan.FromDays(run.Show.Keeping.Days));
            return await WitnessedAsync(run, transcript, audio, script, cancellationToken);
        }
        finally
        {
            File.Delete(pcm);
            await Task.WhenAny(loading);
        }
    }

    private static async Task<Transcript> WitnessedAsync(
        EpisodeRun run,
        Transcript transcript,
        SpeechAudio audio,
        Script script,
        CancellationToken cancellationToken
    ) =>
        run.OutputOrNull(NarrateStage.StageName) is { } narration
            ? Witness.OfNarration(transcript, audio, script, narration.Read<Timeline>(NarrateStage.TimelineName))
        : run.Show.Transcription.VoiceWitness ? await Witness.OfVoiceAsync(run, transcript, audio, script, cancellationToken)
        : transcript;

    /// <summary>In the time of the master, where music may come first.</summary>
    private static Transcript Moved(Transcript transcript, Layout layout) =>
        transcript with
        {
            Duration = layout.Duration,
            Words = [.. transcript.Words.Select(w => w with { Start = w.Start + layout.SpeechStart, End = w.End + layout.SpeechStart })],
            Heard = [.. transcript.Heard.Select(w => w with { Start = w.Start + layout.SpeechStart, End = w.End + layout.SpeechStart })],
            Departures =
            [
                .. transcript.Departures.Select(d => d with { Start = d.Start + layout.SpeechStart, End = d.End + layout.SpeechStart }),
            ],
        };

    /// <summary>Whether the script is spoken by a voice, too, to be compared with the recording.</summary>
    private static bool HearsVoice(EpisodeRun run) => run.Show.Transcription.VoiceWitness && run.Episode.Recording is not null;

    private static IEnumerable<StageInput> ModelFiles(EpisodeRun run) =>
        run
            .Models.WhisperFiles(run.Show.Transcription.Model)
            .Select(f => StageInput.File($"{run.Show.Transcription.Model}/{Path.GetFileName(f)}", f, run.Hashes));

    /// <summary>
    /// A voice that was not told to speak headings has not, so they are not listened for; a person may have.
    /// </summary>
    private static Transcript Guided(EpisodeRun run, Script script, Func<IReadOnlyList<GuideWord>, Transcript> align)
    {
        var all = GuideWords.Of(script);
        if (run.Episode.Recording is not null)
        {
            return align(all);
        }
        all = [.. all.Select(w => w with { Certain = true })];
        if (run.Show.Narration.SpeakHeadings)
        {
            return align([.. all.Select(w => w with { Optional = false })]);
        }
        var said = Enumerable.Range(0, all.Count).Where(i => !all[i].Optional).ToList();
        var transcript = align([.. said.Select(i => all[i])]);
        var words = all.Select(w => new AlignedWord(w.Text, null, null, 0)).ToList();
        for (var i = 0; i < said.Count; i++)
        {
            words[said[i]] = transcript.Words[i];
        }
        return transcript with
        {
            Words = words,
            Heard = [.. transcript.Heard.Select(h => h.ScriptIndex is { } s ? h with { ScriptIndex = said[s] } : h)],
        };
    }
}
