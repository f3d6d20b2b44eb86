using System.Text;
using MediaPipeline.Speech.Unicode;

namespace MediaPipeline.Shows;

/// <summary>A name as folders and addresses have it: 'Café Society' is 'cafe-society', 'Москва' 'moskva'.</summary>
public static class AddressName
{
    /// <summary>Small letters a to z and digits, parted by single dashes; empty where the name has none.</summary>
    public static string Of(string name)
    {
        var address = new StringBuilder();
        foreach (var rune in NormalForm.Composed(name).ToLowerInvariant().EnumerateRunes())
        {
            var letters = LatinLetters.Of(rune.ToString());
            if (letters.Length > 0 && letters.All(char.IsAscii))
            {
                address.Append(letters.ToLowerInvariant());
            }
            else if (!Rune.IsLetter(rune) && !NormalForm.IsMark(rune) && address.Length > 0 && address[^1] != '-')
            {
                address.Append('-');
            }
        }
        return address.ToString().Trim('-');
    }
}
