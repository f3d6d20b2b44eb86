using System.Globalization;
using MediaPipeline.Shows;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MediaPipeline.Scripts;

/// <summary>Reads the YAML between two lines of <c>---</c> at a script's top.</summary>
internal static class FrontMatter
{
    private static readonly string[] Keys =
    [
        "title",
        "date",
        "number",
        "season",
        "summary",
        "people",
        "tags",
        "explicit",
        "cover",
        "voice",
        "links",
        "soundbites",
        "comments",
        "published",
        "guid",
        "type",
    ];

    /// <summary>
    /// The facts, and the line (from 0) at which the text begins. Without front matter all facts are open.
    /// </summary>
    /// <exception cref="WrongInputException">The YAML is broken, or has an unknown key or a wrong value.</exception>
    public static (EpisodeFacts Facts, int TextLine) Read(IReadOnlyList<string> lines, string path)
    {
        if (lines.Count == 0 || lines[0].TrimEnd() != "---")
        {
            return (new EpisodeFacts(), 0);
        }
        var end = Enumerable.Range(1, lines.Count - 1).FirstOrDefault(i => lines[i].TrimEnd() is "---" or "...");
        if (end == 0)
        {
            throw new WrongInputException("The front matter has no end.", $"{path}:1", "Close it with a line of '---'.");
        }
        return (Parse(string.Join('\n', lines.Skip(1).Take(end - 1)), path), end + 1);
    }

    private static EpisodeFacts Parse(string yaml, string path)
    {
        YamlNode? root;
        try
        {
            root = YamlText.Root(yaml);
        }
        catch (YamlException e)
        {
            throw new WrongInputException(
                $"The front matter is no YAML: {e.InnerException?.Message ?? e.Message}",
                $"{path}:{e.Start.Line + 1}",
                "Mend it; text with a colon or a quote in it goes between quotation marks.",
                e
            );
        }
        if (root is null)
        {
            return new EpisodeFacts();
        }
        if (root is not YamlMappingNode map || map.Children.Keys.Any(k => k is not YamlScalarNode))
        {
            throw new WrongInputException(
                "The front matter is no list of 'key: value' lines.",
                $"{path}:2",
                "Write, for example, 'title: First light'."
            );
        }
        var facts = new EpisodeFacts();
        foreach (var (keyNode, value) in map.Children)
        {
            var key = ((YamlScalarNode)keyNode).Value ?? "";
            var field = new Field(key, value, $"{path}:{keyNode.Start.Line + 1}");
            facts = key switch
            {
                "title" => facts with { Title = field.Text() },
                "date" => facts with { Date = field.Date() },
                "number" => facts with { Number = field.Positive() },
                "season" => facts with { Season = field.Positive() },
                "summary" => facts with { Summary = field.Text() },
                "people" => facts with { People = field.List(Person) },
                "tags" => facts with { Tags = field.List(f => f.Text()) },
                "explicit" => facts with { Explicit = field.YesOrNo() },
                "cover" => facts with { Cover = field.Text() },
                "voice" => facts with { Voice = field.Text() },
                "links" => facts with { Links = field.List(LinkOf) },
                "soundbites" => facts with { Soundbites = field.Quotations() },
                "comments" => facts with { Comments = field.Address() },
                "published" => facts with { Published = field.YesOrNo() },
                "guid" => facts with { Guid = field.Text() },
                "type" => facts with { Type = field.OneOf("full", "trailer", "bonus") },
                _ => throw field.Unknown(Keys),
            };
        }
        return facts;
    }

    private static Person Person(Field field)
    {
        if (field.Value is YamlScalarNode)
        {
            return new Person { Name = field.Text() };
        }
        var parts = field.Parts("name", "role", "group", "url", "img");
        return new Person
        {
            Name = parts.GetValueOrDefault("name") ?? throw field.Wrong("a person with a name"),
            Role = parts.GetValueOrDefault("role") ?? "host",
            Group = parts.GetValueOrDefault("group"),
            Url = parts.GetValueOrDefault("url"),
            Img = parts.GetValueOrDefault("img"),
        };
    }

    private static Link LinkOf(Field field)
    {
        if (field.Value is YamlScalarNode)
        {
            return new Link(field.Text(), field.Text());
        }
        if (
            field.Value is YamlMappingNode { Children: [var only] }
            && only.Key is YamlScalarNode { Value: not ("title" or "url") and { } title }
        )
        {
            return new Link(title, (only.Value as YamlScalarNode)?.Value ?? throw field.Wrong("a title with an address"));
        }
        var parts = field.Parts("title", "url");
        var url = parts.GetValueOrDefault("url") ?? throw field.Wrong("a link with a url");
        return new Link(parts.GetValueOrDefault("title") ?? url, url);
    }

    /// <summary>One value of the front matter, with its place for errors.</summary>
    private sealed record Field(string Key, YamlNode Value, string Where)
    {
        public string Text() => Value is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Wrong("text");

        /// <summary>Texts that may hold commas.</summary>
        public List<string> Quotations() => Value is YamlScalarNode ? [Text()] : List(f => f.Text());

        public string Address() =>
            Uri.TryCreate(Text(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Text() : throw Wrong("a web address");

        public int Positive() =>
            int.TryParse(Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw Wrong("a whole number from 1");

        public bool YesOrNo() =>
            Text().ToLowerInvariant() switch
            {
                "true" or "yes" => true,
                "false" or "no" => false,
                _ => throw Wrong("true or false"),
            };

        public string OneOf(params string[] values) => values.Contains(Text()) ? Text() : throw Wrong(string.Join(" or ", values));

        public DateTimeOffset Date()
        {
            var text = Text();
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            }
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time.ToUniversalTime()
                : throw Wrong("a date such as 2026-02-06 or 2026-02-06T07:30:00Z");
        }

        public List<T> List<T>(Func<Field, T> read) =>
            Value switch
            {
                YamlSequenceNode list =>
                [
                    .. list.Children.Select(c =>
                        read(this with { Value = c, Where = $"{Where.AsSpan(0, Where.LastIndexOf(':'))}:{c.Start.Line + 1}" })
                    ),
                ],
                YamlScalarNode { Value: { } text } when typeof(T) == typeof(string) =>
                [
                    .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .Select(t => read(this with { Value = new YamlScalarNode(t) })),
                ],
                _ => throw Wrong("a list"),
            };

        public Dictionary<string, string?> Parts(params string[] known)
        {
            if (Value is not YamlMappingNode map)
            {
                throw Wrong("keys with values");
            }
            var parts = new Dictionary<string, string?>();
            foreach (var (key, value) in map.Children)
            {
                var name = (key as YamlScalarNode)?.Value ?? "";
                parts[name] = known.Contains(name)
                    ? (value as YamlScalarNode)?.Value
                    : throw (this with { Key = name, Value = value }).Unknown(known);
            }
            return parts;
        }

        public WrongInputException Wrong(string form) =>
            new(
                $"'{Key}' cannot be {(Value is YamlScalarNode s ? $"'{s.Value}'" : "this")}; it must be {form}.",
                Where,
                "Change the value."
            );

        public WrongInputException Unknown(string[] known)
        {
            var near = NearestKey.To(Key, known);
            return new WrongInputException(
                $"'{Key}' is no key here{(Value is YamlScalarNode { Value: { Length: > 0 } v } ? $" (its value is '{v}')" : "")}.",
                Where,
                near is null ? $"The keys are: {string.Join(", ", known)}." : $"Did you mean '{near}'?"
            );
        }
    }
}
