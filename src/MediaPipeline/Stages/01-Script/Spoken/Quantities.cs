using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>All that is written in digits: each kind of it in a file of its own, and here the order in which they are asked.</summary>
internal static partial class Quantities
{
    public static string? Say(string core, string before, string after) => Say(core, before, before, "", after);

    /// <summary>The word as said; null when it is no quantity.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="near">The same where no punctuation parts the two: in '2001: A' nobody measures amperes.</param>
    /// <param name="beforeThat">The word before that.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string near, string beforeThat, string after) =>
        RomanNumerals.Say(core, near, after)
        ?? Telephones.Say(core, before, after)
        ?? UnitsApart.Say(core, near, beforeThat, after)
        ?? Scores.Say(core, near, after)
        ?? Fractions.Say(core, near, after)
        ?? Numerals.Say(core, near, after)
        ?? Angles.Say(core, near, beforeThat)
        ?? FeetAndInches.Say(core, before, near, beforeThat, after)
        ?? Countdowns.Say(core, after)
        ?? Sizes.Say(core, before, after)
        ?? Ranges.OfLettered(core)
        ?? ModelNumbers.Say(core, near, after)
        ?? Ranges.Say(core, before, after)
        ?? Amounts.Say(core, before, near, after)
        ?? Amounts.About(core, before, after);

    /// <summary>Whether a word is a whole number in plain digits, as before a part: '1' of '1 ½'.</summary>
    public static bool IsWhole(string core) => core.Length > 0 && core.All(char.IsAsciiDigit);

    /// <summary>Whether a word is a number in digits, with a sign or without: '12', '-1,500.5', '30+'.</summary>
    public static bool IsPlain(string core) => PlainNumber().IsMatch(core);

    /// <summary>Whether a word is a number that a unit may stand behind.</summary>
    public static bool IsNumber(string core) => IsPlain(core) || Ranges.Is(core) || NumberOfSigns().IsMatch(core) || Sizes.HasSides(core);

    /// <summary>A number by twos, as pictures' sizes are said: 'nineteen twenty', 'seven twenty', 'fifty oh five'.</summary>
    public static string Pairs(string digits)
    {
        if (digits.Length is < 3 or > 4)
        {
            return NumberWords.Cardinal(digits);
        }
        var (high, low) = (digits[..^2], digits[^2..]);
        return low == "00" ? $"{NumberWords.Cardinal(high)} hundred"
            : low[0] == '0' ? $"{NumberWords.Cardinal(high)} oh {NumberWords.Cardinal(low[1..])}"
            : $"{NumberWords.Cardinal(high)} {NumberWords.Cardinal(low)}";
    }

    /// <summary>A number in digits as said: with its decimals one by one, with the zeros before it.</summary>
    public static string Number(string text)
    {
        if (DecimalComma().IsMatch(text))
        {
            text = text.Replace(',', '.');
        }
        var parts = text.Split('.');
        return parts.Length == 2 ? NumberWords.Decimal(parts[0].Length == 0 ? "0" : parts[0], parts[1])
            // 'Room 007': zeros before a number are said.
            : text.Length > 1 && text[0] == '0' ? NumberWords.Digits(text)
            : NumberWords.Cardinal(text);
    }

    [GeneratedRegex(@"^[-−+±~≈<>≤≥]?(?:\d[\d,]*(?:\.\d+)?\+?|\.\d+)$")]
    private static partial Regex PlainNumber();

    /// <summary>Numbers with powers, fractions and products: '10⁻³', '2×10⁻³', '1/2', '2½'.</summary>
    [GeneratedRegex(
        @"^[-−+±~≈]?\d[\d,.]*(?:(?:[×·*]10)?[⁻⁺]?[⁰¹²³⁴-⁹]+|(?:[×·*]10)?\^[-−]?\d+|[eE][-+]?\d+|/\d+|[½¼¾⅓⅔⅛]|±\d[\d.]*)$|^[½¼¾⅓⅔⅛⅕]$"
    )]
    private static partial Regex NumberOfSigns();

    [GeneratedRegex(@"^\d+,(?:\d{1,2}|\d{4,})$")]
    private static partial Regex DecimalComma();
}
