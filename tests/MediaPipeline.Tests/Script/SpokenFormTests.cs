using MediaPipeline.Scripts;

namespace MediaPipeline.Tests.Script;

public sealed class SpokenFormTests
{
    /// <summary>The rows of the table in <c>Data/spoken-forms.md</c>.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Table() =>
        File.ReadLines(Project.Data("spoken-forms.md"))
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal) && l is not ("| written | spoken |" or "| --- | --- |"))
            .Select(l => l.Trim('|', ' ').Split(" | "))
            .Select(cells => new TheoryDataRow<string, string>(cells[0], cells[1]));

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

    [Fact]
    public void The_table_is_long() => Table().Count().ShouldBeGreaterThanOrEqualTo(300);
}
