using System.Text;
using AnyAscii;

namespace MediaPipeline.Speech.Unicode;

/// <summary>
/// Letters of any script as the letters of English: 'Nguyễn' is 'Nguyen', 'Łódź' 'Lodz', 'Москва' 'Moskva', '東京' 'DongJing' (the
/// tables of AnyAscii, which romanizes letter by letter: Chinese as Mandarin, Arabic and Hebrew without the vowels that they leave out).
/// </summary>
public static class LatinLetters
{
    /// <summary>
    /// The letters and digits of a text; accents, signs and spaces are left out. Letters that no table has stay as they are where the
    /// text has no others.
    /// </summary>
    public static string Of(string text)
    {
        var latin = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsAscii)
            {
                latin.Append(Of(rune));
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                latin.Append((char)rune.Value);
            }
        }
        return latin.Length > 0 ? latin.ToString() : string.Concat(text.EnumerateRunes().Where(Rune.IsLetterOrDigit));
    }

    /// <summary>The letters of one, or of a vowel's mark; none for what only parts others or is silent.</summary>
    private static string Of(Rune letter) =>
        Rune.IsLetterOrDigit(letter) || NormalForm.IsMark(letter)
            ? string.Concat(Transliteration.Transliterate(letter.ToString()).Where(char.IsAsciiLetterOrDigit))
            : "";
}
