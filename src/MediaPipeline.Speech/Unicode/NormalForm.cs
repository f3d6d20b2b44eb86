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
    /// <summary>
    /// Each letter one sign with its marks: 'e' and U+0301 are 'é', and the parts of Korean syllables are syllables. Signs that are one
    /// already are left. At most thirty marks of a letter are taken at once, the annex's stream-safe form: to put more in order
    /// takes the square of their number.
    /// </summary>
    public static string Composed(string text) => Parted().Replace(text, m => ENSNormalize.NF.NFC(m.Value));

    /// <summary>Each letter and then its marks: 'ç' is 'c' and U+0327.</summary>
    /// <param name="letter">One letter.</param>
    public static string Decomposed(Rune letter) => letter.IsAscii ? letter.ToString() : ENSNormalize.NF.NFD(letter.ToString());

    [GeneratedRegex(@"(?:[\u1100-\u1112][\u1161-\u1175][\u11A8-\u11C2]?|[\uAC00-\uD7A3][\u11A8-\u11C2])\p{M}{0,30}|\P{M}\p{M}{1,30}")]
    private static partial Regex Parted();
}
