using System.Globalization;
using System.Text;

namespace MediaPipeline.Scripts;

/// <summary>
/// Signs that stand for plainer ones: ligatures, full-width letters, letters of mathematics, '℃', '㎏', '①', the digits of any script
/// (Unicode Standard Annex 15, compatibility decomposition; the program runs without the tables that .NET would need for it).
/// Superscripts, fractions and the like keep their meaning.
/// </summary>
internal static class Compatible
{
    private static readonly Dictionary<int, string> Signs = new()
    {
        ['‐'] = "-",
        ['‑'] = "-",
        ['ﬀ'] = "ff",
        ['ﬁ'] = "fi",
        ['ﬂ'] = "fl",
        ['ﬃ'] = "ffi",
        ['ﬄ'] = "ffl",
        ['ﬅ'] = "st",
        ['ﬆ'] = "st",
        ['ℂ'] = "C",
        ['℃'] = "°C",
        ['℉'] = "°F",
        ['ℍ'] = "H",
        ['ℎ'] = "h",
        ['ℕ'] = "N",
        ['ℙ'] = "P",
        ['ℚ'] = "Q",
        ['ℝ'] = "R",
        ['ℤ'] = "Z",
        [0x2126] = "Ω",
        [0x212A] = "K",
        [0x212B] = "Å",
        ['㎎'] = "mg",
        ['㎏'] = "kg",
        ['㎐'] = "Hz",
        ['㎑'] = "kHz",
        ['㎒'] = "MHz",
        ['㎓'] = "GHz",
        ['㎖'] = "ml",
        ['㎜'] = "mm",
        ['㎝'] = "cm",
        ['㎞'] = "km",
        ['㎡'] = "m²",
        ['㎢'] = "km²",
        ['㎥'] = "m³",
        ['㎳'] = "ms",
        ['㎾'] = "kW",
        ['㏈'] = "dB",
        ['￠'] = "¢",
        ['￡'] = "£",
        ['￥'] = "¥",
        ['￦'] = "₩",
    };

    /// <summary>The word with such signs replaced.</summary>
    public static string Plain(string word)
    {
        // The first digit of another script's is Arabic, U+0660.
        if (word.All(c => c < 0x660))
        {
            return word;
        }
        var plain = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            var sign = rune.Value;
            plain.Append(
                Signs.TryGetValue(sign, out var known) ? known
                : sign is >= 0xFF01 and <= 0xFF5E ? ((char)(sign - 0xFEE0)).ToString()
                : sign is >= 0x1D400 and <= 0x1D6A3 ? MathematicalLetter((sign - 0x1D400) % 52)
                : Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
                    ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture)
                : sign is >= 0x2460 and <= 0x2473 ? (sign - 0x245F).ToString(CultureInfo.InvariantCulture)
                : rune.ToString()
            );
        }
        return plain.ToString();
    }

    /// <summary>Bold, italic, script letters and the like: alphabets of 52 one after another.</summary>
    private static string MathematicalLetter(int index) => ((char)(index < 26 ? 'A' + index : 'a' + index - 26)).ToString();
}
