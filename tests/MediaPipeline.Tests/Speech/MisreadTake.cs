using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Tests.Speech;

/// <summary>A word of the script that was read otherwise.</summary>
internal sealed record MisreadWord(DepartureKind Kind, int ScriptIndex, string Written, string Said);

/// <summary>A script read with single words changed, left out or added, at random but repeatably.</summary>
internal sealed record MisreadTake(IReadOnlyList<Piece> Pieces, IReadOnlyList<MisreadWord> Misread)
{
    private const int OneIn = 12;

    private static readonly string[] Others =
    [
        "garden",
        "quickly",
        "never",
        "seven",
        "water",
        "bright",
        "ask",
        "remember",
        "market",
        "always",
        "paper",
        "yellow",
        "forty",
        "between",
        "mountain",
        "carry",
        "perhaps",
        "silver",
        "kitchen",
        "slowly",
        "because",
        "window",
        "very",
        "around",
        "doctor",
    ];

    private static readonly string[] Fillers = ["really", "actually", "just", "also", "very", "now", "again", "perhaps", "well", "maybe"];

    public static MisreadTake Make(TakeMaker maker, int seed)
    {
        var random = new Random(seed);
        var pieces = new List<Piece>();
        var misread = new List<MisreadWord>();
        for (var s = 0; s < maker.Sentences.Count; s++)
        {
            var (sentence, first) = maker.Sentences[s];
            var words = new List<string>();
            var indices = new List<int?>();
            var changed = false;
            for (var w = 0; w < sentence.Words.Count; w++)
            {
                var written = sentence.Words[w].Text;
                // Letters and digits only: what is read otherwise must be heard otherwise.
                if (random.Next(OneIn) != 0 || written.Any(char.IsDigit) || SpokenText.Plain(written).Length < 2)
                {
                    words.Add(written);
                    indices.Add(first + w);
                    continue;
                }
                changed = true;
                var end = written[^1] is ',' or '.' or '?' or '!' or ':' or ';' ? written[^1].ToString() : "";
                switch (random.Next(4))
                {
                    case 0:
                        misread.Add(new MisreadWord(DepartureKind.Omitted, first + w, written, ""));
                        break;
                    case 1:
                        var filler = Fillers[random.Next(Fillers.Length)];
                        words.Add(filler);
                        indices.Add(null);
                        words.Add(written);
                        indices.Add(first + w);
                        misread.Add(new MisreadWord(DepartureKind.Added, first + w, "", filler));
                        break;
                    default:
                        var other = Others[random.Next(Others.Length)];
                        words.Add(other + end);
                        indices.Add(null);
                        misread.Add(new MisreadWord(DepartureKind.Changed, first + w, written, other));
                        break;
                }
            }
            pieces.Add(
                !changed ? new Piece.Reads(s)
                : words.Count > 0 ? new Piece.Says(string.Join(' ', words), [.. indices])
                : new Piece.Rests(0.2)
            );
        }
        return new MisreadTake(pieces, misread);
    }
}
