using MediaPipeline.Narration;
using MediaPipeline.Scripts;

namespace MediaPipeline.Tests.Narration;

public sealed class SpokenClauseTests
{
    [Theory]
    [InlineData("After the break, a superb goal.", 2)]
    [InlineData("After the break - a superb goal.", 2)]
    [InlineData("After the break -- a superb goal.", 2)]
    [InlineData("After the break – a superb goal.", 2)]
    [InlineData("After the break — a superb goal.", 2)]
    [InlineData("After the break- a superb goal.", 2)]
    [InlineData("After the break -and only then- a goal.", 3)]
    [InlineData("Two- and three-year-old boys.", 1)]
    [InlineData("From short- to long-term plans.", 1)]
    [InlineData("It took 35 - 45 km and 5 – 6 days.", 1)]
    public void A_dash_is_a_pause_however_it_is_typed(string sentence, int clauses) =>
        SpokenClause.Of(Sentence(sentence)).Count.ShouldBe(clauses);

    [Fact]
    public void A_dash_stands_apart_in_captions_where_it_does_in_the_script() =>
        string.Join(' ', Sentence("After the break - a goal – and more.").Words.Select(w => w.Text))
            .ShouldBe("After the break - a goal – and more.");

    private static Sentence Sentence(string text) =>
        ScriptReader.Parse(text, "a.txt", "en", Pronunciations.None).Sections[0].Paragraphs[0].Sentences.ShouldHaveSingleItem();
}
