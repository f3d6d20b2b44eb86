using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaPipeline.Shows;

/// <summary>What the types of <see cref="Show"/> cannot say: ranges and forms of values.</summary>
internal static partial class ShowRules
{
    public static void Check(Show show, string text, string path)
    {
        void Require(bool right, string key, string rule)
        {
            if (!right)
            {
                var place = "$." + key;
                throw new WrongInputException(
                    $"'{key}' cannot be {JsonPlace.Value(text, place) ?? "empty"}; it must be {rule}.",
                    $"{path}:{JsonPlace.Line(text, place) ?? 1}",
                    "Change the value."
                );
            }
        }

        Require(!string.IsNullOrWhiteSpace(show.Title), "title", "the show's name");
        Require(show.Description.Length <= 4000, "description", "at most 4,000 characters long");
        Require(LanguageForm().IsMatch(show.Language), "language", "an ISO 639 code, with or without a region: en-us");
        Require(IsWebAddress(show.Site), "site", "a web address: https://example.org/show");
        Require(show.Owner is null || show.Owner.Email.Contains('@'), "owner.email", "an e-mail address");
        Require(show.Voice.Pace is >= 0.5 and <= 2, "voice.pace", "between 0.5 and 2");
        foreach (var (name, voice) in show.Voices)
        {
            Require(voice.Pace is >= 0.5 and <= 2, $"voices.{name}.pace", "between 0.5 and 2");
        }
        Require(show.Narration.PhrasePause is >= 0 and <= 5, "narration.phrasePause", "between 0 and 5 seconds");
        Require(show.Narration.SentencePause is >= 0 and <= 10, "narration.sentencePause", "between 0 and 10 seconds");
        Require(show.Narration.ParagraphPause is >= 0 and <= 10, "narration.paragraphPause", "between 0 and 10 seconds");
        Require(show.Narration.SectionPause is >= 0 and <= 20, "narration.sectionPause", "between 0 and 20 seconds");
        Require(show.Loudness.Target is >= -31 and <= -5, "loudness.target", "between -31 and -5 LUFS");
        Require(show.Loudness.TruePeak is >= -9 and <= 0, "loudness.truePeak", "between -9 and 0 dBTP");
        Require(
            show.Audio.Mp3Bitrate is 64 or 80 or 96 or 112 or 128 or 160 or 192 or 224 or 256 or 320,
            "audio.mp3Bitrate",
            "64, 80, 96, 112, 128, 160, 192, 224, 256 or 320 kb/s"
        );
        Require(show.Audio.AacBitrate is >= 48 and <= 384, "audio.aacBitrate", "between 48 and 384 kb/s");
        Require(show.Audio.HighPass is >= 0 and <= 400, "audio.highPass", "between 0 and 400 Hz");
        Require(show.Audio.LongestSilence is 0 or >= 0.3, "audio.longestSilence", "0, or at least 0.3 seconds");
        Require(show.Music.Level is >= -40 and <= 12, "music.level", "between -40 and 12 dB");
        Require(show.Music.BedLevel is >= -60 and <= 0, "music.bedLevel", "between -60 and 0 dB");
        Require(show.Captions.LineLength is >= 20 and <= 80, "captions.lineLength", "between 20 and 80 characters");
        Require(show.Captions.Lines is >= 1 and <= 3, "captions.lines", "1, 2 or 3");
        Require(show.Captions.CharactersPerSecond is >= 8 and <= 40, "captions.charactersPerSecond", "between 8 and 40");
        Require(show.Captions.ShortestCue is >= 0.2 and <= 3, "captions.shortestCue", "between 0.2 and 3 seconds");
        Require(show.Captions.LongestCue is >= 3 and <= 20, "captions.longestCue", "between 3 and 20 seconds");
        Require(show.Video.Width is >= 320 and <= 7680 && show.Video.Width % 2 == 0, "video.width", "even, between 320 and 7680");
        Require(show.Video.Height is >= 320 and <= 4320 && show.Video.Height % 2 == 0, "video.height", "even, between 320 and 4320");
        Require(show.Video.EndCard is >= 0 and <= 60, "video.endCard", "between 0 and 60 seconds");
        Require(ColourForm().IsMatch(show.Video.Background), "video.background", "a colour: #rrggbb");
        Require(ColourForm().IsMatch(show.Video.Foreground), "video.foreground", "a colour: #rrggbb");
        Require(ColourForm().IsMatch(show.Video.Accent), "video.accent", "a colour: #rrggbb");
        Require(
            ContainerForm().IsMatch(show.Publishing.Container),
            "publishing.container",
            "3 to 63 lower-case letters, digits and dashes, or $web"
        );
        Require(!show.Publishing.Prefix.Split('/').Contains(".."), "publishing.prefix", "a path without '..'");
        Require(
            TimeOnly.TryParseExact(show.Publishing.PublishTime, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "publishing.publishTime",
            "a time of day: 06:00"
        );
        Require(show.Publishing.AccountUrl is null || IsWebAddress(show.Publishing.AccountUrl), "publishing.accountUrl", "a web address");
        Require(show.Feed.PageSize is >= 10 and <= 5000, "feed.pageSize", "between 10 and 5,000 episodes");
        Require(show.Feed.LicenseUrl is null || IsWebAddress(show.Feed.LicenseUrl), "feed.licenseUrl", "a web address");
        Require(
            show.Feed.Location is null || show.Feed.Location.Name.Length is > 0 and <= 128,
            "feed.location.name",
            "1 to 128 characters"
        );
        Require(
            show.Feed.Location?.Geo is not { } geo || GeoForm().IsMatch(geo),
            "feed.location.geo",
            "a geo address: geo:48.2082,16.3738"
        );
        Require(show.Feed.Location?.Osm is not { } osm || OsmForm().IsMatch(osm), "feed.location.osm", "N, W or R with a number: R113314");
        Require(
            show.Feed.UpdateFrequency?.Rrule is not { } rule || rule.StartsWith("FREQ=", StringComparison.Ordinal),
            "feed.updateFrequency.rrule",
            "a recurrence rule: FREQ=WEEKLY;BYDAY=FR"
        );
        Require(show.Feed.Publisher is null || IsWebAddress(show.Feed.Publisher.Url), "feed.publisher.url", "a web address");
        Require(show.Feed.NewFeedUrl is null || IsWebAddress(show.Feed.NewFeedUrl), "feed.newFeedUrl", "a web address");
        Require(show.Feed.Hub is null || IsWebAddress(show.Feed.Hub), "feed.hub", "a web address");
        Require(show.Funding is null || IsWebAddress(show.Funding), "funding", "a web address");
        Require(show.YouTube.Category is >= 1 and <= 44, "youtube.category", "a number of YouTube's, 1 to 44");
        Require(
            (show.Budgets.SlowestSpeech ?? 0) <= (show.Budgets.FastestSpeech ?? double.MaxValue),
            "budgets.slowestSpeech",
            "no more than 'budgets.fastestSpeech'"
        );
        Require(show.Budgets.LoudnessError is not <= 0, "budgets.loudnessError", "more than 0 LU");
        CheckStore(show.Store, Require);
        Require(show.Keeping.Days >= 0, "keeping.days", "0 or more");
        Require(show.Keeping.Gigabytes > 0, "keeping.gigabytes", "more than 0");
        for (var i = 0; i < show.Categories.Count; i++)
        {
            Require(
                AppleCategories.Contains(show.Categories[i]),
                $"categories[{i}]",
                "one of Apple's categories, a sub-category after '>': 'News > Tech News'"
            );
        }
    }

    private static void CheckStore(StoreSettings? store, Action<bool, string, string> require)
    {
        if (store is null)
        {
            return;
        }
        require(
            store.Kind != StoreKind.Folder || store.Folder is { } folder && Path.IsPathFullyQualified(folder),
            "store.folder",
            "a whole path that every machine sees: /mnt/mediapipeline"
        );
        require(ContainerForm().IsMatch(store.Container), "store.container", "3 to 63 lower-case letters, digits and dashes");
        require(!store.Prefix.Split('/').Contains(".."), "store.prefix", "a path without '..'");
        require(store.AccountUrl is null || IsWebAddress(store.AccountUrl), "store.accountUrl", "a web address");
    }

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    [GeneratedRegex("^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageForm();

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$")]
    private static partial Regex ColourForm();

    [GeneratedRegex(@"^geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?(,-?\d+(\.\d+)?)?(;.*)?$")]
    private static partial Regex GeoForm();

    [GeneratedRegex(@"^[NWR]\d+(#\d+)?$")]
    private static partial Regex OsmForm();

    [GeneratedRegex(@"^(\$web|[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9])$")]
    private static partial Regex ContainerForm();
}
