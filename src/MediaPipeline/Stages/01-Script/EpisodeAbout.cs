using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>What every stage after the script says of an episode: with a script or without.</summary>
/// <param name="Title">Title.</param>
/// <param name="Date">When it appears; null until first published.</param>
/// <param name="Number">Number, or null.</param>
/// <param name="Season">Season, or null.</param>
/// <param name="Summary">A sentence or two, in plain text.</param>
/// <param name="People">Who takes part.</param>
/// <param name="Tags">Search words.</param>
/// <param name="Explicit">Whether it has explicit content.</param>
/// <param name="Type">full, trailer or bonus.</param>
public sealed record EpisodeAbout(
    string Title,
    DateTimeOffset? Date,
    int? Number,
    int? Season,
    string Summary,
    IReadOnlyList<Person> People,
    IReadOnlyList<string> Tags,
    bool Explicit,
    string Type
)
{
    private const int LongestSummary = 400;

    /// <summary>From the script where there is one, otherwise from the folder's name and what was said.</summary>
    public static EpisodeAbout Of(EpisodeRun run, Script? script, Transcript? transcript = null)
    {
        var facts = script?.Facts ?? new EpisodeFacts();
        var name = run.Episode.NameInWords is { Length: > 0 } words ? char.ToUpperInvariant(words[0]) + words[1..] : run.Episode.Slug;
        return new EpisodeAbout(
            script?.Title ?? name,
            EpisodeDate.Complete(facts.Date, run.Episode, run.Show),
            facts.Number,
            facts.Season,
            facts.Summary
                ?? Lead(
                    script is not null ? Sentences(script)
                    : transcript is not null ? Sentences(transcript)
                    : []
                ),
            facts.People.Count > 0 ? facts.People : run.Show.People,
            facts.Tags,
            facts.Explicit ?? run.Show.Explicit,
            facts.Type
        );
    }

    /// <summary>The text's own lead: its first sentences, as far as they fit.</summary>
    private static string Lead(IEnumerable<string> sentences)
    {
        var lead = "";
        foreach (var sentence in sentences)
        {
            var longer = lead.Length == 0 ? sentence : $"{lead} {sentence}";
            if (longer.Length > LongestSummary && lead.Length > 0)
            {
                break;
            }
            lead = longer;
        }
        return lead;
    }

    private static IEnumerable<string> Sentences(Script script) =>
        script
            .Sections.SelectMany(s => s.Paragraphs)
            .FirstOrDefault(p => p.Kind == ParagraphKind.Text && p.Sentences.Count > 0)
            ?.Sentences.Select(s => s.Text)
        ?? [];

    private static IEnumerable<string> Sentences(Transcript transcript)
    {
        var sentence = new List<string>();
        for (var w = 0; w < transcript.Words.Count; w++)
        {
            sentence.Add(transcript.Words[w].Text);
            if (SentenceEnds.Behind(transcript.Words, w, word => word.Text))
            {
                yield return string.Join(' ', sentence);
                sentence.Clear();
            }
        }
    }
}
