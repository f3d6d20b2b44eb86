using MediaPipeline.Feeds;

namespace MediaPipeline.Tests.Feeds;

/// <summary>Where the pages of subjects are.</summary>
public sealed class CollectionTests
{
    [Theory]
    [InlineData("sampling", "tags/sampling.html")]
    [InlineData(" Café Society ", "tags/cafe-society.html")]
    [InlineData("Cafe\u0301 society", "tags/cafe-society.html")]
    [InlineData("Łódź", "tags/lodz.html")]
    [InlineData("Phở", "tags/pho.html")]
    public void An_address_is_the_name_without_accents(string tag, string path) => Collections.PathOfTag(tag).ShouldBe(path);

    [Theory]
    [InlineData("Москва", "moskva")]
    [InlineData("東京", "dongjing")]
    [InlineData("C#", "c")]
    [InlineData("a/b", "a-b")]
    public void What_has_no_plain_form_is_told_apart_by_a_hash(string tag, string start) =>
        Collections.PathOfTag(tag).ShouldMatch($"^tags/{start}-[0-9a-f]{{8}}\\.html$");

    [Fact]
    public void Other_names_have_other_addresses() =>
        new[] { "C#", "C++", "C", "♥", "★", "大", "太" }.Select(Collections.PathOfTag).Distinct().Count().ShouldBe(7);
}
