using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MediaPipeline.Shows;

/// <summary>How episodes go to YouTube.</summary>
public sealed record YouTubeSettings
{
    [Description("Who can see an uploaded video: private, unlisted or public; a public one with a date to come is scheduled for it.")]
    public YouTubePrivacy Privacy { get; init; } = YouTubePrivacy.Private;

    [Description("YouTube's number of a category: 22 people, 24 entertainment, 25 news, 27 education, 28 science and technology ...")]
    public int Category { get; init; } = 27;

    [Description("Whether the show is made for children.")]
    public bool MadeForKids { get; init; }

    [Description("Whether subscribers are told of an upload.")]
    public bool NotifySubscribers { get; init; } = true;

    [Description("The id of the playlist that is the podcast on YouTube: PL...")]
    public string? Playlist { get; init; }
}

/// <summary>Who can see a video.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<YouTubePrivacy>))]
public enum YouTubePrivacy
{
    [JsonStringEnumMemberName("private")]
    Private,

    [JsonStringEnumMemberName("unlisted")]
    Unlisted,

    [JsonStringEnumMemberName("public")]
    Public,
}
