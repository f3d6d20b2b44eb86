using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// Telephone numbers, said digit by digit: groups joined by hyphens or full stops, and groups that stand apart.
/// </summary>
internal static partial class Telephones
{
    /// <summary>The longest number there is (ITU-T E.164) has 15 digits.</summary>
    private const int MostDigits = 15;

    /// <summary>Area codes of numbers that cost the caller nothing.</summary>
    private const string FreeOfCharge = "8(?:00|88|77|66|55|44|33)";

    private static readonly HashSet<string> BeforePhone = new(StringComparer.OrdinalIgnoreCase)
    {
        "call",
        "dial",
        "phone",
        "text",
        "fax",
        "tel",
        "telephone",
        "ring",
        "mobile",
        "cell",
        "hotline",
        "whatsapp",
    };

    /// <summary>What stands behind an emergency number: 'a 911 call'.</summary>
    private static readonly HashSet<string> Called =
    [
        "call",
        "calls",
        "caller",
        "callers",
        "operator",
        "operators",
        "dispatcher",
        "dispatchers",
        "emergency",
    ];

    /// <summary>
    /// The words of a sentence that are groups of a telephone number: several groups of digits side by side of which
    /// one begins with 0 or '+', or which stand behind 'call' and the like.
    /// </summary>
    /// <param name="cores">The words, without their punctuation.</param>
    /// <param name="ends">Which of them end with punctuation, so that the next belongs to something else.</param>
    public static bool[] Find(IReadOnlyList<string> cores, IReadOnlyList<bool> ends)
    {
        var found = new bool[cores.Count];
        for (var from = 0; from < cores.Count; )
        {
            var to = from;
            while (to < cores.Count && Group().IsMatch(cores[to]) && (to == from || !ends[to - 1]))
            {
                to++;
            }
            var digits = Enumerable.Range(from, to - from).Sum(w => cores[w].Count(char.IsAsciiDigit));
            var called = from > 0 && (BeforePhone.Contains(cores[from - 1]) || from > 1 && IsAskedFor(cores, from));
            var marked = Enumerable.Range(from, to - from).Any(w => cores[w][0] is '+' or '0' && cores[w].Length > 1);
            var several = to - from > 1 && digits is >= 6 and <= MostDigits;
            // A card's number, in its four groups.
            var card = to - from == 4 && Enumerable.Range(from, 4).All(w => cores[w].Length == 4);
            if (card || several && (marked || called) || to - from == 1 && called && marked && digits is >= 5 and <= MostDigits)
            {
                Array.Fill(found, true, from, to - from);
            }
            from = Math.Max(to, from + 1);
        }
        // 'text JOIN to 55555'.
        for (var w = 2; w < cores.Count; w++)
        {
            found[w] |=
                ShortCode().IsMatch(cores[w])
                && cores[w - 1] is "to"
                && Enumerable.Range(Math.Max(0, w - 5), Math.Min(w, 5) - 1).Any(b => cores[b].ToLowerInvariant() is "text" or "sms");
        }
        return found;
    }

    /// <summary>'call us on 555 0100', 'the number is 020 7946 0958'.</summary>
    private static bool IsAskedFor(IReadOnlyList<string> cores, int at) =>
        cores[at - 1].ToLowerInvariant() is "us" or "me" or "on" or "at" or "now" or "number"
            && (BeforePhone.Contains(cores[at - 2]) || at > 2 && BeforePhone.Contains(cores[at - 3]))
        || cores[at - 1].ToLowerInvariant() == "is" && cores[at - 2].ToLowerInvariant() is "number" or "phone" or "hotline";

    /// <summary>A code that a telephone is given: '*67', '#31#', '*100#'; null for any other word.</summary>
    public static string? Service(string core) =>
        ServiceCode().IsMatch(core)
            ? string.Join(
                ' ',
                ServiceParts()
                    .Matches(core)
                    .Select(p => Symbols.Key(p.Value) ?? (p.Value[0] == '0' ? NumberWords.Digits(p.Value) : NumberWords.Cardinal(p.Value)))
            )
            : null;

    /// <summary>A telephone number in one word, its groups parted by commas; null when it is none.</summary>
    public static string? Say(string core, string before, string after)
    {
        if (
            LongPhone().IsMatch(core)
            || Grouped().IsMatch(core) && core.Count(char.IsAsciiDigit) is >= 7 and <= MostDigits
            || ShortPhone().IsMatch(core)
                && (IsCalled(before) || AreaCode().IsMatch(before) || core[4] == '0' || core.StartsWith("555", StringComparison.Ordinal))
        )
        {
            return Digits(core);
        }
        // 'call 1-800': the number stands on the screen.
        if (TollFree().Match(core) is { Success: true } free)
        {
            return $"one {Code(free)}";
        }
        if (Vanity().Match(core) is { Success: true } vanity)
        {
            // 'one eight hundred flowers'.
            return $"{(vanity.Groups["one"].Length > 0 ? "one " : "")}{Code(vanity)} {vanity.Groups["name"].Value.ToLowerInvariant().Replace('-', ' ')}";
        }
        // '1-800-273-TALK', '1800MEDICARE'.
        if (VanityEnd().Match(core) is { Success: true } end)
        {
            return $"one {Code(end)}, {NumberWords.Digits(end.Groups["digits"].Value)} {Letters.Say(end.Groups["name"].Value)}";
        }
        if (JoinedVanity().Match(core) is { Success: true } joined)
        {
            return $"{(core[0] == '1' ? "one " : "")}{Code(joined)} {joined.Groups["name"].Value.ToLowerInvariant()}";
        }
        // '(800) QUIT-NOW'.
        if (TollFreeCode().Match(core) is { Success: true } code && VanityName().IsMatch(after))
        {
            return Code(code);
        }
        if (VanityName().IsMatch(core) && TollFreeCode().IsMatch(before))
        {
            return core.ToLowerInvariant().Replace('-', ' ');
        }
        if (TollFreeDigits().Match(core) is { Success: true } tollFree)
        {
            return string.Join(", ", tollFree.Groups["group"].Captures.Select(g => NumberWords.Digits(g.Value)));
        }
        if (Extension().Match(core) is { Success: true } extension && (ShortPhone().IsMatch(before) || LongPhone().IsMatch(before)))
        {
            return $"extension {NumberWords.Digits(extension.Groups["n"].Value)}";
        }
        // What is looked up by its digits: 'ISBN 978-0-306-40615-7'.
        if (Digital().IsMatch(core) && before is "ISBN" or "ISSN" or "PMID" or "SKU" or "SSN" or "EIN")
        {
            return Digits(core);
        }
        if (ShortCode().IsMatch(core) && before is "text" or "Text")
        {
            return Digits(core);
        }
        if (AreaCode().IsMatch(core) && ShortPhone().IsMatch(after))
        {
            return NumberWords.Digits(core);
        }
        // The emergency numbers are said digit by digit, whoever is called.
        return (IsCalled(before) || Called.Contains(after)) && core is "911" or "999" or "112" or "988" or "101" or "111"
            ? NumberWords.Digits(core)
            : null;
    }

    /// <summary>The groups digit by digit, parted by commas.</summary>
    public static string Digits(string core) =>
        string.Join(", ", core.Split('-', '–', '.', '/', '(', ')', '+').Where(p => p.Length > 0).Select(NumberWords.Digits));

    /// <summary>A code of three digits: 'eight hundred', 'eight eight eight'.</summary>
    private static string Code(Match number)
    {
        var digits = number.Groups["code"].Value;
        return digits[1..] is "00" ? $"{NumberWords.Digits(digits[..1])} hundred" : NumberWords.Digits(digits);
    }

    private static bool IsCalled(string before) => BeforePhone.Contains(before) || before is "number" or "Number";

    [GeneratedRegex(@"^(?:\*\d{2}|[*#]{1,2}\d{2,3}#)$")]
    private static partial Regex ServiceCode();

    [GeneratedRegex(@"[*#]|\d+")]
    private static partial Regex ServiceParts();

    [GeneratedRegex($"^1-(?<code>{FreeOfCharge}|900)$")]
    private static partial Regex TollFree();

    /// <summary>Digits, with what may stand in and before a group; no decimal: 'ran 10.49 (+0.0 m/s)'.</summary>
    [GeneratedRegex(@"^(?!\+?\d{1,3}\.\d{1,3}$)\+?\(?\d+\)?\d*(?:[-.]\d+)*$")]
    private static partial Regex Group();

    [GeneratedRegex(@"^\+?\d{0,2}[-.(]?\d{3}[-.)]\d{3}[-.]\d{4}$")]
    private static partial Regex LongPhone();

    /// <summary>Groups of which the first begins with '+' or 0: no date (08-03-2026) and no version.</summary>
    [GeneratedRegex(@"^(?:\+\d{1,3}|0\d{2,4}|\(0\d{1,4}\))(?:[-./()]+\d{2,8})+$|^\+\d{7,15}$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^\d{3}[-.]\d{4}$")]
    private static partial Regex ShortPhone();

    [GeneratedRegex(@"^\d{3}$")]
    private static partial Regex AreaCode();

    [GeneratedRegex(@"^\d+(?:-\d+)*$")]
    private static partial Regex Digital();

    [GeneratedRegex(@"^x(?<n>\d{1,5})$")]
    private static partial Regex Extension();

    /// <summary>What messages are sent to: 'text 55555'.</summary>
    [GeneratedRegex(@"^\d{5,6}$")]
    private static partial Regex ShortCode();

    [GeneratedRegex(
        @"^(?:(?<one>1-)?(?<code>[89]\d\d)-(?<name>[A-Z]{4,}|[A-Z]{2,}(?:-[A-Z]{2,})+)|(?<one>1-)(?<code>[89]\d\d)-(?<name>[A-Z][a-z]{3,}))$"
    )]
    private static partial Regex Vanity();

    [GeneratedRegex(@"^1-(?<code>[89]\d\d)-(?<digits>\d{3})-(?<name>[A-Z]{4}|\d[A-Z]{3})$")]
    private static partial Regex VanityEnd();

    [GeneratedRegex($"^1?(?<code>{FreeOfCharge})(?<name>[A-Z]{{5,}})$")]
    private static partial Regex JoinedVanity();

    [GeneratedRegex($"^(?<code>{FreeOfCharge})$")]
    private static partial Regex TollFreeCode();

    [GeneratedRegex("^(?:[A-Z]{2,5}-[A-Z]{2,5}|[A-Z]{7})$")]
    private static partial Regex VanityName();

    /// <summary>A number free of charge without its hyphens; what counts in billions has commas.</summary>
    [GeneratedRegex($@"^(?<group>1)(?<group>{FreeOfCharge})(?<group>\d{{3}})(?<group>\d{{4}})$")]
    private static partial Regex TollFreeDigits();
}
