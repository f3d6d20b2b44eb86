using MediaPipeline.Speech.Unicode;

namespace MediaPipeline.Speech.Alignment;

/// <summary>Words compared by how they sound: lower case, letters and digits alone, no accents.</summary>
public static class SpokenText
{
    /// <summary>The word in its plainest form.</summary>
    public static string Plain(string word) => LatinLetters.Of(word.Replace("&", "and").Replace("%", "percent")).ToLowerInvariant();

    /// <summary>How alike two plain words are: 1 the same, 0 nothing in common (edit distance over length).</summary>
    public static double Similarity(string a, string b)
    {
        var longest = Math.Max(a.Length, b.Length);
        return longest == 0 ? 1 : 1 - EditDistance(a, b) / (double)longest;
    }

    /// <summary>Levenshtein's distance: letters to insert, delete or replace.</summary>
    public static int EditDistance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
