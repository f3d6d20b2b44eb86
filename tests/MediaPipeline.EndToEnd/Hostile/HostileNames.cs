namespace MediaPipeline.EndToEnd.Hostile;

/// <summary>Names of episodes and files that mean more than a name.</summary>
internal static class HostileNames
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        .. new[]
        {
            "..",
            "../..",
            "/etc",
            "episodes/../../mediapipeline-escaped",
            "a\nb",
            "a\"b",
            "a'b",
            "-rf",
            "--to",
            "CON",
            "a:b",
            "a\u202Eb",
            "e\u0301t\u00e9",
            "$(touch pwned)",
            "`touch pwned`",
            "a;b|c&d",
            "%2e%2e%2f",
            "\u0000",
            " ",
            ".",
            new string('n', 255),
            new string('n', 5000),
        }.Select((name, n) => Named($"an episode called {Shown(name)}", n % 3 == 2 ? "status" : "new", name)),
        new("names", "a recording with a newline, quotes and dashes", Recording, "transcribe", "./-i \"a'\n%d.wav", "--out", "captions"),
    ];

    private static HostileInput Named(string name, string command, string argument) => new("names", name, _ => { }, command, argument);

    private static string Shown(string name) =>
        name.Length > 40
            ? $"{name.Length} letters"
            : string.Concat(name.Select(c => char.IsControl(c) || c == '\u202E' ? $"\\u{(int)c:x4}" : $"{c}"));

    private static void Recording(HostileFolder folder)
    {
        folder.Ffmpeg("-f", "lavfi", "-i", "sine=duration=2:sample_rate=16000", "plain.wav");
        File.Move(Path.Combine(folder.Root, "plain.wav"), Path.Combine(folder.Root, "-i \"a'\n%d.wav"));
    }
}
