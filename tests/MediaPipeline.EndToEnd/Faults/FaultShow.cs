using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd.Faults;

/// <summary>
/// What faults are tried on: a show of two short episodes, made once as nobody disturbs it, before a change of its script and after.
/// </summary>
internal sealed partial class FaultShow
{
    public const string Slug = "2026-02-13-well";
    public const string Other = "2026-02-20-lamp";

    private const string Before = "A bucket goes down a well. It comes up full.";
    private const string After = "A bucket goes down a well. It comes up empty, and somebody asks why.";

    private readonly string edited;
    private readonly string made;

    private FaultShow(string program, string edited, string made, TimeSpan edit, IReadOnlyDictionary<string, string> calm)
    {
        Program = program;
        this.edited = edited;
        this.made = made;
        Edit = edit;
        Calm = calm;
    }

    /// <summary>The program tried.</summary>
    public string Program { get; }

    /// <summary>How long the changed episode takes where nothing disturbs.</summary>
    public TimeSpan Edit { get; }

    /// <summary>What an undisturbed run publishes: each file with its hash.</summary>
    public IReadOnlyDictionary<string, string> Calm { get; }

    /// <summary>Makes the show as nobody disturbs it.</summary>
    public static async Task<FaultShow> MakeAsync(string program)
    {
        var edited = Project.NewFolder();
        File.WriteAllText(
            Path.Combine(edited, "pipeline.json"),
            """{ "title": "Faults", "site": "http://127.0.0.1:8080", "video": { "width": 640, "height": 360 } }"""
        );
        Write(edited, Slug, Before);
        Write(edited, Other, "A lamp was lit at dusk. By morning it was out.");
        await MakeAsync(program, edited, Slug);
        await MakeAsync(program, edited, Other, "--to", "report");
        Write(edited, Slug, After);
        var made = Project.NewFolder();
        Copy(edited, made);
        var clock = Stopwatch.StartNew();
        await MakeAsync(program, made, Slug);
        return new FaultShow(program, edited, made, clock.Elapsed, Published(made));
    }

    /// <summary>A copy in a folder: with the changed episode not yet made, or made.</summary>
    public void CopyTo(string folder, bool isMade) => Copy(isMade ? made : edited, folder);

    /// <summary>
    /// The files of the episode as published, the feed and the show's page, each with its hash.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Published(string root)
    {
        var files = Path.Combine(root, "public");
        var record = Path.Combine(files, "episodes", Slug, "episode.json");
        if (!File.Exists(record))
        {
            return new Dictionary<string, string>();
        }
        using var read = JsonDocument.Parse(File.ReadAllText(record));
        return read
            .RootElement.GetProperty("files")
            .EnumerateArray()
            .Select(f => f.GetProperty("path").GetString()!)
            .Append("index.html")
            .Append("feed.xml")
            .ToDictionary(
                path => path,
                path => File.Exists(Path.Combine(files, path)) ? Told(path, File.ReadAllBytes(Path.Combine(files, path))) : "missing"
            );
    }

    /// <summary>A published file's content, told short: its hash; of a feed without times, which no two runs share.</summary>
    public static string Told(string path, byte[] content) =>
        Convert.ToHexStringLower(
            SHA256.HashData(path == "feed.xml" ? Encoding.UTF8.GetBytes(Times().Replace(Encoding.UTF8.GetString(content), "")) : content)
        );

    /// <summary>The episodes that the feed holds.</summary>
    public static IReadOnlyList<string> InFeed(string root)
    {
        var feed = Path.Combine(root, "public", "feed.xml");
        var text = File.Exists(feed) ? File.ReadAllText(feed) : "";
        return [.. new[] { Slug, Other }.Where(slug => text.Contains($"/episodes/{slug}/", StringComparison.Ordinal))];
    }

    private static void Write(string root, string slug, string text)
    {
        var folder = Path.Combine(root, "episodes", slug);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "script.md"), $"---\ntitle: {slug[11..]}\n---\n{text}\n\n## The end\n\nThat is all.\n");
    }

    private static async Task MakeAsync(string program, string root, params string[] arguments)
    {
        using var run = FaultRun.Start(program, root, new Dictionary<string, string>(), ["produce", .. arguments]);
        var answer = await run.EndAsync();
        if (answer.Code != 0)
        {
            throw new InvalidOperationException($"The undisturbed run failed: {answer.Error}");
        }
    }

    private static void Copy(string from, string to)
    {
        // With times and rights, as the store knows its files by them.
        using var copy = Process.Start("cp", ["-a", from + "/.", to])!;
        copy.WaitForExit();
    }

    [GeneratedRegex("<(pubDate|lastBuildDate|atom:updated)>[^<]*</[^>]*>")]
    private static partial Regex Times();
}
