using MediaPipeline.Notes;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests.Notes;

public sealed class NotesTests
{
    private static readonly Show Show = new() { Title = "Show" };

    private static EpisodeNotes NotesOf(string markdown)
    {
        var script = ScriptReader.Parse(markdown, "script.md", "en", Pronunciations.None);
        var about = new EpisodeAbout(
            "Title <b>",
            null,
            null,
            null,
            "A *summary* & more.",
            [new Person { Name = "Nora", Url = "https://example.org/n" }],
            ["tag"],
            false,
            "full"
        );
        return EpisodeNotes.Of(Show, about, script, null, null, true, "2026-01-02-notes");
    }

    [Theory]
    [InlineData("Text <script>alert(1)</script> here.")]
    [InlineData("Text <img src=x onerror=alert(1)> here.")]
    [InlineData("A [link](javascript:alert(1)) here.")]
    [InlineData("A [link](<javascript:alert(1)>) and ![p](data:text/html;base64,xxxx) here.")]
    [InlineData("<svg onload=alert(1)></svg> Text.\n\n<iframe src=//evil.example></iframe>\n\nMore.")]
    [InlineData("A <a href=\"vbscript:x\" onclick='x()'>b</a> &lt;script&gt;alert(1)&lt;/script&gt; c.")]
    [InlineData("[x]: javascript:alert(1)\n\nA [ref link][x] here.")]
    public void No_script_or_event_handler_survives(string hostile)
    {
        var notes = NotesOf(hostile);
        var markdown = NotesTemplate.Load(Show, ".").Render(notes);

        foreach (var html in new[] { NotesHtml.ForPage(markdown), FeedDescription.Html(notes, []) })
        {
            html.ShouldNotContain("<script", Case.Insensitive);
            html.ShouldNotContain("<iframe", Case.Insensitive);
            html.ShouldNotContain("<svg", Case.Insensitive);
            html.ShouldNotMatch("<[^>]* on[a-z]+=");
            html.ShouldNotMatch("(href|src)=\"(?!https?:|mailto:)");
        }
        markdown.ShouldNotContain("<script", Case.Insensitive);
        markdown.ShouldNotContain("](javascript:", Case.Insensitive);
        markdown.ShouldNotContain("onerror", Case.Insensitive);
    }

    [Fact]
    public void Emphasis_links_lists_quotes_and_code_stay_in_the_notes()
    {
        var html = NotesHtml.ForPage(
            NotesTemplate
                .Load(Show, ".")
                .Render(NotesOf("A *word*, `code` and [link](https://example.org/a_(b)).\n\n- one\n- two\n\n> quoted\n\n```\nx < y\n```"))
        );

        html.ShouldContain("<em>word</em>");
        html.ShouldContain("<code>code</code>");
        html.ShouldContain("href=\"https://example.org/a_(b)\"");
        html.ShouldContain("<li>one</li>");
        html.ShouldContain("<blockquote>");
        html.ShouldContain("x &lt; y");
        html.ShouldContain("Title &lt;b&gt;".Replace("Title ", ""));
    }

    [Fact]
    public void Youtube_texts_keep_within_their_limits()
    {
        var many = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"[Länk {i}](https://example.org/{i})"));
        var notes = NotesOf(many + ".");

        System
            .Text.Encoding.UTF8.GetByteCount(PlatformText.Description(notes, [], PlatformText.YouTubeDescription))
            .ShouldBeLessThanOrEqualTo(5000);
        PlatformText.Title(new string('x', 99) + " yz").Length.ShouldBeLessThanOrEqualTo(100);
        PlatformText.Title("a < b").ShouldNotContain("<");
        PlatformText.Tags([.. Enumerable.Range(0, 200).Select(i => $"tag number {i}")]).Length.ShouldBeLessThanOrEqualTo(500);
        FeedDescription.Html(notes, []).Length.ShouldBeLessThanOrEqualTo(4000);
    }
}
