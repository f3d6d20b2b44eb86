using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Tests.Speech;

/// <summary>What a host did with the script, and the departures that a good ear would report.</summary>
/// <param name="Pieces">What was said.</param>
/// <param name="Guide">The script that the aligner gets, where it is not the one read from.</param>
/// <param name="Expected">For each departure its kind and words that must be in it.</param>
internal sealed record DepartureTake(
    IReadOnlyList<Piece> Pieces,
    IReadOnlyList<GuideWord>? Guide,
    IReadOnlyList<(DepartureKind Kind, string Script, string Heard)> Expected
);

/// <summary>The ways in which hosts depart from their scripts.</summary>
internal static class DepartureTakes
{
    public const string Joke =
        "Before we go on, let me tell you what happened to me on the bus this morning. A man next to me had a parrot on his shoulder, "
        + "and the parrot kept asking for the time. I told it three times. When I got off, the parrot said that I was late. "
        + "My dentist, by the way, does not believe a word of that story, and neither does my mother.";

    private const string OtherEpisode = """
        # Bread

        ## Flour

        Good bread begins with good flour. A strong flour holds about twelve grams of protein in every hundred, and that protein becomes gluten.

        Knead the dough for ten minutes, or let time do the work. After a night in the refrigerator it tastes better, too.

        ## Fire

        A wood oven reaches four hundred degrees. Yours at home will not, so put a heavy iron pot in it, and bake the loaf inside.
        """;

    public static readonly IReadOnlyDictionary<string, Func<TakeMaker, DepartureTake>> All = new Dictionary<
        string,
        Func<TakeMaker, DepartureTake>
    >
    {
        ["as written"] = m => new([.. m.ReadAll()], null, []),
        ["a paragraph skipped"] = m =>
        {
            var skip = Math.Min(m.Paragraphs.IndexOf(Start(m, 1)) + 1, m.Paragraphs.Count - 2);
            return new(
                [.. TakeMaker.Read(0, m.Paragraphs[skip]), .. TakeMaker.Read(m.Paragraphs[skip + 1], m.Sentences.Count)],
                null,
                [(DepartureKind.Omitted, Text(m, m.Paragraphs[skip], m.Paragraphs[skip + 1]), "")]
            );
        },
        ["a line repeated"] = m =>
        {
            var line = Start(m, 1) + 2;
            return new(
                [.. TakeMaker.Read(0, line + 1), new Piece.Reads(line), .. TakeMaker.Read(line + 1, m.Sentences.Count)],
                null,
                [(DepartureKind.Repeated, "", Text(m, line, line + 1))]
            );
        },
        ["a joke of 20 seconds"] = m =>
        {
            var line = Start(m, 1) + 2;
            return new(
                [.. TakeMaker.Read(0, line), new Piece.Says(Joke), .. TakeMaker.Read(line, m.Sentences.Count)],
                null,
                [(DepartureKind.Added, "", Joke)]
            );
        },
        ["two sections swapped"] = m =>
            new(
                [
                    .. TakeMaker.Read(0, Start(m, 1)),
                    .. TakeMaker.Read(Start(m, 2), Start(m, 3)),
                    .. TakeMaker.Read(Start(m, 1), Start(m, 2)),
                    .. TakeMaker.Read(Start(m, 3), m.Sentences.Count),
                ],
                null,
                // The shorter of both is what moved.
                [(DepartureKind.Moved, "", Shorter(Text(m, Start(m, 1), Start(m, 2)), Text(m, Start(m, 2), Start(m, 3))))]
            ),
        ["single words changed"] = m => Words(m),
        ["another episode's script"] = m =>
        {
            var other = ScriptReader.Parse(OtherEpisode, "script.md", "en", Pronunciations.None);
            return new(
                [.. TakeMaker.Read(0, Start(m, 2))],
                Scripts.GuideWords.Of(other),
                [(DepartureKind.Changed, "Good bread begins", Text(m, 0, 1))]
            );
        },
        ["silences of 5 to 60 seconds"] = m =>
        {
            double[] rests = [5, 12, 20, 33, 45, 60];
            return new(
                [
                    .. m.ReadAll()
                        .SelectMany((p, i) => i % 4 == 3 && i / 4 < rests.Length ? [p, new Piece.Rests(rests[i / 4])] : new[] { p }),
                ],
                null,
                []
            );
        },
        ["preface and footnote unread"] = m =>
            new(
                [.. TakeMaker.Read(Start(m, 1), Start(m, 3))],
                null,
                [(DepartureKind.Omitted, Text(m, 0, Start(m, 1)), ""), (DepartureKind.Omitted, Text(m, Start(m, 3), m.Sentences.Count), "")]
            ),
        ["speech before and after"] = m =>
            new(
                [
                    new Piece.Says("Is this thing on? One moment, I have to close the window first. All right, here we go."),
                    .. m.ReadAll(),
                    new Piece.Says("And cut. That went well, I think. Can you switch it off, please?"),
                ],
                null,
                [(DepartureKind.Added, "", "close the window"), (DepartureKind.Added, "", "switch it off")]
            ),
        ["music between sections"] = m =>
            new(
                [
                    .. TakeMaker.Read(0, Start(m, 1)),
                    new Piece.Plays(12),
                    .. TakeMaker.Read(Start(m, 1), Start(m, 2)),
                    new Piece.Plays(40),
                    .. TakeMaker.Read(Start(m, 2), Start(m, 3)),
                    new Piece.Plays(6),
                    .. TakeMaker.Read(Start(m, 3), m.Sentences.Count),
                ],
                null,
                []
            ),
    };

    /// <summary>Where a section begins, by sentence; of a script without so many sections, where a quarter of it does.</summary>
    private static int Start(TakeMaker m, int section) =>
        m.Sections.Count >= 4 && m.Sections.Distinct().Count() >= 4 && m.Sections[section] > m.Sections[section - 1]
            ? m.Sections[section]
            : Nearest(m, m.Sentences.Count * section / 4);

    /// <summary>The first sentence of the paragraph that begins nearest to a sentence.</summary>
    private static int Nearest(TakeMaker m, int sentence) =>
        m.Paragraphs.Count >= 8 ? m.Paragraphs.MinBy(p => Math.Abs(p - sentence)) : sentence;

    private static string Shorter(string a, string b) => a.Length < b.Length ? a : b;

    /// <summary>Single words of any script changed, left out and added, by turns.</summary>
    private static DepartureTake AnyWords(TakeMaker m)
    {
        var all = m.ReadAll().ToList();
        var expected = new List<(DepartureKind, string, string)>();
        List<(int Sentence, string Word)> plain =
        [
            .. m
                .Sentences.Select(
                    (s, i) =>
                        (
                            i,
                            s.Sentence.Words.Select(w => w.Text)
                                .Where(w => w.Length >= 4 && w.All(char.IsAsciiLetterLower))
                                .MaxBy(w => w.Length)
                                ?? ""
                        )
                )
                .Where(p => p.Item2.Length > 0),
        ];
        for (var c = 0; c < Math.Min(8, plain.Count / 2); c++)
        {
            var (sentence, word) = plain[c * plain.Count / 8 % plain.Count];
            var other = plain[(c * plain.Count / 8 + plain.Count / 2) % plain.Count].Word;
            var said = (c % 4) switch
            {
                2 => "",
                3 => $"{word} {other}",
                _ => other,
            };
            all[sentence] = m.ReadsWith(sentence, (word, said));
            expected.Add(
                said.Length == 0 ? (DepartureKind.Omitted, word, "")
                : c % 4 == 3 ? (DepartureKind.Added, "", other)
                : (DepartureKind.Changed, word, said)
            );
        }
        return new(all, null, expected);
    }

    private static DepartureTake Words(TakeMaker m)
    {
        // Picked by hand in the sample episode and in the tests' own script.
        (string Sentence, string Word, string Said)[] picked =
        [
            ("moves back and forth", "air", "water"),
            ("In 1928", "engineer", "inventor"),
            ("no frequency", "half", ""),
            ("People hear", "20", "30"),
            ("Both give", "Both", "Both together"),
            ("nothing costs you", "$1,500", "$15,000"),
            ("At 3 kHz", "clean.", "dirty."),
            ("Because of video", "video", "radio"),
            ("found their way home", "candles.", "windows."),
            ("A family carried", "carried", "pulled"),
            ("When the storm", "strong,", ""),
            ("Each ring bends", "bends", "bends gently"),
            ("His first lamp", "20", "30"),
            ("Today no keeper", "keeper", "captain"),
            ("A small computer", "small", ""),
            ("Some towers", "hotels", "hotels too"),
        ];
        var changes = picked
            .Select(c => (At: m.Sentences.FindIndex(x => x.Sentence.Text.Contains(c.Sentence, StringComparison.Ordinal)), c.Word, c.Said))
            .Where(c => c.At >= 0)
            .ToList();
        if (changes.Count == 0)
        {
            return AnyWords(m);
        }
        var all = m.ReadAll().ToList();
        var expected = new List<(DepartureKind, string, string)>();
        foreach (var (at, word, said) in changes)
        {
            all[at] = m.ReadsWith(at, (word, said));
            expected.Add(
                said.Length == 0 ? (DepartureKind.Omitted, word, "")
                : said.StartsWith(word + " ", StringComparison.Ordinal) ? (DepartureKind.Added, "", said[(word.Length + 1)..])
                : (DepartureKind.Changed, word, said)
            );
        }
        return new(all, null, expected);
    }

    private static string Text(TakeMaker m, int from, int to) => string.Join(' ', m.Sentences[from..to].Select(s => s.Sentence.Text));
}
