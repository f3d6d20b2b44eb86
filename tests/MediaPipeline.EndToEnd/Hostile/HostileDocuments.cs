namespace MediaPipeline.EndToEnd.Hostile;

/// <summary>Captions and feeds of anybody's making, given to the checks.</summary>
internal static class HostileDocuments
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        Captions("empty", ""),
        Captions("only the first line", "WEBVTT"),
        Captions("1 MB without a line's end", new string('x', 1_000_000)),
        Captions("100,000 captions", "WEBVTT\n\n" + string.Concat(Enumerable.Repeat("00:01.000 --> 00:02.000\nA\n\n", 100_000))),
        Captions("a caption of 1 MB", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + string.Concat(Enumerable.Repeat("word ", 200_000)) + "\n"),
        Captions("tags in tags", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + new string('<', 200_000) + "\n"),
        Captions("times beyond all bounds", "WEBVTT\n\n99999999999999:00:00.000 --> 99999999999999:00:01.000\nA\n"),
        new("captions", "noise", folder => folder.Put("x.vtt", HostileScripts.Noise(1_000_000)), "captions", "--check", "x.vtt"),
        new("captions", "a device", _ => { }, "captions", "--check", "/dev/zero"),
        Feed("empty", ""),
        Feed("not XML", "no feed"),
        Feed("half of it", "<?xml version='1.0'?><rss><channel><item>"),
        Feed(
            "entities that grow",
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>"
                + Entities()
                + "]><rss><channel><title>&z9;</title></channel></rss>"
        ),
        Feed(
            "an entity from a file",
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&x;</title></channel></rss>"
        ),
        Feed(
            "a definition from an address",
            "<?xml version='1.0'?><!DOCTYPE r SYSTEM 'http://169.254.169.254/x.dtd'><rss><channel/></rss>"
        ),
        Feed("100,000 deep", string.Concat(Enumerable.Repeat("<a>", 100_000))),
        Feed("an attribute of 5 MB", $"<rss a='{new string('x', 5_000_000)}'/>"),
        Feed("100 MB", "<rss><channel>" + new string(' ', 100_000_000) + "</channel></rss>"),
        Feed("another coding than it says", "<?xml version='1.0' encoding='utf-16'?><rss/>"),
        new("feeds", "an address inward", _ => { }, "feeds", "--check", "http://169.254.169.254/feed.xml"),
        new("feeds", "this machine", _ => { }, "feeds", "--check", "http://localhost:1/feed.xml"),
        new("feeds", "an address that is a file", _ => { }, "feeds", "--check", "file:///etc/passwd"),
    ];

    private static HostileInput Captions(string name, string text) =>
        new("captions", name, folder => folder.Put("x.vtt", text), "captions", "--check", "x.vtt");

    private static HostileInput Feed(string name, string text) =>
        new("feeds", name, folder => folder.Put("x.xml", text), "feeds", "--check", "x.xml");

    private static string Entities() =>
        "<!ENTITY z0 '&a;'>"
        + string.Concat(Enumerable.Range(1, 9).Select(n => $"<!ENTITY z{n} '{string.Concat(Enumerable.Repeat($"&z{n - 1};", 10))}'>"));
}
