using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ADRaffy.ENSNormalize;

namespace MediaPipeline.Speech.Unicode;

/// <summary>
/// Letters with their accents as one sign or as several: Unicode's normal forms C and D (Unicode Standard Annex 15).
/// .NET's own <see cref="string.Normalize()"/> gives back what it got where the program runs without globalization tables, as ours does.
/// </summary>
public static partial class NormalForm
{
    /// <summary>The letters of Latin-1 and Latin Extended-A that have no marks.</summary>
    private const string WithoutMarks = "ÆÐØÞßæðøþĐđĦħıĸŁłŊŋŒœŦŧ";

    /// <summary>
    /// Each letter one sign with its marks: 'e' and U+0301 are 'é', and the parts of Korean syllables are syllables. Signs that are one
    /// already are left. At most thirty marks of a letter are taken at once, the annex's stream-safe form: to put more in order
    /// takes the square of their number.
    /// </summary>
    public static string Composed(string text) => Parted().Replace(text, m => ENSNormalize.NF.NFC(m.Value));

    /// <summary>Each letter and then its marks: 'ç' is 'c' and U+0327.</summary>
    /// <param name="letter">One letter.</param>
    public static string Decomposed(Rune letter) => IsOfOnePart(letter) ? letter.ToString() : ENSNormalize.NF.NFD(letter.ToString());

    /// <summary>Whether a sign is no letter but the mark of one: an accent, a vowel of Hindi.</summary>
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Most of what voices are told: the tables are not unpacked for it (a tenth of a second).</summary>
    private static bool IsOfOnePart(Rune letter) =>
        letter.Value is < 0xC0 or >= 0x250 and < 0x340 || letter.IsBmp && WithoutMarks.Contains((char)letter.Value);

    [GeneratedRegex(
        @"(?:[\u1100-\u1112][\u1161-\u1175][\u11A8-\u11C2]?|[\uAC00-\uD7A3][\u11A8-\u11C2])[\p{M}-[\uFE00-\uFE0F]]{0,30}|\P{M}[\p{M}-[\uFE00-\uFE0F]]{1,30}"
    )]
    private static partial Regex Parted();
}
