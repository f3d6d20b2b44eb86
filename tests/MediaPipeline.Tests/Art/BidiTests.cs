using System.Globalization;
using System.Text;
using MediaPipeline.Art;

namespace MediaPipeline.Tests.Art;

public sealed class BidiTests
{
    /// <summary>Where Debian's package unicode-data has the Unicode Character Database.</summary>
    private const string Database = "/usr/share/unicode";

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("אבג", "«אבג»")]
    [InlineData("car is אבג one", "car is |«אבג»| one")]
    [InlineData("אבג abc דהו", "« דהו»|abc|«אבג »")]
    // Numbers run from left to right in text that does not; brackets go with the paragraph when the text before them does.
    [InlineData("פרק 12 (a)", "«)»|a|« (»|12|«פרק »")]
    [InlineData("שלום!", "«שלום!»")]
    [InlineData("Hello, שלום!", "Hello, |«שלום»|!")]
    public void Text_is_drawn_in_the_order_in_which_it_stands_on_paper(string text, string runs) =>
        string.Join('|', BidiText.Runs(text).Select(r => r.IsRightToLeft ? $"«{r.Text}»" : r.Text)).ShouldBe(runs);

    [Fact]
    public void A_line_goes_in_the_direction_of_its_paragraph()
    {
        const string line = "(IIR) מסנן";

        BidiText.Runs(line)[0].IsRightToLeft.ShouldBeFalse();
        BidiText.Runs(BidiText.InParagraph(line, "מסנן " + line))[0].IsRightToLeft.ShouldBeTrue();
    }

    [Fact]
    public void The_algorithm_conforms_to_unicodes_own_test()
    {
        var lines = Lines("BidiCharacterTest.txt");
        var count = 0;
        foreach (var fields in lines.Select(l => l.Split(';')))
        {
            var runes = fields[0].Split(' ').Select(h => new Rune(int.Parse(h, NumberStyles.HexNumber))).ToArray();
            int? direction = fields[1] == "2" ? null : int.Parse(fields[1]);

            var levels = BidiLevels.Of([.. runes.Select(BidiClasses.Of)], runes, direction);

            var expected = fields[3].Split(' ');
            // An x stands for characters without any width.
            string.Join(' ', levels.Select((l, i) => expected[i] == "x" ? "x" : $"{l}")).ShouldBe(fields[3], fields[0]);
            count++;
        }
        count.ShouldBeGreaterThan(90_000);
    }

    [Fact]
    public void Letters_marks_and_digits_have_the_types_that_unicode_gives_them()
    {
        int right = 0,
            wrong = 0;
        foreach (var fields in Lines("extracted/DerivedBidiClass.txt").Select(l => l.Split('#')[0].Split(';')))
        {
            var range = fields[0].Trim().Split("..").Select(h => int.Parse(h, NumberStyles.HexNumber)).ToArray();
            for (var c = range[0]; c <= range[^1]; c++)
            {
                // The first nine general categories are those of letters, marks and decimal digits.
                if (Rune.IsValid(c) && Rune.GetUnicodeCategory(new Rune(c)) <= UnicodeCategory.DecimalDigitNumber)
                {
                    _ = BidiClasses.Of(new Rune(c)).ToString() == fields[1].Trim() ? right++ : wrong++;
                }
            }
        }
        (wrong / (double)(right + wrong)).ShouldBeLessThan(0.0005);
    }

    private static List<string> Lines(string file)
    {
        var path = Path.Combine(Database, file);
        Assert.SkipUnless(File.Exists(path), "Debian's package unicode-data is not on this machine");
        return [.. File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#')];
    }
}
