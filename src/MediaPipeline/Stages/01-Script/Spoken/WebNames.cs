using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// Web and mail addresses, handles and tags as one would read them out: the site's name, and behind it what a listener can keep in mind,
/// 'example.com/pod20'. Of what was copied from a browser, with its scheme or a long path, only the site.
/// </summary>
internal static partial class WebNames
{
    /// <summary>Letters that a host's name has at most (RFC 1035, 2.3.4).</summary>
    private const int LongestHost = 255;

    /// <summary>The address, handle or tag as said; null for any other word.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it: 'the hashtag #MeToo' needs no second.</param>
    public static string? Say(string core, string before)
    {
        if (Address().Match(core) is { Success: true } web && IsHost(web))
        {
            return Dots(web.Groups["host"].Value) + (web.Groups["scheme"].Length == 0 ? Places(web.Groups["rest"].Value) : "");
        }
        if (Preprint().Match(core) is { Success: true } preprint)
        {
            // Its month, its number, and which edition of it.
            var edition = preprint.Groups["edition"].Value;
            return $"archive {Quantities.Pairs(preprint.Groups["month"].Value)} dot {NumberWords.Digits(preprint.Groups["n"].Value)}"
                + (edition.Length > 0 ? $" version {NumberWords.Cardinal(edition)}" : "");
        }
        if (Mail().Match(core) is { Success: true } mail)
        {
            return $"{User(mail.Groups["user"].Value)} at {Dots(mail.Groups["host"].Value)}";
        }
        if (Tag().Match(core) is { Success: true } tag)
        {
            return $"{(before is "hashtag" or "hashtags" or "Hashtag" ? "" : "hashtag ")}{Letters.Say(tag.Groups["name"].Value)}";
        }
        if (Numbers().IsMatch(core))
        {
            // An address of the internet protocol, digit by digit; what follows is a port or how much of it is the net's.
            var (address, sign, rest) = Split(core);
            var said = string.Join(" dot ", address.Split('.').Select(NumberWords.Digits));
            return sign switch
            {
                ':' => $"{said} port {NumberWords.Cardinal(rest)}",
                '/' => $"{said} slash {NumberWords.Cardinal(rest)}",
                _ => said,
            };
        }
        return Handle().Match(core) is { Success: true } handle ? $"at {Letters.Say(handle.Groups["name"].Value)}" : null;
    }

    /// <summary>An address of the sixth internet protocol, sign by sign: '2001:db8::1', 'fe80::1%eth0'; null for any other word.</summary>
    /// <param name="core">The word without its punctuation.</param>
    public static string? Groups(string core)
    {
        if (!core.Contains(':') || SixthProtocol().Match(core) is not { Success: true } address)
        {
            return null;
        }
        var said = GroupParts()
            .Matches(address.Groups["groups"].Value)
            .Select(p =>
                p.Value switch
                {
                    "::" => "double colon",
                    ":" => "colon",
                    var sign => char.IsDigit(sign[0]) ? NumberWords.Digits(sign) : Letters.Spell(sign),
                }
            );
        var zone = address.Groups["zone"].Length > 0 ? $" percent {Letters.Say(address.Groups["zone"].Value)}" : "";
        var net = address.Groups["net"].Length > 0 ? $" slash {NumberWords.Cardinal(address.Groups["net"].Value)}" : "";
        return string.Join(' ', said) + zone + net;
    }

    /// <summary>Whether a word is an address with its scheme, of which only the site is said, however long it is; and that is of a sensible length.</summary>
    /// <param name="core">The word without its punctuation.</param>
    public static bool IsCopied(string core) =>
        Address().Match(core) is { Success: true } web && web.Groups["scheme"].Length > 0 && web.Groups["host"].Length <= LongestHost;

    private static (string Address, char Sign, string Number) Split(string core)
    {
        var at = core.IndexOfAny([':', '/']);
        return at < 0 ? (core, '\0', "") : (core[..at], core[at], core[(at + 1)..]);
    }

    /// <summary>With its scheme anything is a host; without, only what ends in a domain that there is.</summary>
    private static bool IsHost(Match web)
    {
        var labels = web.Groups["host"].Value.Split('.');
        return web.Groups["scheme"].Length > 0
            || labels.Length > 1
                && TopLevelDomains.Has(labels[^1])
                && labels.Any(l => l.Length > 1 && !l.All(char.IsDigit) && l != labels[^1])
                && !labels.All(l => l.Length == 1 || l.All(char.IsDigit));
    }

    /// <summary>A name before the '@': whoever writes it down needs its signs.</summary>
    private static string User(string name) =>
        string.Join(
            ' ',
            UserParts()
                .Matches(name)
                .Select(p =>
                    p.Value switch
                    {
                        "." => "dot",
                        "_" => "underscore",
                        "-" => "dash",
                        "+" => "plus",
                        _ => Quantities.Say(p.Value, "", "") ?? Letters.Say(p.Value),
                    }
                )
        );

    /// <summary>A short path behind a site's name: ' slash pod twenty'; nothing where it is no short one.</summary>
    private static string Places(string rest) =>
        ShortPath().Match(rest) is { Success: true } path
            ? string.Concat(
                path.Groups["place"]
                    .Captures.Select(p => p.Value[0] is '@' ? $" slash at {Letters.Say(p.Value[1..])}" : $" slash {Place(p.Value)}")
            )
            : "";

    /// <summary>One of its names: 'our.show'; digits by themselves in what is no word: 'abc123'.</summary>
    private static string Place(string place) =>
        Invite().Match(place) is { Success: true } invite
            ? $"{Letters.Spell(invite.Groups["letters"].Value)} {NumberWords.Digits(invite.Groups["n"].Value)}"
            : string.Join(" dot ", place.Split('.').Select(Label));

    private static string Dots(string name)
    {
        var parts = name.Split('.');
        return string.Join(" dot ", parts.Select((p, i) => Quantities.Say(p, "", "") ?? (i > 0 ? Letters.Ending(p) : Label(p))));
    }

    [GeneratedRegex(
        @"^(?<scheme>(?:https?|ftp|s3|git|ssh)://)?(?:www\.)?(?<host>[\w-]+(?:\.[\w-]+)*)(?<rest>[/?#:].*)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Address();

    [GeneratedRegex("^(?<letters>[A-Za-z]{1,3})(?<n>[0-9]{3,6})$")]
    private static partial Regex Invite();

    /// <summary>At most two names of twenty signs; none of a file.</summary>
    [GeneratedRegex(@"^(?:/(?<place>@?[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+){0,2})(?<!\.(?:html?|php|aspx?|pdf|xml|json))(?<=/.{1,20})){1,2}/?$")]
    private static partial Regex ShortPath();

    /// <summary>A label of a host's name, its hyphens said, but not those of one that is spelled: 'C-O-D-A.io'.</summary>
    private static string Label(string label) =>
        Spelled().IsMatch(label)
            ? Letters.Say(label)
            : string.Join(" dash ", label.Split('-').Select(p => Quantities.Say(p, "", "") ?? Letters.Say(p)));

    [GeneratedRegex("^[a-z]*[A-Z](?:-[A-Z])+$")]
    private static partial Regex Spelled();

    /// <summary>A paper on arXiv ('Understanding the arXiv identifier', arxiv.org).</summary>
    [GeneratedRegex(@"^arXiv:(?<month>\d{4})\.(?<n>\d{4,5})(?:v(?<edition>\d{1,2}))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Preprint();

    [GeneratedRegex(@"[._+-]|[^._+-]+")]
    private static partial Regex UserParts();

    [GeneratedRegex(@"^(?<user>[\w.+-]+)@(?<host>[\w-]+(?:\.[\w-]+)+)$")]
    private static partial Regex Mail();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?$")]
    private static partial Regex Numbers();

    /// <summary>Eight groups, or fewer around two colons (RFC 4291, 2.2), with an interface or the length of a net (RFC 4007, RFC 4291).</summary>
    [GeneratedRegex(
        @"^(?<groups>(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,5})?::(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,5})?)(?:%(?<zone>[a-z]+[0-9]*))?(?:/(?<net>[1-9][0-9]{0,2}))?$"
    )]
    private static partial Regex SixthProtocol();

    [GeneratedRegex("::|:|[0-9]+|[A-Fa-f]")]
    private static partial Regex GroupParts();

    [GeneratedRegex(@"^#(?<name>\p{L}\w*)$")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^@(?<name>\w+)$")]
    private static partial Regex Handle();
}
