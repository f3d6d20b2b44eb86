using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Art;

/// <summary>
/// The fonts to draw with: Inter, built in, or the show's own; and for what it lacks (other scripts, emoji),
/// whatever font of the machine has the letters.
/// </summary>
public sealed class Typefaces : IDisposable
{
    private static readonly string[] FontFolders =
    [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share/fonts"),
    ];

    private readonly ConcurrentDictionary<int, SKTypeface?> substitutes = new();
    private readonly Lazy<List<SKTypeface>> machine;

    /// <summary>Loads the built-in fonts, or one of the user's for all weights.</summary>
    /// <exception cref="WrongInputException">The user's file is no font.</exception>
    public Typefaces(string? file)
    {
        if (file is not null)
        {
            Regular =
                SKTypeface.FromFile(file)
                ?? throw new WrongInputException("This is no font that can be used.", file, "Give a TTF or OTF file in 'video.font'.");
            (SemiBold, Bold) = (Regular, Regular);
        }
        else
        {
            (Regular, SemiBold, Bold) = (BuiltIn("Inter-Regular"), BuiltIn("Inter-SemiBold"), BuiltIn("Inter-Bold"));
        }
        machine = new Lazy<List<SKTypeface>>(LoadMachineFonts);
    }

    /// <summary>The font file that a show names; null for the built-in fonts.</summary>
    /// <exception cref="WrongInputException">It is not there.</exception>
    public static string? FileFor(Show show, string root)
    {
        if (show.Video.Font is null)
        {
            return null;
        }
        var path = Path.GetFullPath(show.Video.Font, root);
        return File.Exists(path)
            ? path
            : throw new WrongInputException(
                $"The font '{show.Video.Font}' is not there.",
                Path.Combine(root, ShowFile.Name),
                "Put it there, or take 'video.font' out: then the built-in one is used."
            );
    }

    /// <summary>Characters asked for so far that no font of the machine has: they are drawn as boxes.</summary>
    public string Missing =>
        string.Concat(substitutes.Where(s => s.Value is null && !Rune.IsControl(new Rune(s.Key))).Select(s => new Rune(s.Key)).Order());

    public SKTypeface Regular { get; }
    public SKTypeface SemiBold { get; }
    public SKTypeface Bold { get; }

    /// <summary>The font to draw a character with: the wanted one if it has it, else one that does.</summary>
    public SKTypeface For(SKTypeface wanted, int codePoint) =>
        Has(wanted, codePoint) ? wanted : substitutes.GetOrAdd(codePoint, c => machine.Value.FirstOrDefault(t => Has(t, c))) ?? wanted;

    /// <inheritdoc />
    public void Dispose()
    {
        if (machine.IsValueCreated)
        {
            machine.Value.ForEach(t => t.Dispose());
        }
        foreach (var typeface in new[] { Regular, SemiBold, Bold }.Distinct())
        {
            typeface.Dispose();
        }
    }

    private static bool Has(SKTypeface typeface, int codePoint)
    {
        using var font = new SKFont(typeface);
        return font.GetGlyph(codePoint) != 0;
    }

    /// <summary>One of the built-in fonts, by the name of its file.</summary>
    internal static SKTypeface BuiltIn(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.otf")
            ?? throw new InvalidOperationException($"The font {name} is not in the program.");
        return SKTypeface.FromStream(stream);
    }

    private static List<SKTypeface> LoadMachineFonts()
    {
        // Regular styles first: a substitute should not shout.
        var files = FontFolders
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc")
            .OrderByDescending(f => Path.GetFileNameWithoutExtension(f).EndsWith("-Regular", StringComparison.Ordinal))
            .ThenBy(f => f, StringComparer.Ordinal);
        return [.. files.Select(f => SKTypeface.FromFile(f)).OfType<SKTypeface>()];
    }
}
