using System.Text.Json;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Filming;
using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Models;
using MediaPipeline.Narration;
using MediaPipeline.Notes;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Transcription;

namespace MediaPipeline.Tests;

/// <summary>What each stage made of the short episode, measured with ffprobe, ffmpeg and Whisper.</summary>
[Collection(nameof(MadeEpisode))]
public sealed class StageOutputTests(MadeEpisode made)
{
    [Fact]
    public async Task Every_stage_ran_and_a_second_run_keeps_all()
    {
        made.Reports.ShouldAllBe(r => r.Outcome == StageOutcome.Ran);

        var again = await new Runner(Pipeline.Stages, new Unheard()).RunAsync(made.NewRun(), new RunOptions(), CancellationToken.None);

        again.ShouldAllBe(r => r.Outcome == StageOutcome.Kept);
    }

    [Fact]
    public async Task The_narration_is_as_long_as_its_timeline_says()
    {
        var timeline = made.Run.Output(NarrateStage.StageName).Read<Timeline>(NarrateStage.TimelineName);
        var info = await MediaInfo.ProbeAsync(made.FileOf(NarrateStage.StageName, NarrateStage.SoundName), CancellationToken.None);

        info.Duration.ShouldBe(timeline.Duration, 0.001);
        timeline.Sentences.Count.ShouldBe(9);
        timeline.HasWords.ShouldBeTrue();
        // On whole fiftieths, so that a sentence that moved is the same to Whisper.
        timeline.Sentences.ShouldAllBe(s => Math.Abs(s.Start * 50 - Math.Round(s.Start * 50)) < 1e-6);
    }

    [Theory]
    [InlineData(EncodeStage.Mp3Name)]
    [InlineData(EncodeStage.M4aName)]
    public async Task The_delivered_sound_has_the_shows_loudness_and_peaks(string name)
    {
        var loudness = await HeardSound.LoudnessAsync(made.FileOf(EncodeStage.StageName, name));

        loudness.Integrated.ShouldBe(-16, 0.35);
        loudness.TruePeak.ShouldBeLessThanOrEqualTo(-1);
    }

    [Fact]
    public async Task The_transcript_has_every_word_in_order_and_the_voices_own_times()
    {
        var words = made.Run.Output(TranscribeStage.StageName).Read<WordsFile>(TranscribeStage.WordsName);
        var timeline = made.Run.Output(NarrateStage.StageName).Read<Timeline>(NarrateStage.TimelineName);

        // Headings are silent: they are in the list, without times.
        words.Words.Count(w => w.Start is null).ShouldBe("A tone A pause The end".Split(' ').Length);
        words.Departures.ShouldBeEmpty();
        var starts = words.Words.Where(w => w.Start is not null).Select(w => w.Start!.Value).ToList();
        starts.ShouldBe(starts.Order());
        var truth = timeline.Sentences.SelectMany(s => s.Words).Select(w => w.Start).ToList();
        starts.Count.ShouldBe(truth.Count);
        starts.Zip(truth).Count(p => Math.Abs(p.First - p.Second) < 0.15).ShouldBeGreaterThan(truth.Count * 8 / 10);
        words.Duration.ShouldBe(
            (await MediaInfo.ProbeAsync(made.FileOf(MasterStage.StageName, MasterStage.MasterName), CancellationToken.None)).Duration,
            0.05
        );
    }

    [Fact]
    public async Task What_is_heard_in_the_mastered_sound_is_the_script()
    {
        using var listener = new Listener(made.Run.Models, "whisper-tiny.en");
        using var audio = await SpeechPcm.DecodeAsync(
            made.FileOf(TagStage.StageName, TagStage.Mp3Name),
            Path.Combine(Project.NewFolder(), "a.pcm"),
            null,
            CancellationToken.None
        );

        var heard = await listener.TranscribeAsync(audio, "en", null, null, null, CancellationToken.None);

        var text = string.Join(' ', heard.Words.Select(w => SpokenText.Plain(w.Text)));
        text.ShouldContain("shortest show about sound");
        text.ShouldContain("thank you for listening");
        text.ShouldNotContain("example");
        SpokenText
            .EditDistance(
                text,
                "welcome to the shortest show about sound it costs 50 or nothing at all a tone is a wave that repeats dr helmholtz wrote a long book about it in 1863 first it has a pitch second it has a level now we rest for a moment was that long enough thank you for listening and see you on may 5th"
            )
            .ShouldBeLessThan(40);
    }

    [Fact]
    public void Captions_are_in_every_form_and_name_the_speaker()
    {
        var vtt = File.ReadAllText(made.FileOf(CaptionStage.StageName, CaptionStage.VttName));
        vtt.ShouldStartWith("WEBVTT\n");
        vtt.ShouldContain("<v ADA>Now we rest for a moment.");
        using var json = JsonDocument.Parse(File.ReadAllText(made.FileOf(CaptionStage.StageName, CaptionStage.JsonName)));
        json.RootElement.GetProperty("version").GetString().ShouldBe("1.0.0");
        json.RootElement.GetProperty("segments")[0].GetProperty("body").GetString().ShouldBe("Welcome ");
        File.ReadAllText(made.FileOf(CaptionStage.StageName, CaptionStage.SrtName)).ShouldContain("\r\n");
        File.ReadAllText(made.FileOf(CaptionStage.StageName, CaptionStage.HtmlName)).ShouldContain("<cite>ADA:</cite>");
    }

    [Theory]
    [InlineData(TagStage.StageName, TagStage.Mp3Name)]
    [InlineData(TagStage.StageName, TagStage.M4aName)]
    [InlineData(VideoStage.StageName, VideoStage.VideoName)]
    public async Task Files_carry_title_and_chapters(string stage, string name)
    {
        var text = await ChildProcess.RunAsync(
            Tool.Ffprobe,
            ["-v", "error", "-of", "json", "-show_chapters", "-show_format", "-show_streams", made.FileOf(stage, name)]
        );
        using var probe = JsonDocument.Parse(text);

        var titles = probe
            .RootElement.GetProperty("chapters")
            .EnumerateArray()
            .Select(c => c.GetProperty("tags").GetProperty("title").GetString())
            .ToList();
        titles.ShouldBe(["Introduction", "A tone", "A pause", "The end"]);
        probe.RootElement.GetProperty("format").GetProperty("tags").GetProperty("title").GetString().ShouldBe("Test & tones");
    }

    [Fact]
    public void The_mp3_has_a_table_of_contents_and_each_chapter_its_picture()
    {
        var file = File.ReadAllBytes(made.FileOf(TagStage.StageName, TagStage.Mp3Name)).AsSpan();
        file[..4].ToArray().ShouldBe("ID3\u0003"u8.ToArray());
        var size = file[6] << 21 | file[7] << 14 | file[8] << 7 | file[9];
        var frames = Frames(file.Slice(10, size));

        var contents = frames.Single(f => f.Id == "CTOC").Content;
        contents[..6].ShouldBe([.. "toc"u8, 0, 3, 4]);
        var chapters = frames.Where(f => f.Id == "CHAP").ToList();
        chapters.Count.ShouldBe(4);
        foreach (var chapter in chapters)
        {
            // An id, ended by a zero, then two times and two offsets.
            var parts = Frames(chapter.Content.AsSpan(Array.IndexOf(chapter.Content, (byte)0) + 17));
            parts.Select(p => p.Id).ShouldBe(["TIT2", "APIC"]);
            var picture = parts[1].Content;
            using var jpeg = SkiaSharp.SKBitmap.Decode(picture.AsSpan(picture.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8])));
            jpeg.Width.ShouldBe(720);
        }
    }

    private static List<(string Id, byte[] Content)> Frames(ReadOnlySpan<byte> bytes)
    {
        var frames = new List<(string, byte[])>();
        while (bytes.Length > 10 && bytes[0] != 0)
        {
            var length = (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
            frames.Add((System.Text.Encoding.ASCII.GetString(bytes[..4]), bytes.Slice(10, length).ToArray()));
            bytes = bytes[(10 + length)..];
        }
        return frames;
    }

    [Fact]
    public void The_chapters_file_names_pictures_that_are_published()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(made.FileOf(ChapterStage.StageName, ChapterStage.JsonName)));
        var pictures = json.RootElement.GetProperty("chapters").EnumerateArray().Select(c => c.GetProperty("img").GetString()!).ToList();

        pictures.Count.ShouldBe(4);
        pictures.Select(p => Path.Combine(made.Public, p["https://tones.example/show/".Length..])).ShouldAllBe(p => File.Exists(p));
        made.Record.Chapters.Select(c => "https://tones.example/show/" + c.Picture).ShouldBe(pictures);
    }

    [Fact]
    public async Task The_video_is_what_youtube_takes()
    {
        var path = made.FileOf(VideoStage.StageName, VideoStage.VideoName);
        var text = await ChildProcess.RunAsync(Tool.Ffprobe, ["-v", "error", "-of", "json", "-show_streams", path]);
        using var probe = JsonDocument.Parse(text);
        var streams = probe
            .RootElement.GetProperty("streams")
            .EnumerateArray()
            .ToDictionary(s => s.GetProperty("codec_type").GetString()! + s.GetProperty("codec_name").GetString());

        var video = streams["videoh264"];
        video.GetProperty("profile").GetString().ShouldBe("High");
        video.GetProperty("pix_fmt").GetString().ShouldBe("yuv420p");
        video.GetProperty("color_space").GetString().ShouldBe("bt709");
        (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32()).ShouldBe((640, 360));
        var sound = double.Parse(
            streams["audioaac"].GetProperty("duration").GetString()!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        double.Parse(video.GetProperty("duration").GetString()!, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(sound + new VideoSettings().EndCard, 0.3);
        streams["audioaac"].GetProperty("sample_rate").GetString().ShouldBe("48000");
        streams.ShouldContainKey("subtitlemov_text");
        // The index comes before the media, so that players begin at once.
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan().IndexOf("moov"u8).ShouldBeLessThan(bytes.AsSpan().IndexOf("mdat"u8));
    }

    [Fact]
    public async Task The_picture_changes_with_the_section()
    {
        var chapters = made.Run.Output(ChapterStage.StageName).Read<List<Chapter>>(ChapterStage.ListName);
        var path = made.FileOf(VideoStage.StageName, VideoStage.VideoName);

        var first = await TopOfFrameAsync(path, 0.5);
        var alsoFirst = await TopOfFrameAsync(path, chapters[1].Start - 0.5);
        var second = await TopOfFrameAsync(path, chapters[1].Start + 0.5);

        Difference(first, alsoFirst).ShouldBeLessThan(1);
        Difference(first, second).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Notes_have_times_links_and_say_that_the_voice_is_synthetic()
    {
        var notes = File.ReadAllText(made.FileOf(NotesStage.StageName, NotesStage.MarkdownName));

        notes.ShouldContain("# Test & tones");
        notes.ShouldMatch(@"- 0:\d\d A tone");
        notes.ShouldContain("[long book](<https://example.org/book?a=1&b=2>)");
        notes.ShouldContain("synthetic");
    }

    /// <summary>The upper half of a frame, in grey, where cards stand and captions do not.</summary>
    private static async Task<byte[]> TopOfFrameAsync(string path, double time)
    {
        var raw = Path.Combine(Project.NewFolder(), "frame.gray");
        await FfmpegLine.RunAsync([
            "-i",
            path,
            "-frames:v",
            "1",
            "-vf",
            // Pictures stand until the next one, which seeking by itself would skip to.
            $"fps=25,trim=start={Ffmpeg.Number(time)},crop=iw:ih/2:0:0,format=gray",
            "-f",
            "rawvideo",
            raw,
        ]);
        return await File.ReadAllBytesAsync(raw);
    }

    private static double Difference(byte[] a, byte[] b) => a.Zip(b).Average(p => Math.Abs(p.First - p.Second));
}
