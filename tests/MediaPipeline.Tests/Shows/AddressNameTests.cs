using CsCheck;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests.Shows;

/// <summary>Names of folders and addresses.</summary>
public sealed class AddressNameTests
{
    [Theory]
    [InlineData("Why it snows", "why-it-snows")]
    [InlineData("Café été — Łódź", "cafe-ete-lodz")]
    [InlineData("Cafe\u0301 İstanbul", "cafe-istanbul")]
    [InlineData("東京 42", "dongjing-42")]
    [InlineData("Ṣẹ̀gun in Hawaiʻi, हिन्दी", "segun-in-hawaii-hindi")]
    [InlineData("C++ & C#", "c-c")]
    [InlineData("♥ …", "")]
    public void A_name_keeps_its_letters_without_their_accents(string name, string address) => AddressName.Of(name).ShouldBe(address);

    [Fact]
    public void Any_text_gives_an_address_that_needs_no_coding() =>
        Gen.String.Sample(text =>
            AddressName.Of(text) is var a && a.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        );
}
