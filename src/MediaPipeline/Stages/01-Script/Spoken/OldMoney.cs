using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Shillings and pence as they were written until 1971, which are no seconds and days: '3s. 6d.', '£2 10s'.</summary>
internal static partial class OldMoney
{
    /// <summary>The amount as said; null where it is none.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string after)
    {
        if (Shillings().IsMatch(core) && (Pence().IsMatch(after) || Pounds().IsMatch(before)))
        {
            return core is "1s" ? "one shilling" : $"{NumberWords.Cardinal(core[..^1])} shillings";
        }
        return !Pence().IsMatch(core) || !Shillings().IsMatch(before)
            ? null
            : core switch
            {
                "1d" => "one penny",
                "3d" => "threepence",
                "6d" => "sixpence",
                _ => $"{NumberWords.Cardinal(core[..^1])} pence",
            };
    }

    /// <summary>Whether pence follow: '3s. 6d.'.</summary>
    /// <param name="core">A word with its full stop.</param>
    /// <param name="next">The word after it, without its punctuation.</param>
    public static bool GoesOn(string core, string next) => Shillings().IsMatch(core[..^1]) && Pence().IsMatch(next);

    [GeneratedRegex(@"^£\d[\d,]*$")]
    private static partial Regex Pounds();

    [GeneratedRegex("^1?[0-9]s$")]
    private static partial Regex Shillings();

    [GeneratedRegex("^(?:1[01]|[1-9])d$")]
    private static partial Regex Pence();
}
