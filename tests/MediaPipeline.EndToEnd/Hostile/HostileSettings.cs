namespace MediaPipeline.EndToEnd.Hostile;

/// <summary>Settings of wrong types and sizes, and such that point where they must not.</summary>
internal static class HostileSettings
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        Text("empty", ""),
        Text("null", "null"),
        Text("a list", "[1, 2]"),
        Text("half of it", """{ "title": "A", "video": { """),
        Text("NUL", "\0\0\0\0"),
        Text("100,000 brackets", """{ "title": """ + new string('[', 100_000)),
        Text("a title of 10 MB", $$"""{ "title": "{{new string('x', 10_000_000)}}" }"""),
        Text("a title that is a number", """{ "title": 7 }"""),
        Text("the same key twice", """{ "title": "A", "title": "B" }"""),
        Text("numbers out of all bounds", """{ "title": "A", "video": { "width": 1e400, "height": -1 } }"""),
        Text(
            "100,000 unknown keys",
            "{ \"title\": \"A\", " + string.Join(", ", Enumerable.Range(0, 100_000).Select(n => $"\"k{n}\": 1")) + " }"
        ),
        More("a cover outside of the show", """, "cover": "../../../../etc/passwd" """),
        More("a cover that is an address", """, "cover": "http://169.254.169.254/cover.png" """),
        More("a template outside of the show", """, "templates": { "notes": "../../../etc/passwd" } """),
        More("music that is a device", """, "music": { "intro": "/dev/zero" } """),
        More("a site that is a script", """, "site": "javascript:alert(1)" """),
        More("a store that is a device", """, "store": { "folder": "/dev/full" } """),
        More("publishing into the system", """, "publishing": { "target": "folder", "folder": "/proc/self" } """),
        More("a voice by a path", """, "voice": { "model": "../../../../etc/passwd" } """),
        More("pronunciations with expressions", """, "pronunciations": { "(a+)+$": "/" } """),
        More("categories that are none", """, "categories": ["</itunes:category>"] """),
    ];

    private static HostileInput Text(string name, string text) =>
        new("settings", name, folder => folder.SettingsAre(text), "produce", HostileFolder.Slug, "--to", "script");

    private static HostileInput More(string name, string keys) =>
        new("settings", name, folder => folder.Settings(keys), "produce", HostileFolder.Slug, "--to", "encode");
}
