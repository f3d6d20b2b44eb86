using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>People by their age, which are no seconds: 'for the over 18s', '53% of over 65s'.</summary>
internal static class AgeGroups
{
    /// <summary>The group as said; null when it is none.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="beforeThat">The word before that.</param>
    public static string? Say(string core, string before, string beforeThat) =>
        core is [>= '1' and <= '9', 's'] or [>= '1' and <= '9', >= '0' and <= '9', 's']
        && before is "over" or "under" or "Over" or "Under"
        && (
            beforeThat.ToLowerInvariant() is "the" or "among" or "amongst" or "most" or "many" or "all"
            // 'a lead of over 30s' is one of seconds.
            || beforeThat is "of" && core is not ("5s" or "10s" or "15s" or "20s" or "30s" or "90s")
        )
            ? NumberWords.Plural(NumberWords.Cardinal(core[..^1]))
            : null;
}
