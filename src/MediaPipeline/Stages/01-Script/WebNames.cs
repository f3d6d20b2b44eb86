using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>Web and mail addresses, handles and tags as one would read them out: the site's name, no more.</summary>
internal static partial class WebNames
{
    public static string? Say(string core)
    {
        if (Address().Match(core) is { Success: true } web)
        {
            return Dots(web.Groups["host"].Value);
        }
        if (Mail().Match(core) is { Success: true } mail)
        {
            return $"{Dots(mail.Groups["user"].Value)} at {Dots(mail.Groups["host"].Value)}";
        }
        if (Tag().Match(core) is { Success: true } tag)
        {
            return $"hashtag {Letters.Say(tag.Groups["name"].Value)}";
        }
        if (Numbers().IsMatch(core))
        {
            // An address of the internet protocol, digit by digit.
            return string.Join(" dot ", core.Split('.').Select(MediaPipeline.Speech.Alignment.NumberWords.Digits));
        }
        return Handle().Match(core) is { Success: true } handle ? $"at {Letters.Say(handle.Groups["name"].Value)}" : null;
    }

    private static string Dots(string name)
    {
        var parts = name.Split('.');
        return string.Join(" dot ", parts.Select((p, i) => Quantities.Say(p, "", "") ?? (i > 0 ? Letters.Ending(p) : Letters.Say(p))));
    }

    [GeneratedRegex(
        @"^(?:https?://)?(?:www\.)?(?<host>[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|ai|edu|gov|dev|uk|eu|de|fr|fm|tv|app|info|co))(?:[/?#:].*)?$|^https?://(?:www\.)?(?<host>[^/?#:]+).*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Address();

    [GeneratedRegex(@"^(?<user>[\w.+-]+)@(?<host>[\w-]+(?:\.[\w-]+)+)$")]
    private static partial Regex Mail();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{1,3}){3}$")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^#(?<name>\p{L}\w*)$")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^@(?<name>\w+)$")]
    private static partial Regex Handle();
}
