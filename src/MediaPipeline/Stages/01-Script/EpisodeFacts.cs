using MediaPipeline.Shows;

namespace MediaPipeline.Scripts;

/// <summary>What is known of an episode besides its text: the front matter, or what follows from elsewhere.</summary>
public sealed record EpisodeFacts
{
    /// <summary>Title; null when neither front matter nor script names one.</summary>
    public string? Title { get; init; }

    /// <summary>When it appears, UTC; null until it is first published without a date.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The episode's number.</summary>
    public int? Number { get; init; }

    /// <summary>The season's number.</summary>
    public int? Season { get; init; }

    /// <summary>A sentence or two on what it is about.</summary>
    public string? Summary { get; init; }

    /// <summary>Who takes part; empty for the show's people.</summary>
    public IReadOnlyList<Person> People { get; init; } = [];

    /// <summary>Search words.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links for the notes besides those in the text.</summary>
    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>Whether it has explicit content; null for the show's answer.</summary>
    public bool? Explicit { get; init; }

    /// <summary>A cover file in the episode's folder.</summary>
    public string? Cover { get; init; }

    /// <summary>A voice for this episode.</summary>
    public string? Voice { get; init; }

    /// <summary>False keeps it out of the published target.</summary>
    public bool Published { get; init; } = true;

    /// <summary>Passages to recommend: a quotation each, or its first and last words with an ellipsis between.</summary>
    public IReadOnlyList<string> Soundbites { get; init; } = [];

    /// <summary>Address of a post under which listeners talk about the episode.</summary>
    public string? Comments { get; init; }

    /// <summary>A guid from an older feed, to be kept.</summary>
    public string? Guid { get; init; }

    /// <summary>full, trailer or bonus.</summary>
    public string Type { get; init; } = "full";
}
