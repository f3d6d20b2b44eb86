using System.Text;

namespace MediaPipeline.EndToEnd.Hostile;

/// <summary>Scripts that nobody should write, and somebody will.</summary>
internal static class HostileScripts
{
    private static readonly string Deep = string.Concat(Enumerable.Repeat("> ", 20_000));

    public static IReadOnlyList<HostileInput> All { get; } =
    [
        Bytes("empty", []),
        Bytes("bytes of a program", Noise(200_000)),
        Bytes("UTF-16 with its mark", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Good evening, and welcome.\n")]),
        Bytes("UTF-16 without a mark", Encoding.Unicode.GetBytes("Good evening, and welcome.\n")),
        Bytes("UTF-32", [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes("Good evening, and welcome.\n")]),
        Bytes("Latin-1", Encoding.Latin1.GetBytes("Caf\u00e9 cr\u00e8me, s'il vous pla\u00eet.\n")),
        Bytes("half a character of UTF-8", [.. "Good evening"u8, 0xE2, 0x82]),
        Text("NUL in a line", "Good\0 evening.\n"),
        Text("bidirectional overrides", "Good \u202Eevening\u202C and \u2066welcome\u2069.\n"),
        Text("control characters", string.Concat(Enumerable.Range(1, 31).Select(c => $"a{(char)c}b ")) + "\n"),
        Text("10 MB of sentences", string.Concat(Enumerable.Repeat("The bucket goes down the well and comes up full.\n", 200_000))),
        Text("100,000 headings", string.Concat(Enumerable.Range(0, 100_000).Select(n => $"## Part {n}\n\n"))),
        Text("a word of 1 MB", new string('a', 1_000_000) + "\n"),
        Text("a sentence of 1 MB", string.Concat(Enumerable.Repeat("and then ", 110_000)) + ".\n"),
        Text("a number of 100,000 figures", new string('7', 100_000) + "\n"),
        Text("lists in lists", string.Concat(Enumerable.Range(0, 1200).Select(n => new string(' ', n * 2) + "- a\n"))),
        Text("quotes in quotes", Deep + "deep\n"),
        Text("brackets in brackets", new string('[', 50_000) + "a" + new string(']', 50_000) + "\n"),
        Text("links in links", string.Concat(Enumerable.Repeat("[a](", 20_000)) + string.Concat(Enumerable.Repeat(")", 20_000)) + "\n"),
        Text("stars in stars", string.Concat(Enumerable.Repeat("*a **b ", 50_000)) + "\n"),
        Text("backticks of growing length", string.Concat(Enumerable.Range(1, 1500).Select(n => new string('`', n) + " "))),
        Text(
            "a table of 2,000 columns",
            string.Concat(Enumerable.Repeat("|a", 2000)) + "|\n" + string.Concat(Enumerable.Repeat("|-", 2000)) + "|\n"
        ),
        Text("references that name each other", string.Concat(Enumerable.Range(0, 20_000).Select(n => $"[a{n}]: a{n + 1}\n")) + "[a0]\n"),
        Text("HTML and scripts", "<script>alert(1)</script><img src=x onerror=alert(1)><!-- \n\nText.\n"),
        Text("a comment that never ends", "<!-- " + new string('x', 500_000)),
        Text("front matter that never ends", "---\ntitle: a\n" + new string('x', 100_000)),
        Text("front matter with anchors that grow", Front(Anchors())),
        Text("front matter with YAML's tags", Front("title: !!System.Diagnostics.Process [rm]\n")),
        Text("front matter 5,000 deep", Front("tags: " + new string('[', 5000) + new string(']', 5000) + "\n")),
        Text("front matter with a key of 1 MB", Front(new string('k', 1_000_000) + ": a\n")),
        Text("a picture outside of the episode", "![x](../../../../etc/passwd)\n\nText.\n"),
        Text("a picture from an address inward", "![x](http://169.254.169.254/latest/meta-data)\n\nText.\n"),
        Spoken("400 words without a full stop", string.Concat(Enumerable.Repeat("the rope runs down and ", 80)) + "\n"),
        Spoken("a number of 500 figures", new string('7', 500) + "\n"),
        Spoken("a name of 400 Chinese letters", string.Concat(Enumerable.Repeat("\u6771\u4EAC", 200)) + "\n"),
    ];

    private static HostileInput Text(string name, string text) => Bytes(name, Encoding.UTF8.GetBytes(text));

    /// <summary>What a voice is given, too.</summary>
    private static HostileInput Spoken(string name, string text) =>
        new("speech", name, folder => folder.Script(Encoding.UTF8.GetBytes(text)), "produce", HostileFolder.Slug, "--to", "narrate");

    private static HostileInput Bytes(string name, byte[] bytes) =>
        new("scripts", name, folder => folder.Script(bytes), "produce", HostileFolder.Slug, "--to", "script");

    private static string Front(string yaml) => $"---\n{yaml}---\nGood evening.\n";

    /// <summary>The billion laughs, in YAML.</summary>
    private static string Anchors() =>
        "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + string.Concat(Enumerable.Range(1, 12).Select(n => $"a{n}: &a{n} [{string.Join(", ", Enumerable.Repeat($"*a{n - 1}", 9))}]\n"));

    internal static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
