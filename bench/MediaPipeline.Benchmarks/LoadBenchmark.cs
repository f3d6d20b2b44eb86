using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using MediaPipeline.EndToEnd.Faults;
using MediaPipeline.Models;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Tests;

namespace MediaPipeline.Benchmarks;

/// <summary>What years of work make of a show, and what many hours do to one run: seconds and memory.</summary>
internal static class LoadBenchmark
{
    private const int ManyEpisodes = 2000;
    private const int ManyRuns = 200;

    private static readonly double[] Hours = [1, 3, 12];

    /// <param name="what"><c>episodes</c>, <c>runs</c> or <c>hours</c>; null for all.</param>
    /// <param name="count">How many of them; null for all.</param>
    public static async Task RunAsync(string? what, string? count)
    {
        int? most = count is null ? null : int.Parse(count, CultureInfo.InvariantCulture);
        if (what is null or "episodes")
        {
            await EpisodesAsync(most ?? ManyEpisodes);
        }
        if (what is null or "runs")
        {
            await RunsAsync(most ?? ManyRuns);
        }
        if (what is null or "hours")
        {
            await HoursAsync(most ?? Hours[^1]);
        }
    }

    /// <summary>A show that has published one episode so many times, and now makes another.</summary>
    private static async Task EpisodesAsync(int count)
    {
        var root = await MadeAsync();
        var published = Path.Combine(root, "public");
        // With a date of its own, so that its copies are the same episode.
        var script = Path.Combine(root, "episodes", FaultShow.Slug, "script.md");
        await File.WriteAllTextAsync(
            script,
            "---\ntitle: well\ndate: 2026-02-13\n---\nA bucket goes down a well.\n\n## The end\n\nThat is all.\n"
        );
        await MeasuredProgram.RunAsync(root, "produce", FaultShow.Slug);
        // What is no longer there is made anew of the episodes' own records.
        File.Delete(Path.Combine(published, "index.json"));
        for (var n = 0; n < count; n++)
        {
            Multiply(root, n);
        }
        await MeasuredProgram.RunAsync(root, "feeds");
        Console.WriteLine($"| with {count:N0} episodes published | seconds | peak memory MiB |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (
            var (told, arguments) in new (string, string[])[]
            {
                ("`status --all`", ["status", "--all"]),
                ("`status`", ["status"]),
                ("`status` of one", ["status", FaultShow.Slug]),
                ("`feeds`, nothing new", ["feeds"]),
                ("`feeds --check`", ["feeds", "--check"]),
                ("`produce`, nothing new", ["produce", FaultShow.Slug]),
                ("`produce` of a new episode", ["produce", FaultShow.Other]),
                ("`unpublish` of it", ["unpublish", FaultShow.Other]),
            }
        )
        {
            var (seconds, peak) = await MeasuredProgram.RunAsync(root, arguments);
            Console.WriteLine(FormattableString.Invariant($"| {told} | {seconds:0.00} | {peak:0} |"));
        }
        Console.WriteLine();
        var pages = Directory
            .EnumerateFiles(published, "feed*.xml")
            .Select(f => (Bytes: new FileInfo(f).Length, Items: XDocument.Load(f).Descendants("item").ToList()))
            .ToList();
        var guids = pages.SelectMany(p => p.Items).Select(i => i.Element("guid")!.Value).ToList();
        Console.WriteLine(
            $"The feed: {pages.Count} pages, the largest {pages.Max(p => p.Bytes) / 1024.0 / 1024:0.0} MiB; {guids.Count:N0} items, {guids.Distinct().Count():N0} different."
        );
        Console.WriteLine();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>A folder of its own with a show whose episode is made and published.</summary>
    private static async Task<string> MadeAsync()
    {
        var root = Project.NewFolder();
        (await FaultShow.MakeAsync(MeasuredProgram.Program)).CopyTo(root, isMade: true);
        return root;
    }

    /// <summary>The same episode again, a day for each, as if it had been made so.</summary>
    private static void Multiply(string root, int n)
    {
        var date = new DateOnly(2020, 1, 1).AddDays(n);
        var slug = FormattableString.Invariant($"{date:yyyy-MM-dd}-well");
        foreach (var folder in new[] { "episodes", "public/episodes", $"{ArtifactStore.FolderName}/episodes" })
        {
            // Links: the files are the same, and a disk need not hold them two thousand times.
            FaultTrial.Run("cp", "-al", Path.Combine(root, folder, FaultShow.Slug), Path.Combine(root, folder, slug));
        }
        var path = Path.Combine(root, "public", "episodes", slug, "episode.json");
        var record = JsonNode.Parse(File.ReadAllText(path).Replace(FaultShow.Slug, slug, StringComparison.Ordinal))!;
        record["guid"] = Guid.NewGuid().ToString();
        record["title"] = $"The well, part {n + 1}";
        record["date"] = FormattableString.Invariant($"{date:yyyy-MM-dd}T06:00:00+00:00");
        File.Delete(path);
        File.WriteAllText(path, record.ToJsonString());
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"*{FaultShow.Slug}*"))
        {
            File.Move(file, file.Replace(Path.GetFileName(file), Path.GetFileName(file).Replace(FaultShow.Slug, slug)));
        }
    }

    /// <summary>One sentence changed, again and again, in this process: the day of somebody who writes with the line running.</summary>
    private static async Task RunsAsync(int count)
    {
        var root = await MadeAsync();
        var script = Path.Combine(root, "episodes", FaultShow.Slug, "script.md");
        Console.WriteLine("| runs in one process | seconds for the last ten | handles | threads | memory held MiB | of it managed |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        using var models = new ModelShelf(Path.Combine(Project.Root, "models"), root);
        var clock = Stopwatch.StartNew();
        for (var n = 1; n <= count; n++)
        {
            await File.WriteAllTextAsync(
                script,
                $"---\ntitle: Well\n---\nA bucket goes down a well {n} times.\n\n## The end\n\nThat is all.\n"
            );
            var show = ShowFile.Load(root);
            var episode = EpisodeFolder.Open(Path.GetDirectoryName(script)!);
            var run = new EpisodeRun(
                show,
                episode,
                new ArtifactStore(root, episode.Slug),
                new FileHashes(Path.Combine(root, ArtifactStore.FolderName, "hashes")),
                models
            );
            await new Runner(Pipeline.Stages, new Unheard()).RunAsync(run, new RunOptions(), CancellationToken.None);
            NativeHeap.GiveBack();
            if (n == 10 || n % Math.Max(1, count / 4) == 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                using var self = Process.GetCurrentProcess();
                Console.WriteLine(
                    FormattableString.Invariant(
                        $"| {n} | {clock.Elapsed.TotalSeconds:0.0} | {Directory.EnumerateFiles("/proc/self/fd").Count()} | {self.Threads.Count} | {self.WorkingSet64 >> 20} | {GC.GetTotalMemory(true) >> 20} |"
                    )
                );
            }
            if (n % 10 == 0)
            {
                clock.Restart();
            }
        }
        Console.WriteLine();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>A recording of many hours, from its sound to the feed.</summary>
    private static async Task HoursAsync(double most)
    {
        Console.WriteLine("| recording of | seconds | peak memory MiB |");
        Console.WriteLine("| --- | --- | --- |");
        var root = Project.NewFolder();
        var words = await MadeAsync();
        var spoken = Directory.EnumerateFiles(words, "narration.wav", SearchOption.AllDirectories).First();
        await File.WriteAllTextAsync(
            Path.Combine(root, ShowFile.Name),
            """{ "title": "Hours", "video": { "width": 640, "height": 360 } }"""
        );
        foreach (var hours in Hours.Where(h => h <= most))
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, "episodes", $"2026-02-13-hours-{hours}")).FullName;
            var seconds = (hours * 3600).ToString(CultureInfo.InvariantCulture);
            FaultTrial.Run(
                "ffmpeg",
                "-v",
                "error",
                "-stream_loop",
                "-1",
                "-i",
                spoken,
                "-t",
                seconds,
                "-c:a",
                "flac",
                Path.Combine(folder, "recording.flac")
            );
            var (taken, peak) = await MeasuredProgram.RunAsync(root, "produce", folder);
            Console.WriteLine(FormattableString.Invariant($"| {hours:0} h | {taken:0} | {peak:0} |"));
        }
        Console.WriteLine();
        Directory.Delete(words, recursive: true);
        Directory.Delete(root, recursive: true);
    }
}
