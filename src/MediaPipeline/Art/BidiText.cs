using System.Text;

namespace MediaPipeline.Art;

/// <summary>
/// Text of both directions in the order in which it is drawn (Unicode Bidirectional Algorithm, UAX 9, revision 48).
/// One line, one paragraph.
/// </summary>
public static class BidiText
{
    /// <summary>Whether text is read from right to left, by its first letter that says so (rules P2 and P3).</summary>
    public static bool ReadsLeft(string text) => BidiLevels.Base([.. text.EnumerateRunes().Select(BidiClasses.Of)], 0) == 1;

    /// <summary>A line of a longer text, marked so that it is laid out in the direction of the whole.</summary>
    public static string InParagraph(string line, string paragraph) =>
        (ReadsLeft(paragraph), ReadsLeft(line)) switch
        {
            (true, false) => "\u200F" + line,
            (false, true) => "\u200E" + line,
            _ => line,
        };

    /// <summary>Whether both directions are in it.</summary>
    public static bool IsMixed(string text) => Runs(text).Select(r => r.IsRightToLeft).Distinct().Count() > 1;

    /// <summary>The stretches of one direction, from left to right; the text of each in the order of reading.</summary>
    public static IReadOnlyList<(string Text, bool IsRightToLeft)> Runs(string text)
    {
        if (IsPlain(text))
        {
            return text.Length == 0 ? [] : [(text, false)];
        }
        var runes = text.EnumerateRunes().ToArray();
        var levels = BidiLevels.Of([.. runes.Select(BidiClasses.Of)], runes);
        var runs = new List<(int Level, StringBuilder Text)>();
        for (var i = 0; i < runes.Length; i++)
        {
            if (runs.Count == 0 || runs[^1].Level != levels[i])
            {
                runs.Add((levels[i], new StringBuilder()));
            }
            runs[^1].Text.Append(runes[i].ToString());
        }
        return [.. Visual(runs).Select(r => (r.Text.ToString(), r.Level % 2 == 1))];
    }

    /// <summary>Rule L2: from the highest level down to the lowest odd one, what is at that level or above is turned around.</summary>
    private static List<(int Level, StringBuilder Text)> Visual(List<(int Level, StringBuilder Text)> runs)
    {
        var lowest = runs.Select(r => r.Level).Where(l => l % 2 == 1).DefaultIfEmpty(int.MaxValue).Min();
        for (var level = runs.Max(r => r.Level); level >= lowest; level--)
        {
            for (var from = 0; from < runs.Count; from++)
            {
                var to = from;
                while (to < runs.Count && runs[to].Level >= level)
                {
                    to++;
                }
                if (to > from)
                {
                    runs.Reverse(from, to - from);
                    from = to;
                }
            }
        }
        return runs;
    }

    /// <summary>By far the commonest text: nothing in it is read from right to left.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            // Everything of the other direction, and surrogates, lies above.
            if (
                c >= 0x0590
                && !(c is >= (char)0x0900 and < (char)0x200E or >= (char)0x2010 and < (char)0x2028 or >= (char)0x2070 and < (char)0xD800)
            )
            {
                return false;
            }
        }
        return true;
    }
}
