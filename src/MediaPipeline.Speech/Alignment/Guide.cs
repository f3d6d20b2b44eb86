using System.Security.Cryptography;
using System.Text;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>The script, made ready for one model: tokens of each word, and where headings are.</summary>
internal sealed class Guide
{
    private readonly Lazy<ScriptMatch> match;
    private readonly Lazy<string> fingerprint;
    private readonly bool[] names;

    /// <param name="words">The script's words.</param>
    /// <param name="tokenizer">The model's; null for an engine that is given no tokens.</param>
    public Guide(IReadOnlyList<GuideWord> words, WhisperTokenizer? tokenizer)
    {
        Words = words;
        Display = [.. words.Select(w => ForWhisper(w.Text))];
        Tokens = tokenizer is null ? [] : [.. Display.Select(w => tokenizer.Encode(" " + w))];
        fingerprint = new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words)))));
        names =
        [
            .. words.Select((w, i) => IsCapital(w.Text) && (i == 0 || !EndsSentence(words[i - 1]) || w.Text.Skip(1).Any(char.IsUpper))),
        ];
        match = new Lazy<ScriptMatch>(() => new ScriptMatch(words));
    }

    public IReadOnlyList<GuideWord> Words { get; }

    /// <summary>A hash of all words.</summary>
    public string Fingerprint => fingerprint.Value;

    public int Count => Words.Count;

    /// <summary>The words as Whisper would write them: plain quotation marks and dashes.</summary>
    public IReadOnlyList<string> Display { get; }

    public IReadOnlyList<IReadOnlyList<int>> Tokens { get; }

    public ScriptMatch Match => match.Value;

    /// <summary>Whether a word is a name, by its capitals: not for a sentence's first word.</summary>
    public bool IsName(int index) => names[index];

    /// <summary>Whether two words are spelled the same, but for case and punctuation.</summary>
    public bool SameWord(int a, int b) => SpokenText.Plain(Words[a].Text) == SpokenText.Plain(Words[b].Text);

    /// <summary>Whether a word heard is written, or said, as one of the script.</summary>
    public bool SameAs(string heard, int index) =>
        SpokenText.Plain(heard) is var plain
        && (plain == SpokenText.Plain(Words[index].Text) || plain == SpokenText.Plain(Words[index].Spoken));

    /// <summary>Whether words heard, written as one, are words of the script, spelled by ear.</summary>
    public bool SoundsLike(IReadOnlyList<string> heard, IReadOnlyList<int> indices) =>
        SoundAlike.Same(heard, [.. indices.Select(i => Words[i])], indices.Any(IsName));

    /// <summary>One past the script's words from a place on that the last words heard are, spelled by ear.</summary>
    public int SpelledBy(IReadOnlyList<string> heard, int from)
    {
        for (var to = from + 1; to <= Math.Min(Count, from + heard.Count); to++)
        {
            if (SoundsLike(heard, [.. Enumerable.Range(from, to - from)]))
            {
                return to;
            }
        }
        return from;
    }

    /// <summary>The words from a place on that fill so many tokens, headings that may be left out not counted.</summary>
    public IEnumerable<GuideWord> Ahead(int from, int tokens)
    {
        for (var i = from; i < Count && tokens > 0; i++)
        {
            tokens -= Words[i].Optional ? 0 : Tokens[i].Count;
            yield return Words[i];
        }
    }

    /// <summary>Whether two neighbouring words belong to one heading.</summary>
    public bool SameHeading(int a, int b)
    {
        for (var i = Math.Min(a, b); i <= Math.Max(a, b); i++)
        {
            if (!Words[i].Optional)
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsCapital(string word) => char.IsUpper(word.FirstOrDefault(char.IsLetter));

    private static bool EndsSentence(GuideWord word) =>
        word.Optional || word.Text.TrimEnd('"', '”', '’', '\'', ')') is [.., '.' or '?' or '!' or ':'];

    private static string ForWhisper(string word)
    {
        var plain = word.Replace('‘', '\'')
            .Replace('’', '\'')
            .Replace("“", "\"")
            .Replace("”", "\"")
            .Replace("…", "...")
            .Replace("—", " -")
            .Replace("–", "-")
            .Trim();
        return plain.Length == 0 ? word : plain;
    }
}
