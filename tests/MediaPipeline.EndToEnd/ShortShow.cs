using System.Security.Cryptography;
using System.Text.Json;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>A show of its own with a short episode, small enough to be made often.</summary>
public sealed class ShortShow
{
    public const string Slug = "2026-02-13-short";

    public const string Script = """
        ---
        title: A short one
        tags: [short]
        ---
        This is a very short show. It has two sections and ends soon.

        ## The only story

        A drop of water fell on a stone. Nothing else happened.

        ## Goodbye

        Thank you for listening. See you next week!
        """;

    private static readonly Lazy<Task<ShortShow>> Template = new(async () =>
    {
        var show = new ShortShow();
        var made = await show.ProduceAsync();
        made.Code.ShouldBe(0, made.All);
        return show;
    });

    private readonly string site;

    public ShortShow(string? more = null, string site = "http://127.0.0.1:8080")
    {
        this.site = site;
        Root = Project.NewFolder();
        Settings(more);
        Directory.CreateDirectory(Episode);
        File.WriteAllText(ScriptPath, Script);
    }

    /// <summary>A show whose episode is made and published: a copy of one that is made once for all tests.</summary>
    public static async Task<ShortShow> MadeAsync()
    {
        var show = new ShortShow();
        await show.CopyAsync(_ => true);
        return show;
    }

    /// <summary>
    /// A show with settings of its own whose episode is made but not published: what its settings leave as it was need not
    /// be made again.
    /// </summary>
    public static async Task<ShortShow> UnpublishedAsync(string? more = null, string site = "http://127.0.0.1:8080")
    {
        var show = new ShortShow(more, site);
        await show.CopyAsync(file => file.StartsWith(".mediapipeline", StringComparison.Ordinal));
        return show;
    }

    private async Task CopyAsync(Func<string, bool> isWanted)
    {
        var template = await Template.Value;
        foreach (
            var file in Directory
                .EnumerateFiles(template.Root, "*", SearchOption.AllDirectories)
                .Where(f => isWanted(Path.GetRelativePath(template.Root, f)))
        )
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(template.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
            File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(file));
        }
    }

    public string Root { get; }
    public string Episode => Path.Combine(Root, "episodes", Slug);
    public string ScriptPath => Path.Combine(Episode, "script.md");
    public string Public => Path.Combine(Root, "public");
    public string Store => Path.Combine(Root, ".mediapipeline");

    /// <summary>Writes pipeline.json with more keys.</summary>
    public void Settings(string? more) =>
        File.WriteAllText(
            Path.Combine(Root, "pipeline.json"),
            $$"""{ "title": "Short show", "site": "{{site}}", "video": { "width": 640, "height": 360 }{{(more is null ? "" : ", " + more)}} }"""
        );

    public Task<Answer> ProduceAsync(params string[] options) => Terminal.RunAsync(Root, ["produce", Slug, .. options]);

    /// <summary>Every published file with its hash; without those that carry the time of publication.</summary>
    public Dictionary<string, string> Published() =>
        Directory
            .EnumerateFiles(Public, "*", SearchOption.AllDirectories)
            .Where(f => !f.StartsWith(Path.Combine(Public, "records"), StringComparison.Ordinal))
            .Where(f => Path.GetFileName(f) is not ("index.json" or "episode.json" or "feed.xml" or "video.xml" or "sitemap.xml"))
            .ToDictionary(f => Path.GetRelativePath(Public, f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))));

    /// <summary>The episode's published file that ends so; of those before, which stay for a while, none.</summary>
    public string PublishedFile(string ending)
    {
        var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(Public, "episodes", Slug, "episode.json")));
        var files = record.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString()!);
        return Path.Combine(Public, files.Single(f => f.EndsWith(ending, StringComparison.Ordinal) && !f.Contains("karaoke")));
    }
}
