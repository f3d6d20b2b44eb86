using SkiaSharp;

namespace MediaPipeline.Art;

/// <summary>
/// The fonts installed on the machine, for characters that the show's own lack. A file is opened only when those before it
/// do not have what is looked for, and stays open: fonts of Chinese, Japanese and Korean are large.
/// </summary>
internal sealed class MachineFonts
{
    private static readonly string[] Folders =
    [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share/fonts"),
    ];

    private readonly Lock gate = new();
    private readonly Dictionary<string, SKTypeface?> opened = [];
    private readonly Dictionary<bool, List<string>> files = [];

    /// <summary>A font that has a character; null when none does.</summary>
    /// <param name="codePoint">The character.</param>
    /// <param name="bold">Whether bold ones are looked through first, or regular ones: a substitute should neither shout nor whisper.</param>
    public SKTypeface? With(int codePoint, bool bold)
    {
        lock (gate)
        {
            if (!files.TryGetValue(bold, out var ordered))
            {
                files[bold] = ordered = Find(bold ? "-Bold" : "-Regular");
            }
            return ordered.Select(Open).FirstOrDefault(t => t is not null && Has(t, codePoint));
        }
    }

    /// <summary>Whether a font has a character.</summary>
    public static bool Has(SKTypeface typeface, int codePoint)
    {
        using var font = new SKFont(typeface);
        return font.ContainsGlyph(codePoint);
    }

    private SKTypeface? Open(string file)
    {
        if (!opened.TryGetValue(file, out var typeface))
        {
            opened[file] = typeface = SKTypeface.FromFile(file);
        }
        return typeface;
    }

    private static List<string> Find(string style) =>
        [
            .. Folders
                .Where(Directory.Exists)
                .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
                .Where(f => Path.GetExtension(f).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc")
                .OrderByDescending(f => Path.GetFileNameWithoutExtension(f).EndsWith(style, StringComparison.Ordinal))
                .ThenBy(f => f.Contains("Serif", StringComparison.Ordinal))
                .ThenBy(f => f, StringComparer.Ordinal),
        ];
}
