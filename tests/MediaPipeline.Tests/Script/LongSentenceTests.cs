using CsCheck;
using MediaPipeline.Narration;
using MediaPipeline.Scripts;

namespace MediaPipeline.Tests.Script;

/// <summary>Sentences without end, and words without spaces.</summary>
public sealed class LongSentenceTests
{
    private static readonly string[] Vocabulary =
    [
        "well",
        "bucket",
        "rope,",
        "and",
        "water;",
        "1928",
        "NASA",
        "down",
        "because",
        "ßǆ",
        "東京",
    ];

    private static List<Sentence> Read(string text) =>
        [
            .. ScriptReader
                .Parse(text, "a.txt", "en", Pronunciations.None)
                .Sections.SelectMany(s => s.Paragraphs)
                .SelectMany(p => p.Sentences),
        ];

    [Fact]
    public void What_was_written_down_without_full_stops_is_said_in_parts_that_keep_every_word() =>
        Gen.Int[0, Vocabulary.Length - 1]
            .Select(v => Vocabulary[v])
            .List[1, 400]
            .Sample(
                words =>
                {
                    var sentences = Read(string.Join(' ', words) + ".");

                    string.Join(' ', sentences.Select(s => s.Text)).ShouldBe(string.Join(' ', words) + ".");
                    sentences.Select(s => s.GoesOn).ShouldBe([.. Enumerable.Repeat(true, sentences.Count - 1), false]);
                    sentences.All(s => s.Words.Sum(w => w.Spoken.Length + 1) <= 400).ShouldBeTrue();
                },
                iter: 60
            );

    [Fact]
    public void A_heading_without_end_is_said_in_parts_that_keep_every_word()
    {
        var heading = string.Join(' ', Enumerable.Range(0, 90).Select(n => Vocabulary[n % 4]));

        var section = ScriptReader.Parse($"# Title\n\n## {heading}\n\nA line.\n", "a.md", "en", Pronunciations.None).Sections[^1];

        section.SaidHeading.Count().ShouldBe(2);
        section.SaidHeading.SelectMany(p => p.Words).ShouldBe(section.Heading);
        section.SaidHeading.Select(p => p.GoesOn).ShouldBe([true, false]);
        new Section(null, [], []).SaidHeading.ShouldBeEmpty();
    }

    [Fact]
    public void A_part_begins_with_a_clause_and_the_voice_stays_up_before_it()
    {
        var clause = string.Join(' ', Enumerable.Repeat("word", 40));

        var sentences = Read($"{clause}, {clause} and {clause}.");

        sentences.Select(s => s.Words[0].Text).ShouldBe(["word", "word", "and"]);
        sentences.Select(s => SpokenClause.Of(s)[^1].End).ShouldBe([',', ',', '.']);
    }

    [Fact]
    public void Directions_hold_for_all_parts_and_a_pause_comes_before_the_first()
    {
        var long_ = string.Join(' ', Enumerable.Repeat("word", 200));
        var script = ScriptReader.Parse($"Before. <!-- pace: 0.9 --> <!-- pause: 2 --> {long_}. After.", "a.md", "en", Pronunciations.None);

        var sentences = script.Sections[0].Paragraphs[0].Sentences;

        sentences.Count.ShouldBe(5);
        sentences.Select(s => s.Pace).ShouldBe([1, 0.9, 0.9, 0.9, 1]);
        sentences.Select(s => s.Pause).ShouldBe([null, 2, null, null, null]);
    }

    [Theory]
    [InlineData("A sentence of twelve words is one, however many clauses it has, too.", false)]
    [InlineData(null, true)]
    public void The_host_is_told_where_full_stops_are_missing(string? text, bool told)
    {
        var script = ScriptReader.Parse(
            "First.\n\n" + (text ?? string.Join(' ', Enumerable.Repeat("and then", 300))),
            "a.txt",
            "en",
            Pronunciations.None
        );

        var warning = LongSentences.Warning(script);

        (warning is not null).ShouldBe(told);
        warning?.ShouldStartWith("The sentence that begins in line 3 ('and then and then…') is too long for one breath");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("W")]
    [InlineData("東")]
    [InlineData("😀b")]
    [InlineData("ab/c=1&")]
    [InlineData("東京，")]
    public void A_word_without_end_is_cut_and_nothing_of_it_is_lost(string part)
    {
        var word = string.Concat(Enumerable.Repeat(part, 5000));

        var sentences = Read($"See {word} here.");

        string.Concat(sentences.SelectMany(s => s.Words).Select(w => w.Text)).ShouldBe($"See{word.Replace("😀", "")}here.");
        sentences.ShouldAllBe(s => s.Words.Count == 1 || s.Words.Sum(w => w.Spoken.Length + 1) <= 400);
        sentences.SelectMany(s => s.Words).ShouldAllBe(w => w.Text.Length <= 400);
    }

    [Theory]
    [InlineData("left&right&", '&')]
    [InlineData("東京は今日も晴れです，", '，')]
    public void A_long_word_is_cut_behind_a_mark_where_it_has_one(string part, char mark)
    {
        var words = Read(string.Concat(Enumerable.Repeat(part, 50))).SelectMany(s => s.Words).ToList();

        words.Count.ShouldBeGreaterThan(2);
        words.ShouldAllBe(w => w.Text.EndsWith(mark));
        words.SkipLast(1).ShouldAllBe(w => w.Text.Length >= 40);
    }

    [Fact]
    public void Of_an_address_the_site_is_said_however_long_it_is()
    {
        var address = "https://example.org/?" + string.Concat(Enumerable.Repeat("utm_source=A1B2C3&", 60));

        var words = Read($"See ({address}) and {address}{new string('x', 3000)} here.").SelectMany(s => s.Words).ToList();

        (words[1].Text, words[1].Spoken).ShouldBe(($"({address})", "example dot org"));
        (words[3].Text.Length, words[3].Spoken).ShouldBe((2048, "example dot org"));
        words.Skip(4).ShouldAllBe(w => w.Text.Length <= 400);
        string.Concat(words.Skip(3).Select(w => w.Text)).ShouldBe($"{address}{new string('x', 3000)}here.");
    }

    /// <summary>What is left whole must be said short, whatever it is made of: a voice's memory grows with the square of what it says.</summary>
    [Fact]
    public void No_word_is_said_longer_than_a_part()
    {
        string[] starts =
        [
            "https://example.org/",
            "http://a.b",
            "(https://example.org./",
            "ssh://-",
            "git://user:x@h/",
            "“ftp://host?",
            "www.",
        ];

        Gen.Select(Gen.Int[0, starts.Length - 1], Gen.String[Gen.Char["abzA9/?#:.-_=&%~*(){}[]<>|'\"“”…é東"], 300, 3000])
            .Sample(
                (start, rest) =>
                    Read($"See {starts[start]}{rest} here.").SelectMany(s => s.Words).All(w => w.Spoken.Length <= 1000).ShouldBeTrue(),
                iter: 300
            );
    }

    [Fact]
    public void A_heading_that_is_a_text_is_refused_with_its_line()
    {
        var refused = Should.Throw<WrongInputException>(() =>
            ScriptReader.Parse("# T\n\nText.\n\n## " + new string('x', 2000), "a.md", "en", Pronunciations.None)
        );

        refused.Message.ShouldContain("2,000 characters");
        refused.Where.ShouldBe("a.md:5");
    }
}
