using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>A few words of a window for which others were said.</summary>
/// <param name="From">The first of the window's words concerned.</param>
/// <param name="To">One past the last; the same as <paramref name="From"/> where words were added.</param>
/// <param name="Heard">What was said there; empty where words were left out.</param>
/// <param name="GoesAstray">Whether the script was not found again behind it: more may be otherwise than a few words.</param>
internal sealed record Misreading(int From, int To, IReadOnlyList<string> Heard, bool GoesAstray = false);

/// <summary>
/// Listens again where Whisper found a word of the script unlikely: it goes on by itself from the words before, and
/// what it writes is laid beside the script. So 'country' said for 'nation' is found, and a name that Whisper would
/// only spell otherwise is left alone; so is a number that it writes in digits.
/// </summary>
internal sealed class SecondHearing(WhisperModel model, FreeDecoder free)
{
    private const int MostTokens = 14;

    /// <summary>The script is looked for so many words ahead, on either side.</summary>
    private const int MostWords = 4;

    /// <summary>So alike, a word heard is surely the script's.</summary>
    private const double SureLikeness = 0.8;

    /// <summary>What was said from a word on, where it was something else than is written.</summary>
    /// <param name="reading">The window read as written, its cache kept.</param>
    /// <param name="guide">The script.</param>
    /// <param name="indices">The script's words that the window holds.</param>
    /// <param name="word">The doubted one, by its place in the window.</param>
    /// <returns>Null: the word itself, or too little to tell.</returns>
    public Misreading? From(ForcedReading reading, Guide guide, IReadOnlyList<int> indices, int word)
    {
        var tokens = new List<int>();
        List<string> heard = [];
        foreach (var token in free.Continue(reading.Pass.Continue(reading.PromptLength + reading.WordStarts[word])).Take(MostTokens))
        {
            tokens.Add(token);
            heard = Parted(FreeWords.Split(model.Tokenizer.Decode(tokens)), guide, indices[word]);
            if (heard.Count > 1 && guide.SoundsLike([heard[0]], [indices[word]]) && !Surely(heard[1], guide, indices[word]))
            {
                // Mostly the first word is as written, and that is all there is to know.
                return null;
            }
        }
        // Cut off in the middle of a word, the last one says nothing.
        var ended = tokens.Count < MostTokens;
        var usable = ended ? heard.Count : Math.Max(0, heard.Count - 1);
        if (usable == 0)
        {
            return null;
        }
        for (var h = 1; h < Math.Min(usable, MostWords + 1); h++)
        {
            if (Surely(heard[h], guide, indices[word]) && !Surely(heard[0], guide, indices[word]))
            {
                // The word itself comes a little later: what comes before it was added.
                List<string> added = [.. heard.Take(h)];
                return new Misreading(word, word, added);
            }
        }
        if (SpellsTheSame(heard, usable, guide, indices, word))
        {
            return null;
        }
        for (var away = 1; away <= 2 * MostWords; away++)
        {
            for (var h = Math.Min(away, MostWords); h >= 0; h--)
            {
                var s = away - h;
                if (s > MostWords || h > usable || word + s > indices.Count || !GoesOn(heard, h, usable, ended, guide, indices, word + s))
                {
                    continue;
                }
                List<string> said = [.. heard.Take(h)];
                return guide.SoundsLike(said, [.. indices.Skip(word).Take(s)]) ? null : new Misreading(word, word + s, said);
            }
        }
        return usable > MostWords ? new Misreading(word, word, heard, GoesAstray: true) : null;
    }

    /// <summary>A word said before another may be written as one with it: 'well-learning' is 'well learning'.</summary>
    private static List<string> Parted(List<string> heard, Guide guide, int index) =>
        heard.Count > 0 && heard[0].Contains('-') && !guide.Words[index].Spoken.Contains('-')
            ? [.. heard[0].Split('-', StringSplitOptions.RemoveEmptyEntries), .. heard.Skip(1)]
            : heard;

    /// <summary>Whether the first words heard, as one, are the script's word, or the first one its next two.</summary>
    private static bool SpellsTheSame(IReadOnlyList<string> heard, int usable, Guide guide, IReadOnlyList<int> indices, int word)
    {
        for (var count = 1; count <= Math.Min(MostWords, usable); count++)
        {
            if (guide.SoundsLike([.. heard.Take(count)], [indices[word]]))
            {
                return true;
            }
        }
        return word + 1 < indices.Count && guide.SoundsLike([heard[0]], [indices[word], indices[word + 1]]);
    }

    /// <summary>Whether the script goes on with its word so-and-so where <paramref name="h"/> words were heard before.</summary>
    private static bool GoesOn(
        IReadOnlyList<string> heard,
        int h,
        int usable,
        bool ended,
        Guide guide,
        IReadOnlyList<int> indices,
        int word
    )
    {
        if (word == indices.Count)
        {
            return ended && h == usable;
        }
        bool Matches(int at, int w) => Surely(heard[at], guide, indices[w]);
        if (h >= usable || !Matches(h, word))
        {
            return false;
        }
        // A short word may be there by chance: the one after it must be the script's, too.
        return word + 1 >= indices.Count
            || h + 1 >= usable && SpokenText.Plain(heard[h]).Length > 3
            || h + 1 < usable && guide.SoundsLike([heard[h + 1]], [indices[word + 1]]);
    }

    private static bool Surely(string heard, Guide guide, int index) =>
        heard.Any(char.IsAsciiDigit)
            ? guide.SoundsLike([heard], [index])
            : guide.Match.Similarity(SpokenText.Plain(heard), index) >= SureLikeness;
}
