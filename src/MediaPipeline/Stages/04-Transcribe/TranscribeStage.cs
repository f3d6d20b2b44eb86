using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Transcription;

/// <summary>
/// Stage 4: when each word was said (<c>words.json</c>, <c>transcript.json</c>), by Whisper on the mastered
/// sound, guided by the script where there is one.
/// </summary>
public sealed class TranscribeStage : Stage
{
    public const string StageName = "transcribe";
    public const string WordsName = "words.json";
    public const string TranscriptName = "transcript.json";

    public override string Name => StageName;
    public override int Version => 1;
    public override IReadOnlyList<string> After => [ScriptStage.StageName, NarrateStage.StageName, MasterStage.StageName];
    public override IReadOnlyList<string> Reads => [];
    public override string Doing => "listening for the words";

    public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var inputs = new List<StageInput>
        {
            new("the master", run.Output(MasterStage.StageName).Hash(MasterStage.MasterName)),
            StageInput.Value("pipeline.json: language", run.Show.Language),
            StageInput.Value("pipeline.json: transcription", run.Show.Transcription),
            StageInput.Value("pipeline.json: narration.speakHeadings", run.Show.Narration.SpeakHeadings),
        };
        if (ScriptOf(run) is { } script)
        {
            inputs.Add(StageInput.Value("the script's words", GuideWords.Of(script)));
        }
        if (run.Models.FindWhisper(run.Show.Transcription.Model) is { } folder)
        {
            foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
            {
                inputs.Add(StageInput.File($"{run.Show.Transcription.Model}/{Path.GetFileName(file)}", file, run.Hashes));
            }
        }
        return Task.FromResult<IReadOnlyList<StageInput>>(inputs);
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var script = ScriptOf(run);
        var model = run.Show.Transcription.Model;
        Transcript transcript;
        if (run.Models.FindWhisper(model) is null && run.OutputOrNull(NarrateStage.StageName) is { } narration && script is not null)
        {
            work.Warn(
                $"The Whisper model '{model}' is not on this machine, so the times are the voice's own and nobody listened to the result. Get it with: mediapipeline models pull {model}"
            );
            transcript = VoiceTimes.Transcript(
                script,
                narration.Read<Timeline>(NarrateStage.TimelineName),
                run.Output(MasterStage.StageName).Read<MasterReport>(MasterStage.ReportName),
                run.Show.LanguageCode
            );
        }
        else
        {
            using var listener = new Listener(run.Models, model);
            var pcm = work.File("speech.pcm");
            using (
                var audio = await SpeechPcm.DecodeAsync(
                    run.Output(MasterStage.StageName).File(MasterStage.MasterName),
                    pcm,
                    cancellationToken
                )
            )
            {
                transcript = script is null
                    ? await listener.TranscribeAsync(audio, run.Show.LanguageCode, run.Show.Title, work.Progress, cancellationToken)
                    : Guided(run, script, words => listener.Align(audio, words, run.Show.LanguageCode, work.Progress, cancellationToken));
            }
            File.Delete(pcm);
        }
        foreach (var departure in transcript.Departures.Take(20))
        {
            work.Warn(Describe(departure));
        }
        if (transcript.Departures.Count > 20)
        {
            work.Warn($"... and {transcript.Departures.Count - 20} more departures from the script; words.json has all.");
        }
        work.WriteJson(WordsName, WordsFile.Of(transcript));
        work.WriteJson(TranscriptName, transcript);
    }

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

    private static Script? ScriptOf(EpisodeRun run) => run.OutputOrNull(ScriptStage.StageName)?.Read<Script>(ScriptStage.FileName);

    private static string Describe(Departure departure)
    {
        var time = TimeSpan.FromSeconds(departure.Start).ToString(@"m\:ss", System.Globalization.CultureInfo.InvariantCulture);
        return departure.Kind switch
        {
            DepartureKind.Omitted => $"{time}: not said: '{Short(departure.Script)}'",
            DepartureKind.Added => $"{time}: said, but not in the script: '{Short(departure.Heard)}'",
            _ => $"{time}: '{Short(departure.Heard)}' was said for '{Short(departure.Script)}'",
        };
    }

    private static string Short(string text) => text.Length > 80 ? text[..77] + "..." : text;
}
