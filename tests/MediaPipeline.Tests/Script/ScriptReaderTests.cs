using CsCheck;
using MediaPipeline.Scripts;

namespace MediaPipeline.Tests.Script;

public sealed class ScriptReaderTests
{
    private static MediaPipeline.Scripts.Script Markdown(string text) => ScriptReader.Parse(text, "script.md", "en", Pronunciations.None);

    private static MediaPipeline.Scripts.Script Plain(string text) => ScriptReader.Parse(text, "script.txt", "en", Pronunciations.None);

    [Fact]
    public void Nothing_is_spoken_that_is_not_for_the_ear()
    {
        var script = Markdown(
            "A [link](https://example.org/secret) 🎉 and `code`. <!-- hidden -->\n\n```\ncode block\n```\n\n| a | b |\n| - | - |\n| c | d |\n\nNot ~~struck~~ *this*."
        );

        var spoken = string.Join(' ', script.AllWords.Select(w => w.Spoken));

        spoken.ShouldBe("A link and code not this");
        script.Links.Single().Url.ShouldBe("https://example.org/secret");
    }

    [Fact]
    public void Every_word_knows_its_place_in_the_source()
    {
        const string text = "---\ntitle: T\n---\n\nFirst line,\nsecond *line*.\n\n- item";
        var lines = text.Split('\n');

        foreach (var word in Markdown(text).AllWords)
        {
            lines[word.Line - 1][(word.Column - 1)..].ShouldStartWith(word.Text[..1]);
        }
    }

    [Fact]
    public void A_name_in_bold_at_the_start_is_the_speaker_and_its_list_goes_on_with_it()
    {
        var script = Markdown("**ADA:** Three things:\n\n- one\n- two\n\nAnd the host again.");

        script.Sections[0].Paragraphs.Select(p => p.Speaker).ShouldBe(["ADA", "ADA", "ADA", null]);
    }

    [Theory]
    [InlineData("He met Dr. Smith. They spoke.", 2)]
    [InlineData("It works, e.g. here. And there.", 2)]
    [InlineData("She said “Stop!” and left. He stayed.", 2)]
    [InlineData("Is it? Yes! Good.", 3)]
    [InlineData("It costs 3.5 dollars. Cheap.", 2)]
    [InlineData("The answer was no. We left.", 2)]
    [InlineData("Is it done? No. Absolutely not.", 3)]
    [InlineData("No. No. I'd never.", 3)]
    [InlineData("She said \"no.\" So that was that.", 2)]
    [InlineData("See no. 5, and Symphony No. Five, and Act No. XX.", 1)]
    [InlineData("They live on Main St. The house is old.", 2)]
    [InlineData("We moved to Mulholland Dr. It’s quiet.", 2)]
    [InlineData("In Dr. No, Mr. So met St. Peter and Dr. A. Hall.", 1)]
    [InlineData("It is 10 ft. The other is 12 ft. tall.", 2)]
    [InlineData("Talk to the rep. They know. Rep. So knows.", 3)]
    [InlineData("We went with plan B. It worked.", 2)]
    [InlineData("Samuel L. Jackson and J. A. Hall met.", 1)]
    [InlineData("See Fig. A and Vol. I vs. The Times.", 1)]
    [InlineData("It opened in Dec. I went there.", 2)]
    public void Sentences_end_where_a_reader_hears_them_end(string text, int count) =>
        Markdown(text).Sections[0].Paragraphs[0].Sentences.Count.ShouldBe(count);

    [Theory]
    [InlineData("What is \"aliasing\"", true)]
    [InlineData("Two rates (and why)", true)]
    [InlineData("He said, \"No.\"", false)]
    [InlineData("He asked, \"Why?\"", false)]
    [InlineData("It rained (a lot!)", false)]
    public void A_line_that_ends_in_a_quotation_of_a_sentence_is_said(string line, bool isHeading) =>
        Plain($"{line}\n\nThen all of us went home for the evening, and for the rest of it nobody spoke.\n")
            .Sections.SelectMany(s => s.Paragraphs)
            .Count()
            .ShouldBe(isHeading ? 1 : 2);

    [Fact]
    public void Plain_text_has_headings_and_lists_without_marks()
    {
        var script = Plain(
            "Welcome to the show, all of you.\nFirst steps\nWe begin with this. It has three parts:\nOne is short.\nTwo is longer.\nThis is all."
        );

        script.Sections.Select(s => s.Title).ShouldBe([null, "First steps"]);
        script
            .Sections[1]
            .Paragraphs.Select(p => p.Kind)
            .ShouldBe([ParagraphKind.Text, ParagraphKind.ListItem, ParagraphKind.ListItem, ParagraphKind.Text]);
    }

    [Fact]
    public void The_real_weekly_script_has_its_sections_and_every_word_once()
    {
        var path = Project.Shared("episodes/ml-ai-safety-update/script.txt");

        var script = ScriptReader.Read(path, "en", Pronunciations.None);

        script
            .Sections.Select(s => s.Title)
            .ShouldBe([null, "Reinforcement learning from human feedback", "Inverse scaling prize", "Alignment Jam 4", "Opportunities"]);
        script.Sections[0].Paragraphs[1].Kind.ShouldBe(ParagraphKind.Invitation);
        var written = File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string Letters(IEnumerable<string> words) => string.Concat(string.Concat(words).Where(char.IsLetterOrDigit));
        Letters(script.AllWords.Select(w => w.Text)).ShouldBe(Letters(written));
    }

    [Theory]
    [InlineData("---\ntitel: x\n---\ntext", "script.md:2", "'title'")]
    [InlineData("---\nnumber: first\n---\ntext", "script.md:2", "whole number")]
    [InlineData("---\ndate: soon\n---\ntext", "script.md:2", "date")]
    [InlineData("---\ntitle: a: b: c\n---\ntext", "script.md", "YAML")]
    [InlineData("---\ntitle: x\ntext", "script.md:1", "no end")]
    public void Wrong_front_matter_is_named_with_its_line(string text, string where, string about)
    {
        var error = Should.Throw<WrongInputException>(() => Markdown(text));

        error.Message.ShouldStartWith(where);
        $"{error.Message} {error.Remedy}".ShouldContain(about);
    }

    [Theory]
    [InlineData(new byte[0], "empty")]
    [InlineData(new byte[] { 32, 10, 10 }, "empty")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3 }, "binary")]
    public void A_file_that_is_no_text_is_refused(byte[] content, string about)
    {
        var path = Path.Combine(Project.NewFolder(), "script.md");
        File.WriteAllBytes(path, content);

        Should.Throw<WrongInputException>(() => ScriptReader.Read(path, "en", Pronunciations.None)).Message.ShouldContain(about);
    }

    [Theory]
    [InlineData(">", "")]
    [InlineData("> ", "")]
    [InlineData("[", "]")]
    [InlineData("![", "](x)")]
    [InlineData("- ", "")]
    [InlineData("**a ", "")]
    public void What_is_nested_beyond_sense_is_refused_with_its_line_or_read(string open, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open, 20_000)) + "x" + string.Concat(Enumerable.Repeat(close, 20_000));

        try
        {
            Markdown($"Good morning.\n\n{nested}\n").Sections.ShouldNotBeEmpty();
        }
        catch (WrongInputException e)
        {
            e.Message.ShouldContain("script.md:3");
        }
    }

    [Theory]
    [InlineData("---\ntitle: {0}\n---\n\nGood morning.\n")]
    [InlineData("# {0}\n\nGood morning.\n")]
    public void A_title_longer_than_a_page_is_refused(string script)
    {
        Markdown(string.Format(script, new string('a', 1000))).Title.Length.ShouldBe(1000);
        var refused = Should.Throw<WrongInputException>(() => Markdown(string.Format(script, new string('a', 1001))));
        refused.Message.ShouldContain("1,001 characters");
    }

    [Fact]
    public void Spaces_forgotten_in_one_word_in_any_order_part_it() =>
        Markdown("""!D$R"a}C6Uc*d(+1'DixFa!&9!Zbb[[z,WNIIT6e%QsJEjF<^SKz^$40;8K}yV-o|t ^o{Z}H'[Xd""").AllWords.ShouldNotBeEmpty();

    [Fact]
    public void Any_text_is_read_or_refused_with_a_clear_error() =>
        Gen.String.Sample(
            text =>
            {
                try
                {
                    Markdown(text).AllWords.All(w => w.Line > 0 && w.Column > 0).ShouldBeTrue();
                    Plain(text).AllWords.All(w => w.Spoken is not null).ShouldBeTrue();
                }
                catch (WrongInputException)
                {
                    // Said clearly: that is what is asked.
                }
            },
            iter: 2000
        );

    [Fact]
    public void Any_mixture_of_numbers_signs_and_units_is_said_somehow()
    {
        string[] pieces =
        [
            .. "3 10 0 007 99999999999999999999 1,000 2.5 . , : ; - – − * × · / ÷ + = ≈ < > ≤ ≥ ± ^ ² ⁻³ ₂ ½ ° °C km m/s kg % ‰ $ € £ # @ & ~ _ | \\ ' \" ( ) [ ] { } ` ! ?".Split(
                ' '
            ),
            .. "x y a I Δ ж π µ Ⅳ ⅻ iv XL st th s am pm e E v U.S. www. .com The the No. p. Fri May Mon Jan 2024 '90s c/o http:// &amp; → ∞ √ № © é 你".Split(
                ' '
            ),
            " ",
            " ",
            " and ",
            "\u00A0",
        ];
        Gen.Int[0, pieces.Length - 1]
            .Array[1, 12]
            .Sample(
                parts =>
                {
                    var text = "a " + string.Concat(parts.Select(p => pieces[p]));
                    Plain(text).AllWords.All(w => w.Spoken != null && !w.Spoken.Contains("  ")).ShouldBeTrue(text);
                    Markdown(text).AllWords.All(w => w.Spoken != null).ShouldBeTrue(text);
                },
                iter: 5000
            );
    }

    [Theory]
    [InlineData("Write `&amp;` in *HTML*.", "write ampersand A M P semicolon in H T M L")]
    [InlineData("If a &lt; b we go.", "if a is less than b we go")]
    [InlineData("AT&amp;T and ``a ` b`` here.", "A T and T and A backtick B here")]
    [InlineData("It snows [7]. It rains [[8]](https://example.org).", "it snows it rains")]
    public void Code_entities_and_references_of_markdown_are_said_as_those_of_plain_text(string written, string spoken) =>
        string.Join(
                ' ',
                ScriptReader.Parse(written, "script.md", "en", Pronunciations.None).AllWords.Select(w => w.Spoken).Where(w => w.Length > 0)
            )
            .ShouldBe(spoken);

    [Theory]
    [InlineData("The word Привет and 你好 here.", "en", "'Привет' (line 1) as 'privet', '你好' (line 1) as 'nihao'.")]
    [InlineData("Слово Привет.", "ru", null)]
    [InlineData("If Δt grows, the жx term falls, café.", "en", null)]
    public void Words_in_letters_that_the_voice_does_not_read_are_named(string written, string language, string? named)
    {
        var warning = ForeignWords.Warning(ScriptReader.Parse(written, "script.md", language, Pronunciations.None), language);

        (warning is null).ShouldBe(named is null, warning);
        if (named is not null)
        {
            warning!.ShouldContain(named);
        }
    }
}
