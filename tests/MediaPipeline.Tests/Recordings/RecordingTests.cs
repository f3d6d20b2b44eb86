using MediaPipeline.Captions;
using MediaPipeline.Filming;
using MediaPipeline.Media;
using MediaPipeline.Notes;
using MediaPipeline.Recordings;
using MediaPipeline.Scripts;
using MediaPipeline.Transcription;

namespace MediaPipeline.Tests.Recordings;

public sealed class RecordingTests
{
    [Fact]
    public async Task Tracks_are_levelled_freed_of_crosstalk_and_mixed_and_captions_know_who_speaks()
    {
        using var show = new RecordedShow("\"title\": \"Recorded\", \"people\": [{ \"name\": \"Ada Lovelace\" }]");
        var ada = await show.SayAsync("Welcome to the show. My guest today is Ben, who builds bridges.");
        var ben = await show.SayAsync("Thank you. I am very glad to be here and to talk about bridges.", 1.1);
        var length = (await MediaInfo.ProbeAsync(ada, CancellationToken.None)).Duration;
        // Ben begins when Ada has ended. He is 18 dB softer; each is heard on the other's track, later and fainter.
        var late = (int)(length * 1000);
        const string own = "[0:a]apad=pad_dur=8[a]";
        await show.MixAsync(
            "recording/ada.wav",
            $"{own};[1:a]volume=-40dB,adelay={late + 12}[b];[a][b]amix=inputs=2:normalize=0",
            ada,
            ben
        );
        await show.MixAsync(
            "recording/ben.wav",
            $"[0:a]volume=-38dB,adelay=12,apad=pad_dur=8[a];[1:a]volume=-18dB,adelay={late}[b];[a][b]amix=inputs=2:normalize=0",
            ada,
            ben
        );

        var run = await show.RunAsync(new ScriptStage(), new TakeStage(), new EditStage(), new TranscribeStage(), new CaptionStage());

        var take = Take.Of(run).Path;
        var (first, second) = (await LoudnessAsync(take, 0, length), await LoudnessAsync(take, length, 4));
        first.ShouldBe(second, 2);
        var cues = run.Output(CaptionStage.StageName).Read<List<Cue>>(CaptionStage.CuesName);
        cues.Select(c => c.Speaker).Distinct().ShouldBe(["Ada Lovelace", "Ben"]);
        cues.ShouldAllBe(c => c.Speaker == (c.Start < length - 0.3 ? "Ada Lovelace" : "Ben"));
        string.Join(' ', cues.Where(c => c.Speaker == "Ben").Select(c => c.Text)).ShouldContain("glad to be here");
        File.ReadAllText(run.Output(CaptionStage.StageName).File(CaptionStage.VttName)).ShouldContain("<v Ben>");
    }

    [Fact]
    public async Task Samples_that_are_no_sound_are_named_and_the_rest_is_the_recording()
    {
        const int channels = 2;
        const string text = "Welcome to the show. Today we talk about bridges.";
        using var show = new RecordedShow();
        show.Write("script.txt", text);
        var said = await show.SayAsync(text);
        var raw = Path.Combine(show.Episode, "..", "raw.f32");
        await FfmpegLine.RunAsync(["-i", said, "-ar", "48000", "-ac", $"{channels}", "-f", "f32le", raw]);
        var bytes = await File.ReadAllBytesAsync(raw);
        void Set(double time, float value) => BitConverter.TryWriteBytes(bytes.AsSpan((int)(time * 48000) * channels * 4), value);
        Set(0.5, 17500f);
        Set(1, float.NaN);
        Set(1.25, float.PositiveInfinity);
        await File.WriteAllBytesAsync(raw, bytes);
        await FfmpegLine.RunAsync([
            "-f",
            "f32le",
            "-ar",
            "48000",
            "-ac",
            $"{channels}",
            "-i",
            raw,
            "-c:a",
            "pcm_f32le",
            Path.Combine(show.Episode, "recording.wav"),
        ]);

        var run = await show.RunAsync(new ScriptStage(), new TakeStage(), new EditStage(), new TranscribeStage());

        var warning = show.Warnings.Single(w => w.Contains("no sound", StringComparison.Ordinal));
        warning.ShouldContain("17500 at 0:00:00.500, not a number at 0:00:01.000, infinity at 0:00:01.250");
        var loudness = await HeardSound.LoudnessAsync(Take.Of(run).Path);
        loudness.Integrated.ShouldBe((await HeardSound.LoudnessAsync(said)).Integrated, 3.5);
        loudness.TruePeak.ShouldBeLessThan(1);
        TranscribeStage.Of(run).Departures.ShouldBeEmpty();
        Directory.GetFiles(run.Output(TakeStage.StageName).Folder, "repair*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Fillers_retakes_and_long_pauses_are_cut_and_what_is_left_is_the_script()
    {
        const string script = """
            Welcome to the show. Today we talk about sampling. A wave has a highest frequency. Sampling is a way to turn a wave into a list of numbers. That was long ago.
            """;
        using var show = new RecordedShow(
            "\"title\": \"T\", \"audio\": { \"longestSilence\": 0.8 }, \"recording\": { \"cutFillers\": true, \"cutRetakes\": true }"
        );
        show.Write("script.txt", script);
        var start = await show.SayAsync(
            "Welcome to the show. Today we, um, talk about sampling. Uh, a wave has a highest frequency. Sampling is a way to turn a wave into, uh, a list of words. Scratch that."
        );
        var end = await show.SayAsync("Sampling is a way to turn a wave into a list of numbers. Erm, that was long ago.");
        await show.MixAsync("recording.wav", "[0:a]apad=pad_dur=2.5[a];[a][1:a]concat=n=2:v=0:a=1", start, end);
        var uncut = (await MediaInfo.ProbeAsync(Path.Combine(show.Episode, "recording.wav"), CancellationToken.None)).Duration;

        var run = await show.RunAsync(new ScriptStage(), new TakeStage(), new EditStage(), new TranscribeStage());

        var cuts = run.Output(EditStage.StageName).Read<List<Cut>>(EditStage.CutsName);
        var transcript = TranscribeStage.Of(run);
        cuts.Select(c => c.Kind).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);
        transcript.Duration.ShouldBe(uncut - cuts.Sum(c => c.Length), 0.02);
        transcript.Words.ShouldAllBe(w => w.Start != null);
        transcript.Departures.ShouldBeEmpty();
        show.Warnings.ShouldContain(w => w.StartsWith("Cut out:", StringComparison.Ordinal));
        // No pause is longer than wanted, but for what the edges of words are uncertain by.
        transcript.Heard.Zip(transcript.Heard.Skip(1)).ShouldAllBe(p => p.Second.Start - p.First.End < 1.0);
    }

    [Fact]
    public async Task Without_a_script_the_notes_have_what_was_said()
    {
        using var show = new RecordedShow("\"title\": \"T\", \"copyright\": \"© The team\"");
        var voice = await show.SayAsync("Welcome to the show about waves and numbers.");
        await show.MixAsync("recording.wav", "anull", voice);

        var run = await show.RunAsync([.. Pipeline.Stages.TakeWhile(s => s.Name != FilmStage.StageName)]);

        var notes = File.ReadAllText(run.Output(NotesStage.StageName).File(NotesStage.MarkdownName));
        notes.ShouldContain("## Transcript\n\nWelcome to the show about waves and numbers.\n");
        notes.ShouldContain("© The team");
    }

    [Fact]
    public async Task Parts_in_a_row_are_joined_at_one_level()
    {
        using var show = new RecordedShow();
        var (first, second) = (await show.SayAsync("This is the first part of it."), await show.SayAsync("And this is the second part."));
        await show.MixAsync("recording-1.wav", "[0:a]volume=-6dB", first);
        await show.MixAsync("recording-2.wav", "[0:a]volume=-26dB", second);
        var length = (await MediaInfo.ProbeAsync(first, CancellationToken.None)).Duration;

        var run = await show.RunAsync(new TakeStage());

        var take = Take.Of(run).Path;
        (await LoudnessAsync(take, 0, length)).ShouldBe(await LoudnessAsync(take, length, 4), 1);
    }

    [Fact]
    public async Task Hum_noise_and_breaths_are_lowered_and_the_voice_stays()
    {
        using var show = new RecordedShow(
            """
            "title": "T",
            "recording": { "noiseReduction": "spectral", "removeHum": true, "removeClicks": true, "deEss": true, "softenBreaths": true, "levelVoices": true }
            """
        );
        var voice = await show.SayAsync("This is the voice of somebody who sits in a noisy room. It hums.");
        // Two seconds of the room alone, with a breath in the second of them, then the voice.
        await show.MixAsync(
            "recording.wav",
            "[0:a]adelay=2000,aresample=48000[v];sine=f=50:d=9,volume=-22dB[h];sine=f=150:d=9,volume=-26dB[i];"
                + "anoisesrc=a=0.004:d=9:seed=1[n];anoisesrc=a=0.03:c=pink:d=0.4:seed=2,adelay=1200[b];"
                + "[v][h][i][n][b]amix=inputs=5:normalize=0:duration=longest",
            voice
        );
        var before = Path.Combine(show.Episode, "recording.wav");

        var run = await show.RunAsync(new TakeStage());

        var take = Take.Of(run).Path;
        async Task<double> RelativeAsync(string path, double start, double seconds, string filter) =>
            await RecordedShow.LevelAsync(path, start, seconds, filter) - await RecordedShow.LevelAsync(path, 2.3, 3, "highpass=f=300");
        foreach (
            var (name, start, seconds, filter, less) in new[]
            {
                ("hum", 0.1, 1, "lowpass=f=60", 15.0),
                ("noise", 0.1, 1, "highpass=f=2000", 8.0),
                ("breath", 1.25, 0.3, "bandpass=f=1000", 6.0),
            }
        )
        {
            var lowered = await RelativeAsync(before, start, seconds, filter) - await RelativeAsync(take, start, seconds, filter);
            lowered.ShouldBeGreaterThan(less, name);
        }
    }

    [Fact]
    public async Task A_network_without_its_model_is_refused_with_what_to_do()
    {
        using var show = new RecordedShow("\"title\": \"T\", \"recording\": { \"noiseReduction\": \"network\" }");
        await show.MixAsync("recording.wav", "sine=d=1");

        var wrong = await Should.ThrowAsync<WrongInputException>(() => show.RunAsync(new TakeStage()));

        wrong.Message.ShouldContain("recording.noiseModel");
        wrong.Remedy!.ShouldContain("spectral");
    }

    private static async Task<double> LoudnessAsync(string path, double start, double seconds) =>
        (
            await Loudness.ReadAsync(
                Ffmpeg.From(path, "-ss", Ffmpeg.Number(start), "-t", Ffmpeg.Number(seconds)).ToNothing("-af", Loudness.Meter),
                CancellationToken.None
            )
        ).Integrated;
}
