using System.Globalization;
using Humanizer;

namespace MediaPipeline.Speech.Alignment;

/// <summary>English numbers in words, as they are said.</summary>
public static class NumberWords
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>'1,250' is 'one thousand two hundred fifty'; digits one by one where the number is too long.</summary>
    public static string Cardinal(string digits)
    {
        var plain = digits.Replace(",", "").Replace(" ", "");
        if (plain.Length > 1 && plain[0] == '0' || !long.TryParse(plain, NumberStyles.None, English, out var number))
        {
            return Digits(plain);
        }
        return Cardinal(number);
    }

    /// <summary>The number in words.</summary>
    public static string Cardinal(long number) => // Humanizer leaves its 'and' within thousands.
        number.ToWords(English, addAnd: false).Replace('-', ' ').Replace(" and ", " ");

    /// <summary>'21st' is 'twenty first'.</summary>
    public static string Ordinal(int number) =>
        number.ToOrdinalWords(English).Replace('-', ' ').Replace(" and ", " ") is var words
        && (words.StartsWith("hundred ", StringComparison.Ordinal) || words.StartsWith("thousand ", StringComparison.Ordinal))
            ? $"one {words}"
            : words;

    /// <summary>'3.14' is 'three point one four'.</summary>
    public static string Decimal(string whole, string fraction) =>
        $"{(whole.Length == 0 ? "zero" : Cardinal(whole))} point {Digits(fraction)}";

    /// <summary>Digit by digit.</summary>
    public static string Digits(string digits) => string.Join(' ', digits.Where(char.IsAsciiDigit).Select(d => Cardinal(d - '0')));

    /// <summary>2015 is 'twenty fifteen', 1905 'nineteen oh five', 2008 'two thousand eight'.</summary>
    public static string Year(int year)
    {
        int century = year / 100,
            rest = year % 100;
        return year switch
        {
            _ when year % 1000 == 0 => Cardinal(year),
            >= 2000 and < 2010 => $"two thousand {Cardinal(rest)}",
            _ when rest == 0 => $"{Cardinal(century)} hundred",
            _ when rest < 10 => $"{Cardinal(century)} oh {Cardinal(rest)}",
            _ => $"{Cardinal(century)} {Cardinal(rest)}",
        };
    }

    /// <summary>The plural of the last word: 'twenty' becomes 'twenties'.</summary>
    public static string Plural(string words) =>
        words.EndsWith('y') ? words[..^1] + "ies"
        : words.EndsWith('x') ? words + "es"
        : words + "s";
}
