using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Feet and inches by their marks: '6'2"', '12 1/2"', '4'x8'', 'a 10,000' peak'.</summary>
internal static partial class FeetAndInches
{
    /// <summary>What has a size, and so is said with one inch or meter: 'a curved 27" display', 'the 4x100m relay'.</summary>
    private static readonly HashSet<string> Sizeable =
    [
        "display",
        "screen",
        "monitor",
        "TV",
        "laptop",
        "iPad",
        "MacBook",
        "iMac",
        "touchscreen",
        "panel",
        "tablet",
        "pizza",
        "skillet",
        "pan",
        "subwoofer",
        "vinyl",
        "single",
        "barrel",
        "pipe",
        "pilot",
        "hole",
        "gun",
        "telescope",
        "reflector",
        "refractor",
        "container",
        "ceiling",
        "ladder",
        "lens",
        "relay",
        "socket",
        "bit",
        "drill",
        "chisel",
        "tape",
        "TRS",
        "TS",
        "jack",
        "hose",
        "cable",
        "dowel",
        "bolt",
        "lumber",
        "drywall",
        "plywood",
        "pole",
        "wall",
        "fence",
        "yacht",
        "seam",
        "hem",
        "wave",
        "floppy",
    ];

    /// <summary>Whether a word names what has a size, which stands in the singular before it.</summary>
    public static bool HasSize(string word) => Sizeable.Contains(word);

    /// <summary>A minute of a match: 'Haaland 19', 80'', 'in the 89''; null where it is feet.</summary>
    /// <param name="cores">The words of the sentence, without punctuation.</param>
    /// <param name="ends">Whether a clause ends behind each.</param>
    /// <param name="w">Which of them.</param>
    public static string? MinuteOfMatch(string[] cores, bool[] ends, int w)
    {
        if (Minute().Match(cores[w]) is not { Success: true } minute)
        {
            return null;
        }
        // Only a match has time added: 'the 45+2' goal'.
        if (minute.Groups["added"] is { Length: > 0 } added)
        {
            return $"{MinuteOf(minute)} plus {NumberWords.Cardinal(added.Value)}";
        }
        // Behind the mark of feet stands what is so long.
        var isLast = ends[w] || w + 1 == cores.Length;
        return isLast && (IsDated(cores, w) || IsOfScorer(cores, w)) ? MinuteOf(minute) : null;
    }

    private static string MinuteOf(Match minute) => $"{NumberWords.Ordinal(int.Parse(minute.Groups["n"].Value))} minute";

    /// <summary>'in the 89''.</summary>
    private static bool IsDated(string[] cores, int w) => w > 1 && cores[w - 1] is "the" && cores[w - 2] is "in" or "In" or "by" or "until";

    /// <summary>A name, and other minutes of its between: 'Haaland 19', 80''.</summary>
    private static bool IsOfScorer(string[] cores, int w)
    {
        var first = w;
        while (first > 0 && Minute().IsMatch(cores[first - 1]))
        {
            first--;
        }
        return first > 0 && cores[first - 1] is [>= 'A' and <= 'Z', _, ..] name && name.Skip(1).All(char.IsLower);
    }

    /// <summary>'in.' behind a number, and 'a 9-in. pan'; null where it is another word.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="stopped">Whether it has a full stop.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="beforeThat">The word before that.</param>
    public static string? Stopped(string core, bool stopped, string before, string beforeThat) =>
        core is "in" && stopped && Quantities.IsNumber(before) ? (before is "1" || Fractions.IsAll(before, beforeThat) ? "inch" : "inches")
        : SizeInInches().Match(core) is { Success: true } size ? $"{Quantities.Say(size.Groups["n"].Value, "", "")} inch"
        : null;

    /// <summary>The length as said; null when it is none.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="near">The same where no punctuation parts the two.</param>
    /// <param name="beforeThat">The word before that.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string near, string beforeThat, string after)
    {
        // '6ft2'.
        if (Tall().Match(core) is { Success: true } tall)
        {
            return $"{Quantities.Number(tall.Groups["feet"].Value)} foot {Quantities.Number(tall.Groups["inches"].Value)}";
        }
        if (Boards().Match(core) is { Success: true } board)
        {
            var one = IsSizeOf(before, after);
            var unit = MarkedUnit(board.Groups["mark"].Value, one);
            return $"{Quantities.Number(board.Groups["a"].Value)} by {Quantities.Number(board.Groups["b"].Value)} {unit}";
        }
        if (Height().Match(core) is { Success: true } feet)
        {
            var (large, small) = (Quantities.Number(feet.Groups["a"].Value), Quantities.Number(feet.Groups["b"].Value));
            // A foot has twelve inches: '4'12"' ahead is a time.
            return int.Parse(feet.Groups["b"].Value) < 12
                ? $"{large} foot {small}"
                : $"{large} minute{(large == "one" ? "" : "s")} {small} seconds";
        }
        // '12 1/2"', with the twelve before it.
        if (Whole().IsMatch(near) && PartMark().Match(core) is { Success: true } more)
        {
            return $"{Fractions.And(Fractions.Say(more.Groups["n"].Value, "", "")!)} {MarkedUnit(more.Groups["mark"].Value, IsSizeOf(beforeThat, after))}";
        }
        if (InchMark().Match(core) is { Success: true } inches)
        {
            var written = inches.Groups["n"].Value;
            if (Fractions.Is(written))
            {
                var part = Fractions.Say(written, "", "")!;
                return IsSizeOf(before, after) ? $"{part.Replace("quarters", "quarter")} inch" : $"{Fractions.Halved(part, "inch")} inch";
            }
            // A camera's '1/2.3"'.
            var number =
                written is ['1', '/', .. var share] && share.Contains('.')
                    ? $"one over {Quantities.Number(share)}"
                    : Fractions.Say(written, "", "") ?? Quantities.Number(written);
            return $"{number} {MarkedUnit("\"", number == "one" || IsSizeOf(before, after))}";
        }
        if (FootMark().Match(core) is { Success: true } foot)
        {
            var number = Fractions.Say(foot.Groups["n"].Value, "", "") ?? Quantities.Number(foot.Groups["n"].Value);
            // The ends of a strand of DNA.
            if (number is "three" or "five" && after is "end" or "ends" or "to" or "UTR" or "UTRs" or "cap" or "overhang" or "overhangs")
            {
                return $"{number} prime";
            }
            return $"{number} {MarkedUnit("'", number == "one" || IsSizeOf(before, after))}";
        }
        return null;
    }

    /// <summary>Whether so many feet or inches describe what is named behind them: 'a 6" knife', '30' setbacks'.</summary>
    private static bool IsSizeOf(string before, string after) =>
        SpokenForms.Describes(before, after)
        || Sizeable.Contains(after)
        || after.Length > 4
            && after.All(char.IsAsciiLetterLower)
            && after[^1] == 's'
            && after[^2] != 's'
            && !SpokenForms.FollowsAmount(after);

    /// <summary>What the mark of feet or of inches stands for.</summary>
    internal static string MarkedUnit(string mark, bool one) =>
        mark is "'" or "′"
            ? one
                ? "foot"
                : "feet"
            : one
                ? "inch"
                : "inches";

    [GeneratedRegex(@"^\d{1,3}$")]
    private static partial Regex Whole();

    [GeneratedRegex("""^(?<n>[1-9]/(?:2|4|8|16|32)|[½¼¾⅓⅔⅛⅜⅝⅞])(?<mark>['"′″])$""")]
    private static partial Regex PartMark();

    [GeneratedRegex("""^(?<n>\d+(?:\.\d+)?|(?:\d+-)?\d/\d{1,2}|1/\d\.\d{1,2}|\d*[½¼¾⅓⅔⅛⅜⅝⅞])(?:"|″)$""")]
    private static partial Regex InchMark();

    [GeneratedRegex("""^(?<n>\d[\d,]*(?:\.\d+)?|\d+-[1-9]/(?:2|4|8)|\d+[½¼¾])['′]$""")]
    private static partial Regex FootMark();

    [GeneratedRegex("""^(?<a>\d{1,2})['′](?<b>\d{1,2})(?:"|″|''|″)$|^(?<a>[3-8])['′](?<b>\d|1[01])$""")]
    private static partial Regex Height();

    [GeneratedRegex(@"^(?<feet>[3-8])ft(?<inches>\d|1[01])(?:in)?$")]
    private static partial Regex Tall();

    /// <summary>'4'x8'', of which the word's own trimming has taken the last sign.</summary>
    [GeneratedRegex("""^(?<a>\d+(?:\.\d+)?)(?:(?<mark>['"′″])[x×](?<b>\d+(?:\.\d+)?)\k<mark>?|[x×](?<b>\d+(?:\.\d+)?)(?<mark>["″]))$""")]
    private static partial Regex Boards();

    [GeneratedRegex(@"^(?<n>[1-9]\d?|1[01]\d|120)(?:\+(?<added>\d{1,2}))?['′]$")]
    private static partial Regex Minute();

    [GeneratedRegex(@"^(?<n>\d{1,3}(?:\.\d+)?[½¼¾]?)-in$")]
    private static partial Regex SizeInInches();
}
