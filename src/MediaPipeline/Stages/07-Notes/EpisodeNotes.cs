using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Media;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;

namespace MediaPipeline.Notes;

/// <summary>All that show notes are made of; what a template sees.</summary>
/// <param name="Show">The show's title.</param>
/// <param name="Title">The episode's title.</param>
/// <param name="Date">When it appears, as <c>6 February 2026</c>; empty when unknown.</param>
/// <param name="Number">Its number, or null.</param>
/// <param name="Summary">A sentence or two, in plain text.</param>
/// <param name="Chapters">Chapters with times; without times before the episode has been transcribed.</param>
/// <param name="Sections">The script's sections, as Markdown without HTML.</param>
/// <param name="Transcript">What was said, in plain-text paragraphs with speakers; empty before the episode has been transcribed.</param>
/// <param name="Links">Every link, each address once.</param>
/// <param name="People">Who takes part.</param>
/// <param name="Tags">Search words.</param>
/// <param name="SyntheticVoice">Whether a synthetic voice speaks.</param>
/// <param name="Copyright">The show's copyright line; empty for none.</param>
/// <param name="Page">The address of the episode's page, where transcript and captions are.</param>
public sealed record EpisodeNotes(
    string Show,
    string Title,
    string Date,
    int? Number,
    string Summary,
    IReadOnlyList<NotesChapter> Chapters,
    IReadOnlyList<NotesSection> Sections,
    IReadOnlyList<string> Transcript,
    IReadOnlyList<Link> Links,
    IReadOnlyList<Person> People,
    IReadOnlyList<string> Tags,
    bool SyntheticVoice,
    string Copyright,
    string Page
)
{
    /// <summary>Gathers the notes.</summary>
    /// <param name="show">The show.</param>
    /// <param name="about">What is known of the episode.</param>
    /// <param name="script">The script; null for a recording without one.</param>
    /// <param name="chapters">The chapters; null before their times are known, then the sections stand without times.</param>
    /// <param name="cues">The captions; null before they are made.</param>
    /// <param name="syntheticVoice">Whether a synthetic voice speaks.</param>
    /// <param name="slug">The episode's name in addresses.</param>
    public static EpisodeNotes Of(
        Show show,
        EpisodeAbout about,
        Script? script,
        IReadOnlyList<Chapter>? chapters,
        IReadOnlyList<Cue>? cues,
        bool syntheticVoice,
        string slug
    ) =>
        new(
            show.Title,
            about.Title,
            about.Date is { } date ? date.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture) : "",
            about.Number,
            about.Summary,
            chapters is not null
                ? [.. chapters.Select(c => new NotesChapter(CueTime.Clock(c.Start), c.Title))]
                : [.. (script?.Sections ?? []).Where(s => s.Title is not null).Select(s => new NotesChapter("", s.Title!))],
            [.. (script?.Sections ?? []).Select(s => new NotesSection(s.Title ?? "", SectionMarkdown.Of(s)))],
            cues is null ? [] : [.. ReadingTranscript.Paragraphs(cues).Select(ReadingTranscript.Line)],
            LinksOf(script),
            about.People,
            about.Tags,
            syntheticVoice,
            show.Copyright ?? "",
            new SiteAddresses(show.Site).Episode(slug)
        );

    private static List<Link> LinksOf(Script? script) =>
        [
            .. (script?.Links ?? [])
                .Concat(script?.Facts.Links ?? [])
                .Where(l => SafeMarkdown.IsSafeAddress(l.Url))
                .DistinctBy(l => l.Url)
                .Select(l => l.Text.Length == 0 ? l with { Text = l.Url } : l),
        ];
}

/// <summary>A chapter in the notes.</summary>
/// <param name="Time">As <c>1:23</c>; empty when unknown.</param>
/// <param name="Title">Its title.</param>
public sealed record NotesChapter(string Time, string Title);

/// <summary>A section in the notes.</summary>
/// <param name="Title">Its heading; empty for text before the first.</param>
/// <param name="Markdown">Its text.</param>
public sealed record NotesSection(string Title, string Markdown);
