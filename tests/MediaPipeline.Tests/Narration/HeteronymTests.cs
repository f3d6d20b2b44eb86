using MediaPipeline.Narration;
using MediaPipeline.Scripts;

namespace MediaPipeline.Tests.Narration;

/// <summary>Words that are written alike and said in two ways.</summary>
public sealed class HeteronymTests
{
    [Fact]
    public async Task Each_sentence_of_the_table_is_said_as_its_neighbours_ask()
    {
        var rows = Project.Rows("heteronyms.md", "| sentence | word | said |").ToList();
        rows.Count.ShouldBeGreaterThan(150);
        var sentences = rows.SelectMany(r =>
                ScriptReader.Parse(r[0], "script.md", "en", Pronunciations.None).Sections[0].Paragraphs[0].Sentences
            )
            .ToList();
        sentences.Count.ShouldBe(rows.Count);

        var said = await SentencePhonemes.OfAsync(
            "en-us",
            sentences,
            new SentenceCache(Project.NewFolder()).Phonemes,
            _ => { },
            CancellationToken.None
        );

        var heard = rows.Select(
                (row, i) =>
                {
                    var word = sentences[i].Words.ToList().FindLastIndex(w => w.Spoken.Equals(row[1], StringComparison.OrdinalIgnoreCase));
                    var (start, end) = said[i].Spans[word];
                    return $"{row[0]}: {said[i].Text[start..end].Trim()}";
                }
            )
            .ToList();
        heard.ShouldBe(rows.Select(r => $"{r[0]}: {r[2]}"));
    }

    [Fact]
    public void The_hosts_own_pronunciation_comes_first_and_other_languages_and_code_stay_as_they_are()
    {
        string? Said(string text, string language, Pronunciations pronunciations) =>
            ScriptReader.Parse(text, "script.md", language, pronunciations).AllWords.First().Pronunciation;
        var own = Path.Combine(Project.NewFolder(), "pronunciations.yaml");
        File.WriteAllText(own, "use: yoose\n");

        Said("Use it.", "en", Pronunciations.None).ShouldBe("/jˈuːz/");
        Said("Close the door.", "en-GB", Pronunciations.None).ShouldBe("/klˈəʊz/");
        Said("Use it.", "en", Pronunciations.Load(new Dictionary<string, string>(), own)).ShouldNotBe("/jˈuːz/");
        Said("Use it.", "de", Pronunciations.None).ShouldBeNull();
        Said("`Use it` here.", "en", Pronunciations.None).ShouldBeNull();
    }
}
