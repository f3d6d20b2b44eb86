using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Tests.Speech;

/// <summary>Which words of a script freely heard ones are.</summary>
public sealed class ScriptMatchTests
{
    private static readonly ScriptMatch Match = new([
        .. "Nothing costs you more than two minutes, certainly not $1,500 for a laboratory."
            .Split(' ')
            .Select(w => new GuideWord(w, w == "$1,500" ? "one thousand five hundred dollars" : w)),
    ]);

    [Theory]
    [InlineData("$1,500", 9)]
    [InlineData("1500", 9)]
    // Figures are no spelling: what looks nearly the same is another number.
    [InlineData("$15,000", null)]
    [InlineData("$1,505", null)]
    [InlineData("$1,5000", null)]
    public void A_number_is_the_scripts_only_with_its_figures(string heard, int? index)
    {
        string[] words = ["more", "than", "two", "minutes,", "certainly", "not", heard, "for", "a", "laboratory."];

        Match.Match(words, 3)[6].ShouldBe(index);
    }

    [Theory]
    [InlineData("minuets,")]
    [InlineData("minute")]
    public void A_word_spelled_nearly_the_same_is_the_scripts(string heard)
    {
        string[] words = ["more", "than", "two", heard, "certainly", "not"];

        Match.Match(words, 3)[3].ShouldBe(6);
    }
}
