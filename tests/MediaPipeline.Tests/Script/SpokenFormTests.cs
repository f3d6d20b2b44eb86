using MediaPipeline.Scripts;

namespace MediaPipeline.Tests.Script;

public sealed class SpokenFormTests
{
    /// <summary>The rows of the table in <c>Data/spoken-forms.md</c>.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Table() => Rows("spoken-forms.md");

    /// <summary>The rows of the table in <c>Data/spoken-forms-british.md</c>.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> BritishTable() => Rows("spoken-forms-british.md");

    private static IEnumerable<TheoryDataRow<string, string>> Rows(string file) =>
        Project.Rows(file, "| written | spoken |").Select(cells => new TheoryDataRow<string, string>(cells[0], cells[1]));

    [Theory]
    [MemberData(nameof(Table))]
    public void Words_are_said_as_a_newsreader_would(string written, string spoken)
    {
        var script = ScriptReader.Parse(written, "script.txt", "en", Pronunciations.None);

        var words = script.AllWords.ToList();
        string.Join(' ', words.Select(w => w.Spoken).Where(s => s.Length > 0)).ShouldBe(spoken);
        // Each word leads back to its place.
        words.ShouldAllBe(w => written[w.Column - 1] == w.Text[0]);
    }

    [Theory]
    [MemberData(nameof(BritishTable))]
    public void Outside_of_America_the_day_comes_first(string written, string spoken) =>
        string.Join(' ', ScriptReader.Parse(written, "script.txt", "en-GB", Pronunciations.None).AllWords.Select(w => w.Spoken))
            .ShouldBe(spoken);

    [Theory]
    [InlineData("SQL and ASICs.", "sql and A S I Cs")]
    [InlineData("SQL's speed.", "sql's speed")]
    [InlineData("ASIC's cost, in sql.", "A S I C's cost in sql")]
    public void The_hosts_list_says_which_acronyms_are_words_and_which_letters(string written, string spoken)
    {
        var list = new Pronunciations([new("SQL", Pronunciations.AsWord), new("ASIC", Pronunciations.AsLetters)]);

        var words = ScriptReader.Parse(written, "script.txt", "en", list).AllWords.ToList();

        string.Join(' ', words.Select(w => w.Spoken)).ShouldBe(spoken);
        words.ShouldAllBe(w => w.Pronunciation == null);
    }

    [Fact]
    public void The_table_is_long() => Table().Count().ShouldBeGreaterThanOrEqualTo(850);
}
