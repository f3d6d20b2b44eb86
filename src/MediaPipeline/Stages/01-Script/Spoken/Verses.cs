using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Places in the Bible and the like: 'Gen. 1:1-3' is 'genesis one one to three', '1 Cor. 13:4' is 'first corinthians thirteen four'.</summary>
internal static partial class Verses
{
    /// <summary>Books by their short names (The SBL Handbook of Style, 2nd edition, 8.3, and what is often written beside it).</summary>
    private static readonly Dictionary<string, string> Books = new(StringComparer.Ordinal)
    {
        ["Gen"] = "genesis",
        ["Ex"] = "exodus",
        ["Exod"] = "exodus",
        ["Lev"] = "leviticus",
        ["Num"] = "numbers",
        ["Deut"] = "deuteronomy",
        ["Josh"] = "joshua",
        ["Judg"] = "judges",
        ["Sam"] = "samuel",
        ["Kgs"] = "kings",
        ["Chr"] = "chronicles",
        ["Chron"] = "chronicles",
        ["Neh"] = "nehemiah",
        ["Ps"] = "psalm",
        ["Pss"] = "psalms",
        ["Prov"] = "proverbs",
        ["Eccl"] = "ecclesiastes",
        ["Isa"] = "isaiah",
        ["Jer"] = "jeremiah",
        ["Lam"] = "lamentations",
        ["Ezek"] = "ezekiel",
        ["Dan"] = "daniel",
        ["Hos"] = "hosea",
        ["Mic"] = "micah",
        ["Hab"] = "habakkuk",
        ["Zech"] = "zechariah",
        ["Mal"] = "malachi",
        ["Matt"] = "matthew",
        ["Rom"] = "romans",
        ["Cor"] = "corinthians",
        ["Gal"] = "galatians",
        ["Eph"] = "ephesians",
        ["Phil"] = "philippians",
        ["Col"] = "colossians",
        ["Thess"] = "thessalonians",
        ["Tim"] = "timothy",
        ["Heb"] = "hebrews",
        ["Jas"] = "james",
        ["Pet"] = "peter",
        ["Rev"] = "revelation",
        ["Mt"] = "matthew",
        ["Mk"] = "mark",
        ["Lk"] = "luke",
        ["Jn"] = "john",
    };

    /// <summary>Short names that are nobody's, and so need no full stop.</summary>
    private static readonly HashSet<string> Nobodys =
    [
        "Gen",
        "Exod",
        "Deut",
        "Judg",
        "Kgs",
        "Chr",
        "Chron",
        "Neh",
        "Ps",
        "Pss",
        "Prov",
        "Eccl",
        "Isa",
        "Ezek",
        "Hos",
        "Hab",
        "Zech",
        "Mt",
        "Mk",
        "Lk",
        "Jn",
        "Cor",
        "Eph",
        "Thess",
        "Heb",
    ];

    /// <summary>Names in full before a place.</summary>
    private static readonly HashSet<string> InFull = new(StringComparer.OrdinalIgnoreCase)
    {
        "surah",
        "sura",
        "quran",
        "qur'an",
        "luke",
        "john",
        "mark",
        "acts",
        "ruth",
        "job",
        "joel",
        "amos",
        "titus",
        "philemon",
        "mormon",
        "nephi",
        "alma",
    };

    /// <summary>Books of which there are several.</summary>
    private static readonly HashSet<string> Numbered =
    [
        "Sam",
        "Samuel",
        "Kgs",
        "Kings",
        "Chr",
        "Chron",
        "Chronicles",
        "Cor",
        "Corinthians",
        "Thess",
        "Thessalonians",
        "Tim",
        "Timothy",
        "Pet",
        "Peter",
        "John",
    ];

    /// <summary>Whether a short name stands before a place in its book, so that its full stop ends no sentence.</summary>
    /// <param name="book">The name, without its full stop.</param>
    /// <param name="next">The word after it, without its punctuation.</param>
    /// <param name="before">The word before it: of 'Cor.' there are two, and '1 Cor. 13' needs no verse.</param>
    public static bool Leads(string book, string next, string before) =>
        Books.ContainsKey(book)
        && (
            Verse().IsMatch(next)
            || (book is "Ps" or "Pss" || before is "1" or "2" or "3" && Numbered.Contains(book)) && Psalm().IsMatch(next)
        );

    /// <summary>The word as said; null when it belongs to no place in the Bible.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="written">As it stands there: 'Dan 3:15' is somebody's appointment, 'Dan. 3:15' a place.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    /// <param name="afterThat">The word after that.</param>
    public static string? Say(string core, string written, string before, string after, string afterThat)
    {
        if (Books.TryGetValue(core, out var book) && (written.Contains(core + ".", StringComparison.Ordinal) || Nobodys.Contains(core)))
        {
            return Leads(core, after, before) ? book : null;
        }
        if (Place().Match(core) is { Success: true } place && IsBook(before))
        {
            return $"{Said(place, "chapter")} {Said(place, "verse")} {place.Groups["part"].Value.ToUpperInvariant()}".TrimEnd();
        }
        if (core is "1" or "2" or "3" && Numbered.Contains(after) && (Verse().IsMatch(afterThat) || Psalm().IsMatch(afterThat)))
        {
            return NumberWords.Ordinal(core[0] - '0');
        }
        return Several().Match(core) is { Success: true } several
            ? $"{Said(several, "chapter")} {Said(several, "from")} to {Said(several, "to")} {several.Groups["part"].Value.ToUpperInvariant()}".TrimEnd()
            : null;
    }

    private static bool IsBook(string name) =>
        Nobodys.Contains(name)
        || Numbered.Contains(name)
        || name.ToLowerInvariant() is "ch" or "chap" or "chapter"
        || char.IsUpper(name.FirstOrDefault()) && (InFull.Contains(name) || Books.ContainsValue(name.ToLowerInvariant()));

    private static string Said(Match m, string group) => NumberWords.Cardinal(m.Groups[group].Value);

    [GeneratedRegex(@"^\d{1,3}:\d{1,3}(?:[-–]\d{1,3})?[abc]?$")]
    private static partial Regex Verse();

    [GeneratedRegex(@"^(?<chapter>\d{1,3}):(?<verse>[1-9]\d{0,2})(?<part>[abc])?$")]
    private static partial Regex Place();

    [GeneratedRegex(@"^\d{1,3}$")]
    private static partial Regex Psalm();

    [GeneratedRegex(@"^(?<chapter>\d{1,3}):(?<from>[1-9]\d{0,2})[-–](?<to>[1-9]\d{0,2})(?<part>[abc])?$")]
    private static partial Regex Several();
}
