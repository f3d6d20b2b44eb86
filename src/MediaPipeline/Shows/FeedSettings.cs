using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>What feeds say beyond the show and its episodes (iTunes, Podcasting 2.0 and Atom elements of the channel).</summary>
public sealed record FeedSettings
{
    [Description(
        "Episodes of a page (RFC 5005): from twice as many on, older ones move to pages of their own, which then never change. 10 to 5,000."
    )]
    public int PageSize { get; init; } = 300;

    [Description("Whether other hosts may not import the feed (podcast:locked).")]
    public bool Locked { get; init; } = true;

    [Description("The licence of the show: an SPDX identifier such as cc-by-4.0, or the name of one of your own with 'licenseUrl'.")]
    public string? License { get; init; }

    [Description("Where the licence can be read; must be there when it is none of SPDX's.")]
    public string? LicenseUrl { get; init; }

    [Description("The place that the show is about.")]
    public Place? Location { get; init; }

    [Description("How often episodes appear.")]
    public UpdateFrequency? UpdateFrequency { get; init; }

    [Description("Names of seasons, by number.")]
    public IReadOnlyDictionary<int, string> Seasons { get; init; } = new Dictionary<int, string>();

    [Description("The feed of the network or company that publishes the show (podcast:publisher).")]
    public PublisherFeed? Publisher { get; init; }

    [Description("Texts that services ask for to verify the owner, by purpose (podcast:txt): { \"verify\": \"...\" }.")]
    public IReadOnlyDictionary<string, string> Txt { get; init; } = new Dictionary<string, string>();

    [Description("The feed's new address, after a move; directories follow it.")]
    public string? NewFeedUrl { get; init; }

    [Description("Whether the show has ended: no episode will follow.")]
    public bool Complete { get; init; }

    [Description("Whether directories must not list the show.")]
    public bool Block { get; init; }

    [Description("A WebSub hub that is told of each change, and named in the feed: https://pubsubhubbub.appspot.com/")]
    public string? Hub { get; init; }

    [Description("Whether changes are told by Podping; the token of podping.cloud is in PODPING_TOKEN.")]
    public bool Podping { get; init; }
}

/// <summary>A place (podcast:location).</summary>
public sealed record Place
{
    [Description("Its name, up to 128 characters.")]
    public required string Name { get; init; }

    [Description("Where it is: geo:48.2082,16.3738 (RFC 5870).")]
    public string? Geo { get; init; }

    [Description("The same in OpenStreetMap: R113314.")]
    public string? Osm { get; init; }
}

/// <summary>How often episodes appear (podcast:updateFrequency).</summary>
public sealed record UpdateFrequency
{
    [Description("In words: 'Weekly, on Fridays'.")]
    public required string Text { get; init; }

    [Description("As a recurrence rule (RFC 5545): FREQ=WEEKLY;BYDAY=FR")]
    public string? Rrule { get; init; }
}

/// <summary>A publisher's feed (podcast:publisher).</summary>
public sealed record PublisherFeed
{
    [Description("Its podcast:guid.")]
    public required Guid Guid { get; init; }

    [Description("Its address.")]
    public required string Url { get; init; }
}
