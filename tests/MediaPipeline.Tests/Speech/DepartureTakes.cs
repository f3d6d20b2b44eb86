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
            var skip = m.Paragraphs.IndexOf(m.Sections[1]) + 1;
            return new(
                [.. TakeMaker.Read(0, m.Paragraphs[skip]), .. TakeMaker.Read(m.Paragraphs[skip + 1], m.Sentences.Count)],
                null,
                [(DepartureKind.Omitted, Text(m, m.Paragraphs[skip], m.Paragraphs[skip + 1]), "")]
            );
        },
        ["a line repeated"] = m =>
        {
            var line = m.Sections[1] + 2;
            return new(
                [.. TakeMaker.Read(0, line + 1), new Piece.Reads(line), .. TakeMaker.Read(line + 1, m.Sentences.Count)],
                null,
                [(DepartureKind.Repeated, "", Text(m, line, line + 1))]
            );
        },
        ["a joke of 20 seconds"] = m =>
        {
            var line = m.Sections[1] + 2;
            return new(
                [.. TakeMaker.Read(0, line), new Piece.Says(Joke), .. TakeMaker.Read(line, m.Sentences.Count)],
                null,
                [(DepartureKind.Added, "", Joke)]
            );
        },
        ["two sections swapped"] = m =>
            new(
                [
                    .. TakeMaker.Read(0, m.Sections[1]),
                    .. m.ReadSection(2),
                    .. m.ReadSection(1),
                    .. TakeMaker.Read(m.Sections[3], m.Sentences.Count),
                ],
                null,
                // The shorter of both is what moved.
                [(DepartureKind.Moved, "", Text(m, m.Sections[2], m.Sections[3]))]
            ),
        ["single words changed"] = m => Words(m),
        ["another episode's script"] = m =>
        {
            var other = ScriptReader.Parse(OtherEpisode, "script.md", "en", Pronunciations.None);
            return new(
                [.. m.ReadSection(0), .. m.ReadSection(1)],
                Transcription.GuideWords.Of(other),
                [(DepartureKind.Changed, "Good bread begins", "compact disc")]
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
                [.. TakeMaker.Read(m.Sections[1], m.Sections[3])],
                null,
                [
                    (DepartureKind.Omitted, Text(m, 0, m.Sections[1]), ""),
                    (DepartureKind.Omitted, Text(m, m.Sections[3], m.Sentences.Count), ""),
                ]
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
                    .. m.ReadSection(0),
                    new Piece.Plays(12),
                    .. m.ReadSection(1),
                    new Piece.Plays(40),
                    .. m.ReadSection(2),
                    new Piece.Plays(6),
                    .. TakeMaker.Read(m.Sections[3], m.Sentences.Count),
                ],
                null,
                []
            ),
    };

    private static DepartureTake Words(TakeMaker m)
    {
        var all = m.ReadAll().ToList();
        var expected = new List<(DepartureKind, string, string)>();
        void Change(string sentenceHas, string word, string said)
        {
            var s = m.Sentences.FindIndex(x => x.Sentence.Text.Contains(sentenceHas));
            all[s] = m.ReadsWith(s, (word, said));
            expected.Add(
                said.Length == 0 ? (DepartureKind.Omitted, word, "")
                : said.StartsWith(word + " ", StringComparison.Ordinal) ? (DepartureKind.Added, "", said[(word.Length + 1)..])
                : (DepartureKind.Changed, word, said)
            );
        }
        Change("moves back and forth", "air", "water");
        Change("In 1928", "engineer", "inventor");
        Change("no frequency", "half", "");
        Change("People hear", "20", "30");
        Change("Both give", "Both", "Both together");
        Change("nothing costs you", "$1,500", "$15,000");
        Change("At 3 kHz", "clean.", "dirty.");
        Change("Because of video", "video", "radio");
        return new(all, null, expected);
    }

    private static string Text(TakeMaker m, int from, int to) => string.Join(' ', m.Sentences[from..to].Select(s => s.Sentence.Text));
}
