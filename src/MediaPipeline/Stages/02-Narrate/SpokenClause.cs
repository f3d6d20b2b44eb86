using MediaPipeline.Scripts;

namespace MediaPipeline.Narration;

/// <summary>
/// A clause as it goes to espeak-ng: its words, and the punctuation it ends with, which the voice speaks as
/// a pause and a melody.
/// </summary>
/// <param name="Words">Words of the sentence, by index, with what is said for each.</param>
/// <param name="End">One of <c>. , ; : ? !</c></param>
internal sealed record SpokenClause(IReadOnlyList<(int Index, string Say)> Words, char End)
{
    /// <summary>The letter's name in espeak-ng's own phonemes.</summary>
    private const string LetterA = "[['eI]]";

    /// <summary>The text for espeak-ng.</summary>
    public string Text => string.Join(' ', Words.Select(w => w.Say));

    /// <summary>Cuts a sentence into clauses at its punctuation.</summary>
    public static List<SpokenClause> Of(Sentence sentence)
    {
        var clauses = new List<SpokenClause>();
        var words = new List<(int, string)>();
        for (var w = 0; w < sentence.Words.Count; w++)
        {
            var word = sentence.Words[w];
            var say = Say(word);
            if (say.Length > 0)
            {
                words.Add((w, say));
            }
            var last = w + 1 == sentence.Words.Count;
            var end = last
                ? (sentence.GoesOn ? ClauseEnd(word.Text, "") ?? ',' : SentenceEnd(word.Text))
                : ClauseEnd(word.Text, sentence.Words[w + 1].Text);
            if (end is { } mark && words.Count > 0)
            {
                clauses.Add(new SpokenClause(words, mark));
                words = [];
            }
        }
        return clauses;
    }

    private static string Say(ScriptWord word)
    {
        // A word in IPA is put in its place later; espeak-ng's own reading keeps the place meanwhile.
        var say = (word.Pronunciation is { } p && !p.StartsWith('/') ? p : word.Spoken).Replace("[[", "").Replace("]]", "");
        // Of letters said one by one espeak-ng takes an 'A' for the article ('uh I' for AI) unless told its phonemes.
        return say.Contains(' ') ? string.Join(' ', say.Split(' ').Select(s => s == "A" ? LetterA : LetterPlural(s))) : LetterPlural(say);
    }

    /// <summary>'Us' of 'GPUs' is a word to espeak-ng, 'Ms' of 'LLMs' two letters; with an apostrophe both are a letter's plural.</summary>
    private static string LetterPlural(string word) => word is [>= 'A' and <= 'Z', 's'] ? $"{word[0]}'s" : word;

    private static char SentenceEnd(string word)
    {
        var bare = word.TrimEnd('"', '”', '’', '\'', ')', ']', '»', '*', '.');
        return bare.EndsWith('?') ? '?'
            : bare.EndsWith('!') ? '!'
            : '.';
    }

    private static char? ClauseEnd(string word, string next)
    {
        var bare = word.TrimEnd('"', '”', '’', '\'', ']', '»', '*');
        return bare.Length == 0
            ? null
            : bare[^1] switch
            {
                '-' or '–' or '—' or '―' when bare.Length == 1 || IsRange(bare, next) => null,
                ',' or '—' or '–' or '―' => ',',
                ';' => ';',
                ':' => ':',
                ')' or '…' => ',',
                '?' => '?',
                '!' => '!',
                // A typewriter's dash; but 'two- and three-year-olds'.
                '-' => bare[^2] is ' ' or '-' || !Joining.Contains(next) ? ',' : null,
                _ when bare.EndsWith("...", StringComparison.Ordinal) || next.StartsWith('(') => ',',
                _ => null,
            };
    }

    /// <summary>Words between two that share what follows the second: 'short- or long-term'.</summary>
    private static readonly HashSet<string> Joining = new(StringComparer.OrdinalIgnoreCase)
    {
        "and",
        "or",
        "to",
        "nor",
        "through",
        "versus",
        "vs.",
        "as",
        "but",
        "&",
    };

    /// <summary>'35 – 45 km' is said in one breath, whether its dash is said as a word of its own or not.</summary>
    private static bool IsRange(string bare, string next) =>
        bare.TrimEnd('-', '–', '—', '―', ' ') is [.., var last] && char.IsAsciiDigit(last) && next.Any(char.IsAsciiDigit);
}
