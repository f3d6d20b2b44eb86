using System.Globalization;
using System.Text;

namespace MediaPipeline.Scripts;

/// <summary>
/// A block's words as written. Emoji and numbers of references are no words; punctuation that stands alone goes with
/// the word before it; signs alone are words where they are said.
/// </summary>
internal static class RawWords
{
    private static readonly char[] Closing = ['.', ',', ';', ':', '!', '?', ')', ']', '"', '”', '’', '\''];
    private static readonly char[] Opening = ['(', '[', '"', '“', '‘', '\''];

    public static List<RawWord> Of(Block block, LineStarts places)
    {
        var tokens = Tokens(block);
        var words = new List<RawWord>();
        var opening = "";
        for (var t = 0; t < tokens.Count; t++)
        {
            var (text, at, code) = tokens[t];
            var place = block.Places[at];
            var word = new RawWord(opening + text, places.LineOf(place), places.ColumnOf(place), at) { Code = code };
            if (code is not null || SaysSomething(text))
            {
                words.Add(word);
                opening = "";
                continue;
            }
            var sign = text.Trim(Opening).TrimEnd(Closing) is { Length: > 0 } bare ? bare : text;
            var after = t + 1 < tokens.Count ? SpokenForms.Core(tokens[t + 1].Text) : "";
            var before = words.Count > 0 ? words[^1].Sign ?? SpokenForms.Core(words[^1].Text) : "";
            if (
                Symbols.IsWord(sign)
                || Money.IsBehind(sign, before)
                || Operators.Stands(before, sign, after)
                || Symbols.IsNamed(sign, before, after)
            )
            {
                words.Add(word with { Sign = sign });
                opening = "";
            }
            else if (text is "“" or "‘" or "(" or "[" or "«")
            {
                opening = text;
            }
            else if (text.Length > 0 && words.Count > 0)
            {
                words[^1] = words[^1] with { After = words[^1].After + text };
            }
        }
        return words;
    }

    private static List<(string Text, int At, string? Code)> Tokens(Block block)
    {
        var text = block.Text;
        var silent = new bool[text.Length];
        var isCode = new bool[text.Length];
        foreach (var (from, length) in block.Code)
        {
            Array.Fill(isCode, true, from, length);
        }
        foreach (var (from, length) in References.In(text))
        {
            if (!isCode[from])
            {
                Array.Fill(silent, true, from, length);
            }
        }
        var tokens = new List<(string, int, string?)>();
        for (var i = 0; i < text.Length; )
        {
            if (IsSpace(text, i))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && !IsSpace(text, i))
            {
                i++;
            }
            int[] cuts = [0, .. LongSentences.CutsIn(text[start..i]), i - start];
            for (var c = 0; c + 1 < cuts.Length; c++)
            {
                Add(text, start + cuts[c], start + cuts[c + 1], silent, isCode, tokens);
            }
        }
        return tokens;
    }

    private static void Add(string text, int start, int end, bool[] silent, bool[] isCode, List<(string, int, string?)> tokens)
    {
        List<int> kept = [.. Enumerable.Range(start, end - start).Where(i => !silent[i])];
        if (kept.Count == 0)
        {
            return;
        }
        var word = string.Concat(kept.Select(i => text[i]));
        List<int> code = [.. Enumerable.Range(0, kept.Count).Where(k => isCode[kept[k]])];
        if (code.Count > 0 && !Enumerable.Range(0, kept.Count).Any(k => !isCode[kept[k]] && char.IsLetterOrDigit(word[k])))
        {
            tokens.Add((word, kept[0], word[code[0]..(code[^1] + 1)]));
            return;
        }
        int[] cuts = [0, .. code.Count > 0 ? [] : ForgottenSpaces.In(word), word.Length];
        for (var c = 0; c + 1 < cuts.Length; c++)
        {
            var part = WithoutEmoji(word[cuts[c]..cuts[c + 1]].Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2009', ' '))
                // Marks without width, which pages of the web leave at the ends of words.
                .Trim('\u200B', '\u2060', '\uFEFF');
            if (part.Length > 0)
            {
                tokens.Add((part, kept[cuts[c]], null));
            }
        }
    }

    /// <summary>
    /// A space parts words, but not the thousands of a number: '10 000', with a space that does not break or before '000'.
    /// </summary>
    private static bool IsSpace(string text, int at)
    {
        if (!char.IsWhiteSpace(text[at]))
        {
            return false;
        }
        bool Digit(int i) => i >= 0 && i < text.Length && char.IsAsciiDigit(text[i]);
        var thousands = Digit(at - 1) && Digit(at + 1) && Digit(at + 2) && Digit(at + 3) && !Digit(at + 4);
        return !thousands || text[at] is not ('\u00A0' or '\u202F' or '\u2009') && !IsBeforeZeros(text, at);
    }

    private static bool IsBeforeZeros(string text, int at)
    {
        var from = at;
        while (from > 0 && char.IsAsciiDigit(text[from - 1]))
        {
            from--;
        }
        var alone = from == 0 || char.IsWhiteSpace(text[from - 1]) && (from == 1 || !char.IsAsciiDigit(text[from - 2]));
        var ends = at + 4 >= text.Length || !char.IsWhiteSpace(text[at + 4]) || at + 5 >= text.Length || !char.IsAsciiDigit(text[at + 5]);
        return text[at] == ' ' && at - from is >= 1 and <= 3 && text[from] != '0' && alone && ends && text.AsSpan(at + 1, 3) is "000";
    }

    private static bool SaysSomething(string word) =>
        word.EnumerateRunes()
            .Any(r => Rune.IsLetterOrDigit(r) || Rune.GetUnicodeCategory(r) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber);

    private static string WithoutEmoji(string word)
    {
        if (word.All(char.IsAscii) || Symbols.Card(SpokenForms.Core(word)) is not null)
        {
            return word;
        }
        var kept = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            // Between the ranges of pictures lie the stars of reviews, the sun of astronomers, and the notes and accidentals of music.
            var emoji =
                rune.Value
                is >= 0x1F000
                    and <= 0x1FAFF
                    or >= 0x2600
                    and <= 0x2604
                    or 0x2607
                    or 0x2608
                    or >= 0x260A
                    and <= 0x2668
                    or >= 0x266A
                    and <= 0x266C
                    or >= 0x2670
                    and <= 0x27BF
                    or >= 0x2B00
                    and <= 0x2BFF
                    or 0xFE0F
                    or 0x200D
                    or 0x20E3;
            if (!emoji)
            {
                kept.Append(rune);
            }
        }
        return kept.ToString();
    }
}
