using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MediaPipeline.Shows;

/// <summary>Chapters.</summary>
public sealed record ChapterSettings
{
    [Description(
        "Pictures that players show with a chapter: drawn (a section's own from cards/, the others drawn), own (only those from cards/), or none."
    )]
    public ChapterPictures Pictures { get; init; } = ChapterPictures.Drawn;
}

/// <summary>Which chapters have a picture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChapterPictures>))]
public enum ChapterPictures
{
    [JsonStringEnumMemberName("drawn")]
    Drawn,

    [JsonStringEnumMemberName("own")]
    Own,

    [JsonStringEnumMemberName("none")]
    None,
}
