using System.Text.Json.Serialization;

namespace MediaPipeline.Scripts;

/// <summary>A weekly script, understood: its facts, and its text as sections, paragraphs, sentences and words.</summary>
/// <param name="Title">The episode's title.</param>
/// <param name="Facts">The front matter, completed.</param>
/// <param name="Sections">In order; the first may have no heading.</param>
public sealed record Script(string Title, EpisodeFacts Facts, IReadOnlyList<Section> Sections)
{
    /// <summary>Every word in reading order, headings included.</summary>
    [JsonIgnore]
    public IEnumerable<ScriptWord> AllWords =>
        Sections.SelectMany(s => s.Heading.Concat(s.Paragraphs.SelectMany(p => p.Sentences).SelectMany(x => x.Words)));

    /// <summary>All links, in order, each address once.</summary>
    [JsonIgnore]
    public IEnumerable<Link> Links => Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Links).DistinctBy(l => l.Url);
}

/// <summary>A section: a heading and what stands under it.</summary>
/// <param name="Title">The heading's text; null for text before the first heading.</param>
/// <param name="Heading">The heading's words.</param>
/// <param name="Paragraphs">Its paragraphs.</param>
public sealed record Section(string? Title, IReadOnlyList<ScriptWord> Heading, IReadOnlyList<Paragraph> Paragraphs)
{
    /// <summary>The heading as a voice says it: in parts where it is too long for one breath, and nothing where there is none.</summary>
    [JsonIgnore]
    public IEnumerable<Sentence> SaidHeading => Heading.Count > 0 ? LongSentences.Cut(new Sentence(Heading)) : [];
}

/// <summary>What a paragraph is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParagraphKind>))]
public enum ParagraphKind
{
    /// <summary>Running text.</summary>
    Text,

    /// <summary>A line of a list.</summary>
    ListItem,

    /// <summary>Somebody else's words.</summary>
    Quote,

    /// <summary>A line that only says where else to watch or listen: spoken, but no part of a summary.</summary>
    Invitation,

    /// <summary>Code, a table or a picture: shown in the notes, never spoken.</summary>
    Shown,
}

/// <summary>A paragraph.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Speaker">Who says it, as <c>**NAME:**</c> at its start names them; null for the host.</param>
/// <param name="Sentences">What is spoken.</param>
/// <param name="Markdown">Its Markdown, for the notes.</param>
/// <param name="Links">The links in it.</param>
public sealed record Paragraph(
    ParagraphKind Kind,
    string? Speaker,
    IReadOnlyList<Sentence> Sentences,
    string Markdown,
    IReadOnlyList<Link> Links
);

/// <summary>A sentence: what a voice says in one breath, and what captions do not run over lightly.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Pace">How fast, relative to the speaker's own pace.</param>
/// <param name="Pause">Seconds of silence before it, where the script says so; null for the show's own pauses.</param>
public sealed record Sentence(IReadOnlyList<ScriptWord> Words, double Pace = 1, double? Pause = null)
{
    /// <summary>Whether it is the beginning of one that is too long to be said at once, and goes on in the next.</summary>
    public bool GoesOn { get; init; }

    /// <summary>The sentence as written.</summary>
    [JsonIgnore]
    public string Text => string.Join(' ', Words.Select(w => w.Text));
}

/// <summary>A word of the script.</summary>
/// <param name="Text">As written, with its punctuation: <c>$50,000,</c>.</param>
/// <param name="Spoken">As said: <c>fifty thousand dollars</c>.</param>
/// <param name="Line">Line in the script, from 1.</param>
/// <param name="Column">Column in the line, from 1.</param>
/// <param name="Pronunciation">How a voice is told to say it, where that differs: a respelling, or /IPA/.</param>
public sealed record ScriptWord(string Text, string Spoken, int Line, int Column, string? Pronunciation = null);

/// <summary>A link in the script: never spoken, always in the notes.</summary>
/// <param name="Text">What is linked.</param>
/// <param name="Url">Where to.</param>
public sealed record Link(string Text, string Url);
