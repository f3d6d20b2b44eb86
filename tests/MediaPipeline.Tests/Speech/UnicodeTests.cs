using CsCheck;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Unicode;

namespace MediaPipeline.Tests.Speech;

/// <summary>Normal forms and Latin letters; expected values are those of Python's unicodedata and of the names' bearers.</summary>
public sealed class UnicodeTests
{
    [Theory]
    [InlineData("cafe\u0301 nai\u0308ve", "café naïve")]
    [InlineData("Nguye\u0302\u0303n Nguye\u0303\u0302n", "Nguy\u1EC5n Nguy\u1EBD\u0302n")]
    [InlineData("\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국")]
    [InlineData("S\u0323e\u0323\u0300gun", "\u1E62\u1EB9\u0300gun")]
    [InlineData("\u0301 stands alone, \U0001F600\uFE0F too", "\u0301 stands alone, \U0001F600\uFE0F too")]
    public void Letters_and_their_marks_are_one_sign(string parted, string composed) => NormalForm.Composed(parted).ShouldBe(composed);

    [Theory]
    [InlineData("ç", "c\u0327")]
    [InlineData("ễ", "e\u0302\u0303")]
    [InlineData("ɔ", "ɔ")]
    [InlineData("ð", "ð")]
    [InlineData("Å", "A\u030A")]
    public void A_sign_is_parted_as_the_voices_reference_does(string letter, string parted) =>
        NormalForm.Decomposed(letter.EnumerateRunes().First()).ShouldBe(parted);

    [Fact]
    public void A_million_marks_take_no_time_that_grows_with_their_square()
    {
        var marks = "a" + string.Concat(Enumerable.Repeat("\u0301\u0316", 500_000));

        var composed = NormalForm.Composed(marks);

        composed.Length.ShouldBeInRange(marks.Length - 1, marks.Length);
    }

    [Fact]
    public void What_is_composed_stays_as_it_is() =>
        Gen.String[Gen.Char["aeiou \u0301\u0302\u0303\u0323çễ한\u1100\u1161\u11A8\uD83D\uDE00"], 0, 40]
            .Sample(text => NormalForm.Composed(NormalForm.Composed(text)) == NormalForm.Composed(text), iter: 2000);

    [Theory]
    [InlineData("Šefčovič", "sefcovic")]
    [InlineData("S\u030Cefc\u030Covic\u030C", "sefcovic")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("Straße", "strasse")]
    [InlineData("Hawaiʻi", "hawaii")]
    [InlineData("Москва", "moskva")]
    [InlineData("हिन्दी", "hindi")]
    [InlineData("R&D,", "randd")]
    [InlineData("½", "")]
    [InlineData("\uE000", "")]
    [InlineData("\U00012000", "\U00012000")]
    public void Words_are_compared_without_accents(string word, string plain) => SpokenText.Plain(word).ShouldBe(plain);
}
