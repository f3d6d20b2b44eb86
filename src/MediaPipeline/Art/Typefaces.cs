using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Art;

/// <summary>
/// The fonts to draw with: Inter, built in, or the show's own; Fira Code for code; and for what they lack (other scripts, emoji),
/// whatever font of the machine has the letters.
/// </summary>
public sealed class Typefaces : IDisposable
{
    private const int Bolder = 600;

    private readonly ConcurrentDictionary<(SKTypeface Wanted, int CodePoint), SKTypeface?> chosen = new();
    private static readonly MachineFonts Machine = new();
    private static readonly ConcurrentDictionary<string, Lazy<SKTypeface>> Own = new();

    private readonly bool isUsers;

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
            isUsers = true;
        }
        else
        {
            (Regular, SemiBold, Bold) = (BuiltIn("Inter-Regular.otf"), BuiltIn("Inter-SemiBold.otf"), BuiltIn("Inter-Bold.otf"));
        }
        Mono = BuiltIn("FiraCode-Regular.ttf");
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
        string.Concat(
            chosen
                .Where(s => s.Value is null)
                .Select(s => s.Key.CodePoint)
                .Distinct()
                .Select(c => new Rune(c))
                .Where(r => !Rune.IsControl(r))
                .Order()
        );

    public SKTypeface Regular { get; }
    public SKTypeface SemiBold { get; }
    public SKTypeface Bold { get; }

    /// <summary>For code: Fira Code, built in.</summary>
    public SKTypeface Mono { get; }

    /// <summary>The font to draw a character with: the wanted one if it has it, else one that does.</summary>
    public SKTypeface For(SKTypeface wanted, int codePoint) =>
        chosen.GetOrAdd(
            (wanted, codePoint),
            key => MachineFonts.Has(key.Wanted, key.CodePoint) ? key.Wanted : Machine.With(key.CodePoint, key.Wanted.FontWeight >= Bolder)
        ) ?? wanted;

    /// <inheritdoc />
    public void Dispose()
    {
        if (isUsers)
        {
            Regular.Dispose();
        }
    }

    /// <summary>One of the built-in fonts, by the name of its file: opened once, and shared by all who draw.</summary>
    internal static SKTypeface BuiltIn(string name) =>
        Own.GetOrAdd(
            name,
            wanted => new Lazy<SKTypeface>(() =>
            {
                using var stream =
                    Assembly.GetExecutingAssembly().GetManifestResourceStream(wanted)
                    ?? throw new InvalidOperationException($"The font {wanted} is not in the program.");
                return SKTypeface.FromStream(stream);
            })
        ).Value;
}
