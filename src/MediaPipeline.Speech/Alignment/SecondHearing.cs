using MediaPipeline.Speech.Whisper;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Listens again where Whisper found a single word of the script most unlikely: it goes on by itself from the words
/// before, and what it writes is laid beside the script. So 'country' said for 'nation' is found, and a name that
/// Whisper would only spell otherwise is left alone; so is a number that it writes in digits.
/// </summary>
internal sealed class SecondHearing(WhisperModel model, FreeDecoder free)
{
    private const int MostTokens = 10;
    private const int MostWords = 4;

    /// <summary>Words at least so alike are one word, spelled by ear.</summary>
    private const double Alike = 0.55;

    /// <summary>The same for names, which Whisper spells as it likes ('Corel are' for 'Corlouer').</summary>
    private const double AlikeName = 0.25;

    /// <summary>A name must be this much less likely than the first choice (natural logarithm) to be doubted.</summary>
    private const float NameGap = 7.5f;

    /// <summary>How sure (natural logarithm, mean over its tokens) Whisper must be of what it hears instead.</summary>
    private const float Sure = -1.4f;

    /// <summary>The same in place of a name: small models hear names as any words.</summary>
    private const float SureForName = -0.5f;

    /// <summary>So alike, the word after is where the script goes on.</summary>
    private const double Surely = 0.8;

    /// <summary>
    /// Whether a word so far from the first choice is worth listening to again. Letters said one by one
    /// ('A I', 'M L') are misheard too often to tell anything.
    /// </summary>
    public static bool IsDoubtful(GuideWord word, float gap) =>
        !word.Optional && !word.Certain && !IsSpelled(word) && (gap >= NameGap || !IsName(word));

    /// <summary>Whether words heard, written as one, are words of the script by their spelling or their sound.</summary>
    public static bool SoundsLike(IEnumerable<string> heard, IEnumerable<GuideWord> script)
    {
        var words = script.ToList();
        var together = string.Concat(heard.Select(SpokenText.Plain));
        var alike = words.Any(IsName) ? AlikeName : Alike;
        return SpokenText.Similarity(together, string.Concat(words.Select(w => SpokenText.Plain(w.Text)))) >= alike
            || SpokenText.Similarity(together, string.Concat(words.Select(w => SpokenText.Plain(w.Spoken)))) >= alike;
    }

    /// <summary>What was said for a word.</summary>
    /// <param name="encoded">The encoder's output.</param>
    /// <param name="before">Start tokens and the tokens of all words before.</param>
    /// <param name="guide">The script.</param>
    /// <param name="word">The script's word.</param>
    /// <param name="next">The word after it in the window, or null when it is the last.</param>
    /// <returns>Null: the word itself. Empty: nothing. Otherwise the words said instead.</returns>
    public IReadOnlyList<string>? Instead(OrtValue encoded, IReadOnlyList<int> before, Guide guide, int word, int? next)
    {
        var decoded = free.Continue(encoded, before, MostTokens);
        var heard = FreeWords.Split(model.Tokenizer.Decode(decoded.Tokens));
        if (heard.Count == 0 || IsSame(heard, guide, word))
        {
            return null;
        }
        if (next is not { } following)
        {
            return heard.Count < MostWords && IsSure(decoded, heard.Count, guide.Words[word]) ? heard : null;
        }
        for (var h = 0; h < Math.Min(MostWords, heard.Count); h++)
        {
            if (guide.Match.Similarity(SpokenText.Plain(heard[h]), following) >= Surely)
            {
                return IsSure(decoded, h, guide.Words[word]) ? [.. heard.Take(h)] : null;
            }
        }
        // The script is not found again within a few words: nothing is sure, so the script has it.
        return null;
    }

    /// <summary>Whether the first words heard, written as one, are the script's word by its spelling or its sound.</summary>
    private static bool IsSame(IReadOnlyList<string> heard, Guide guide, int word)
    {
        for (var count = 1; count <= Math.Min(MostWords, heard.Count); count++)
        {
            var digits = heard.Take(count).Any(h => h.Any(char.IsDigit)) != guide.Words[word].Text.Any(char.IsDigit);
            if (digits || SoundsLike(heard.Take(count), [guide.Words[word]]))
            {
                return true;
            }
        }
        return false;
    }

    private bool IsSure(DecodedText decoded, int words, GuideWord instead)
    {
        var tokens = 0;
        while (tokens < decoded.Tokens.Count && FreeWords.Split(model.Tokenizer.Decode(decoded.Tokens.Take(tokens + 1))).Count <= words)
        {
            tokens++;
        }
        return tokens == 0 || decoded.LogProbabilities.Take(tokens).Average() >= (IsName(instead) ? SureForName : Sure);
    }

    private static bool IsName(GuideWord word) =>
        word.Text.Skip(1).Any(char.IsUpper) || char.IsUpper(word.Text.FirstOrDefault(char.IsLetter));

    private static bool IsSpelled(GuideWord word) => word.Spoken.Split(' ').Count(s => s.Length == 1) > 1;
}
