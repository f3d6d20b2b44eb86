using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Filming;

namespace MediaPipeline.Tests.Video;

public sealed class ClipTests
{
    /// <summary>Half a second a word; sections are parted by lines.</summary>
    private static readonly List<CaptionWord> Words = Said(
        """
        And so it was. Then it was so again. It is as it is. So be it then. And that was that. Now go on. We do so.
        Engineers recorded digital samples onto television pictures! Why did 44100 samples become the standard everywhere? Video recorders offered enormous bandwidth cheaply.
        Thank you all for being with us. We will be back in a week or so. Until then all the best to you.
        """
    );

    [Fact]
    public void The_best_passage_says_most_and_leans_on_nothing_before_it()
    {
        var best = new ClipChoice(Words, new HashSet<double>()).Best(12)!;

        best.Section.ShouldBe(1);
        best.Text.ShouldStartWith("Engineers");
        best.Words[^1].SentenceEnd.ShouldBeTrue();
    }

    [Fact]
    public void A_passage_that_whisper_doubts_is_left_for_another()
    {
        var doubted = Words.Where(w => w.Section == 1).Select(w => w.Start).ToHashSet();

        new ClipChoice(Words, doubted).Best(12)!.Section.ShouldNotBe(1);
    }

    [Theory]
    [InlineData(5, 3.0, 6.0)]
    [InlineData(12, 6.0, 14.4)]
    [InlineData(120, 10, 20)]
    public void A_section_begins_at_its_beginning_and_ends_with_a_sentence(double seconds, double least, double most)
    {
        var clip = new ClipChoice(Words, new HashSet<double>()).OfSection(2, seconds)!;

        clip.Text.ShouldStartWith("Thank you");
        clip.Words[^1].SentenceEnd.ShouldBeTrue();
        clip.Length.ShouldBeInRange(least, most);
        new ClipChoice(Words, new HashSet<double>()).OfSection(3, seconds).ShouldBeNull();
    }

    [Fact]
    public void A_soundbite_is_taken_as_it_is()
    {
        var first = Words.First(w => w.Text == "Why");
        var last = Words.First(w => w.Text == "everywhere?");

        var clip = new ClipChoice(Words, new HashSet<double>()).Of(new Soundbite(first.Start, last.End - first.Start, "Why"))!;

        clip.Text.ShouldBe("Why did 44100 samples become the standard everywhere?");
    }

    [Fact]
    public void Of_silence_there_is_no_clip() => new ClipChoice([], new HashSet<double>()).Best(30).ShouldBeNull();

    private static List<CaptionWord> Said(string text)
    {
        var words = new List<CaptionWord>();
        var lines = text.Split('\n');
        for (var section = 0; section < lines.Length; section++)
        {
            foreach (var word in lines[section].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var start = words.Count * 0.5;
                words.Add(new CaptionWord(word, start, start + 0.4, null, section, word[^1] is '.' or '!' or '?', words.Count));
            }
        }
        return words;
    }
}
