using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>The script, made ready for one model: tokens of each word, and where headings are.</summary>
internal sealed class Guide
{
    private readonly Lazy<ScriptMatch> match;

    public Guide(IReadOnlyList<GuideWord> words, WhisperTokenizer tokenizer)
    {
        Words = words;
        Display = [.. words.Select(w => ForWhisper(w.Text))];
        Tokens = [.. Display.Select(w => tokenizer.Encode(" " + w))];
        match = new Lazy<ScriptMatch>(() => new ScriptMatch(words));
    }

    public IReadOnlyList<GuideWord> Words { get; }
    public int Count => Words.Count;

    /// <summary>The words as Whisper would write them: plain quotation marks and dashes.</summary>
    public IReadOnlyList<string> Display { get; }

    public IReadOnlyList<IReadOnlyList<int>> Tokens { get; }

    public ScriptMatch Match => match.Value;

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
