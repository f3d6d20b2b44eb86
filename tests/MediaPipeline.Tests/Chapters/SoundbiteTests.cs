using MediaPipeline.Chapters;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Tests.Chapters;

public sealed class SoundbiteTests
{
    private static readonly Transcript Said = new(
        "en",
        10,
        [.. "Well, a tone is a wave. It repeats; a tone is easy.".Split(' ').Select((w, i) => new AlignedWord(w, i, i + 0.5, 1))],
        [],
        []
    );

    [Theory]
    [InlineData("a tone is a wave.", 1, 4.5)]
    [InlineData("A tone is... it repeats", 1, 6.5)]
    [InlineData("it repeats … is easy", 6, 5.5)]
    public void A_quotation_is_found_where_it_was_said(string quotation, double start, double duration)
    {
        var soundbite = Soundbite.Find(quotation, Said);

        soundbite.ShouldNotBeNull();
        soundbite.Start.ShouldBe(start);
        soundbite.Duration.ShouldBe(duration);
        soundbite.Title.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("a tune is a wave")]
    [InlineData("is easy … it repeats")]
    [InlineData("a … b … c")]
    [InlineData("…")]
    public void What_was_not_said_so_is_not_found(string quotation) => Soundbite.Find(quotation, Said).ShouldBeNull();
}
