using MediaPipeline.Filming;
using MediaPipeline.Media;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Benchmarks;

/// <summary>What a host waits for, as whole processes of the published program, its start included.</summary>
internal static class ProgramBenchmark
{
    private const string Slug = "2026-01-05-benchmark";

    public static async Task RunAsync(Bench bench)
    {
        var show = bench.Root;
        string[] produce = ["produce", Path.Combine(show, "episodes", Slug)];
        var cold = new List<double>();
        for (var run = 0; run < 3; run++)
        {
            Forget(show);
            cold.Add((await MeasuredProgram.RunAsync(show, produce)).Seconds);
        }
        var text = await File.ReadAllTextAsync(bench.Episode.Script!);
        var changed = new List<double>();
        var same = new List<double>();
        // Sentences at a quarter, the middle and three quarters of the script, one after the other.
        int[] quarters = [1, 2, 3];
        Task SaveAsync(int quarter, string word)
        {
            var at = text.IndexOf(". ", text.Length * quarter / 4, StringComparison.Ordinal);
            text = $"{text[..at]} {word}{text[at..]}";
            return File.WriteAllTextAsync(bench.Episode.Script!, text);
        }
        foreach (var quarter in quarters)
        {
            await SaveAsync(quarter, "indeed");
            changed.Add((await MeasuredProgram.RunAsync(show, produce)).Seconds);
            same.Add((await MeasuredProgram.RunAsync(show, produce)).Seconds);
        }
        var watched = await MeasuredProgram.WatchAsync(
            show,
            [.. produce, "--watch"],
            "Waiting for a change",
            quarters.Select(q => (Func<Task>)(() => SaveAsync(q, "today")))
        );
        var run2 = bench.Run();
        await new Runner(Pipeline.Stages, new Unheard()).RunAsync(run2, new RunOptions(To: NarrateStage.StageName), default);
        var narration = run2.Output(NarrateStage.StageName).File(NarrateStage.SoundName);
        var duration = (await MediaInfo.ProbeAsync(narration, default)).Duration;
        var folder = bench.NewFolder();
        var clip = Path.Combine(folder, "clip.wav");
        await Ffmpeg.From(narration, "-ss", "10", "-t", "4").To(clip).RunAsync();
        var guided = await ThriceAsync(folder, "transcribe", narration, "--script", bench.Episode.Script!, "--out", folder);
        var short4 = await ThriceAsync(folder, "transcribe", clip, "--out", folder);
        var lit = await FilmAsync(bench, """{ "title": "Benchmark" }""");
        var plain = await FilmAsync(bench, """{ "title": "Benchmark", "video": { "lightWords": false } }""");
        var camera = await CameraAsync(bench, narration);

        Console.WriteLine($"| the program, whole processes ({duration:0} s of sound) | seconds: median (all) | |");
        Console.WriteLine("| --- | --- | --- |");
        var whole = Median(cold);
        Row("whole episode, cold", cold, $"{duration / whole:0.0} times real time");
        Row("one sentence changed", changed, $"{Median(changed) / whole:0%} of the cold time");
        Row("the same with `--watch`", watched, $"{Median(watched) / whole:0%} of the cold time");
        Row("nothing changed", same, "");
        Row("`transcribe --script`", guided, $"{duration / Median(guided):0} times real time");
        Row("`transcribe` of a 4-second clip", short4, "");
        Row("film of cards, each word lit, 1080p", [lit], $"{duration / lit:0} times real time");
        Row("the same, words not lit", [plain], $"{duration / plain:0} times real time");
        Row("a camera's film, 720p to 1080p, 60 s", [camera], $"{60 / camera:0.0} times real time");
        Console.WriteLine();
    }

    private static void Row(string what, List<double> seconds, string share) =>
        Console.WriteLine(
            $"| {what} | {Median(seconds):0.00}{(seconds.Count > 1 ? $" ({string.Join(", ", seconds.Select(s => $"{s:0.00}"))})" : "")} | {share} |"
        );

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);

    private static void Forget(string show)
    {
        foreach (var made in new[] { ArtifactStore.FolderName, "public" }.Select(f => Path.Combine(show, f)).Where(Directory.Exists))
        {
            Directory.Delete(made, recursive: true);
        }
    }

    private static async Task<List<double>> ThriceAsync(string folder, params string[] arguments)
    {
        var seconds = new List<double>();
        for (var run = 0; run < 3; run++)
        {
            seconds.Add((await MeasuredProgram.RunAsync(folder, arguments)).Seconds);
        }
        return seconds;
    }

    /// <summary>Seconds of a run in which only the film is missing.</summary>
    private static async Task<double> FilmAsync(Bench bench, string settings, string slug = Slug)
    {
        await File.WriteAllTextAsync(Path.Combine(bench.Root, ShowFile.Name), settings);
        string[] toFilm = ["produce", Path.Combine(bench.Root, "episodes", slug), "--to", FilmStage.StageName];
        await MeasuredProgram.RunAsync(bench.Root, toFilm);
        var store = new ArtifactStore(bench.Root, slug);
        string[] films = [Path.Combine(store.SharedFolder, "film"), Path.Combine(store.EpisodeFolder, FilmStage.StageName)];
        foreach (var film in films.Where(Directory.Exists))
        {
            Directory.Delete(film, recursive: true);
        }
        return (await MeasuredProgram.RunAsync(bench.Root, toFilm)).Seconds;
    }

    private static async Task<double> CameraAsync(Bench bench, string narration)
    {
        var folder = Path.Combine(bench.Root, "episodes", "2026-01-06-camera");
        Directory.CreateDirectory(folder);
        await Ffmpeg
            .From(narration, "-t", "60")
            .To(
                Path.Combine(folder, "recording.mp4"),
                "-filter_complex",
                "testsrc2=s=1280x720:r=25:d=60[v]",
                "-map",
                "[v]",
                "-map",
                "0:a",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-c:a",
                "aac",
                "-shortest"
            )
            .RunAsync();
        return await FilmAsync(bench, """{ "title": "Benchmark" }""", Path.GetFileName(folder));
    }
}
