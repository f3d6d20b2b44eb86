using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaPipeline.Feeds;

/// <summary>Forms of values in feeds.</summary>
internal static partial class FeedForms
{
    private static readonly string[] DateForms =
    [
        "ddd, d MMM yyyy HH:mm:ss zzz",
        "ddd, d MMM yyyy HH:mm zzz",
        "d MMM yyyy HH:mm:ss zzz",
        "d MMM yyyy HH:mm zzz",
    ];

    /// <summary>Zones that RFC 2822 still reads.</summary>
    private static readonly Dictionary<string, string> Zones = new()
    {
        ["GMT"] = "+00:00",
        ["UT"] = "+00:00",
        ["Z"] = "+00:00",
        ["UTC"] = "+00:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
    };

    /// <summary>A date of RFC 2822; null when it is none. A wrong day of the week makes it none, too.</summary>
    public static DateTimeOffset? Date(string text)
    {
        var parts = text.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return null;
        }
        var zone = parts[^1];
        if (Zones.TryGetValue(zone, out var numeric))
        {
            parts[^1] = numeric;
        }
        else if (NumericZone().IsMatch(zone))
        {
            parts[^1] = zone[..3] + ":" + zone[3..];
        }
        else
        {
            return null;
        }
        return DateTimeOffset.TryParseExact(
            string.Join(' ', parts),
            DateForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : null;
    }

    /// <summary>An absolute address that browsers open.</summary>
    public static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    /// <summary>Seconds, or [H:]MM:SS; null when it is neither.</summary>
    public static double? Duration(string text)
    {
        var match = DurationForm().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }
        double Part(string name) => match.Groups[name].Success ? double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        return match.Groups["only"].Success ? Part("only") : Part("h") * 3600 + Part("m") * 60 + Part("s");
    }

    public static bool IsLanguage(string text) => LanguageForm().IsMatch(text);

    public static bool IsEmail(string? text) => text is not null && EmailForm().IsMatch(text.Trim());

    [GeneratedRegex(@"^[+-]\d{4}$")]
    private static partial Regex NumericZone();

    [GeneratedRegex(@"^((?<only>\d+)|((?<h>\d+):)?(?<m>\d{1,2}):(?<s>\d{2}))$")]
    private static partial Regex DurationForm();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageForm();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex EmailForm();
}
