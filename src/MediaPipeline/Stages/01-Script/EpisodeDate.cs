using System.Globalization;
using MediaPipeline.Shows;

namespace MediaPipeline.Scripts;

/// <summary>When an episode appears.</summary>
public static class EpisodeDate
{
    /// <summary>
    /// The date of the front matter, or of the folder's name; a bare date gets the show's time of day. Null
    /// where neither tells: then it is the time of first publication, which the target keeps.
    /// </summary>
    public static DateTimeOffset? Complete(DateTimeOffset? stated, EpisodeFolder episode, Show show)
    {
        var time = TimeOnly.ParseExact(show.Publishing.PublishTime, "HH:mm", CultureInfo.InvariantCulture);
        return stated is { } date
            ? date.TimeOfDay == TimeSpan.Zero
                ? date + time.ToTimeSpan()
                : date
            : episode.DateInName is { } day
                ? new DateTimeOffset(day, time, TimeSpan.Zero)
                : null;
    }
}
