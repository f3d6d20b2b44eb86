using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace MediaPipeline.Shows;

/// <summary>
/// Reads <c>pipeline.json</c>. An error names the file, the line, the key, the value, and the nearest right
/// key.
/// </summary>
public static partial class ShowFile
{
    /// <summary>The file's name, at the top of the show.</summary>
    public const string Name = "pipeline.json";

    /// <summary>How the file is read: unknown keys refused, comments and trailing commas allowed.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        WriteIndented = true,
    };

    /// <summary>Finds the show that a folder belongs to: the nearest <c>pipeline.json</c> upwards.</summary>
    /// <exception cref="WrongInputException">There is none, or no such folder.</exception>
    /// <exception cref="UnauthorizedAccessException">We may not look into the folder.</exception>
    public static string FindRoot(string start)
    {
        if (TryFindRoot(start) is { } root)
        {
            return root;
        }
        var folder = Path.GetFullPath(start);
        try
        {
            // To File.Exists, what we may not see is not there; a listing of it is refused.
            using var refused = Directory.EnumerateFileSystemEntries(folder).GetEnumerator();
        }
        catch (DirectoryNotFoundException e)
        {
            throw new WrongInputException("There is no such folder.", folder, "Name the show's folder: the one with its pipeline.json.", e);
        }
        throw new WrongInputException(
            $"There is no {Name} here or in any folder above.",
            folder,
            $"Run this in a show's folder, or write a {Name} with at least {{ \"title\": \"My show\" }}."
        );
    }

    /// <summary>The same, or null where there is none.</summary>
    public static string? TryFindRoot(string start)
    {
        var folder = Path.GetFullPath(start);
        while (folder is not null && !File.Exists(Path.Combine(folder, Name)))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder;
    }

    /// <summary>Reads and checks the show.</summary>
    /// <exception cref="WrongInputException">The file is missing, no JSON, or has a wrong key or value.</exception>
    public static Show Load(string root)
    {
        var path = Path.Combine(root, Name);
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (IOException e)
        {
            throw new WrongInputException(
                "The show's settings cannot be read.",
                path,
                $"Write a {Name} with at least {{ \"title\": \"My show\" }}.",
                e
            );
        }
        return Parse(text, path);
    }

    /// <summary>Reads and checks a show from text; <paramref name="path"/> is for errors.</summary>
    public static Show Parse(string text, string path)
    {
        Show show;
        try
        {
            show =
                JsonSerializer.Deserialize<Show>(text, Json)
                ?? throw new WrongInputException("The file holds 'null' instead of a show.", path);
        }
        catch (JsonException e)
        {
            throw Explain(e, text, path);
        }
        ShowRules.Check(show, text, path);
        return show;
    }

    private static WrongInputException Explain(JsonException e, string text, string path)
    {
        var where = e.LineNumber is { } line ? $"{path}:{line + 1}" : path;
        if (UnknownKey().Match(e.Message) is { Success: true } unknown)
        {
            var key = unknown.Groups["key"].Value;
            var parent = ParentPath(e.Path, key);
            var known = KeysOf(unknown.Groups["type"].Value);
            var value = JsonPlace.Value(text, e.Path);
            where = $"{path}:{JsonPlace.Line(text, e.Path) ?? e.LineNumber + 1 ?? 1}";
            return new WrongInputException(
                $"'{key}' is no key{(parent.Length == 0 ? "" : $" of '{parent}'")}{(value is null ? "" : $" (its value here is {value})")}.",
                where,
                NearestKey.To(key, known) is { } near ? $"Did you mean '{near}'?" : $"The keys are: {string.Join(", ", known)}.",
                e
            );
        }
        if (MissingKeys().Match(e.Message) is { Success: true } missing)
        {
            var keys = missing.Groups["keys"].Value.Trim().TrimEnd('.').Replace("'", "");
            return new WrongInputException($"The key '{keys}' is missing.", where, $"Add \"{keys}\".", e);
        }
        if (DuplicateKey().Match(e.Message) is { Success: true } duplicate)
        {
            return new WrongInputException(
                $"'{duplicate.Groups["key"].Value}' stands there twice.",
                where,
                "Take one of them out: only one could count.",
                e
            );
        }
        var wrong = JsonPlace.Value(text, e.Path);
        if (e.Path is { Length: > 2 } at && wrong is not null)
        {
            return new WrongInputException(
                $"'{at[2..]}' cannot be {wrong}{Expected(e.Message)}.",
                $"{path}:{JsonPlace.Line(text, at) ?? e.LineNumber + 1 ?? 1}",
                "The schema (docs/pipeline.schema.json) lists every key with its kind.",
                e
            );
        }
        return new WrongInputException(
            $"This is no JSON: {e.Message}",
            where,
            "Mend it there; an editor that knows the schema will help.",
            e
        );
    }

    private static string Expected(string message) =>
        ExpectedType().Match(message) is { Success: true } m
            ? m.Groups["type"].Value switch
            {
                "System.Double" or "System.Int32" => "; it must be a number",
                "System.Boolean" => "; it must be true or false",
                "System.String" => "; it must be text in quotation marks",
                var t when t.Contains("IReadOnlyList") => "; it must be a list in [ ]",
                var t when typeof(Show).Assembly.GetType(t) is { IsEnum: true } kind => $"; it must be {Choices(kind)}",
                _ => "; it must be an object in { }",
            }
            : "";

    private static string Choices(Type kind) =>
        string.Join(
            " or ",
            kind.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(f => $"\"{f.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? f.Name}\"")
        );

    private static List<string> KeysOf(string typeName)
    {
        var type = typeof(Show).Assembly.GetType(typeName) ?? typeof(Show);
        return
        [
            .. type.GetProperties()
                .Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
                .Select(p => p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(p.Name)),
        ];
    }

    private static string ParentPath(string? path, string key)
    {
        var parent = (path ?? "$").TrimStart('$').TrimStart('.');
        return parent == key ? ""
            : parent.EndsWith("." + key, StringComparison.Ordinal) ? parent[..^(key.Length + 1)]
            : parent;
    }

    [GeneratedRegex(@"The JSON property '(?<key>[^']*)' could not be mapped to any \.NET member contained in type '(?<type>[^']*)'")]
    private static partial Regex UnknownKey();

    [GeneratedRegex(@"missing required propert(y|ies) including:? (?<keys>.*?)\.? ?(Path|$)")]
    private static partial Regex MissingKeys();

    [GeneratedRegex("Duplicate property '(?<key>[^']*)'")]
    private static partial Regex DuplicateKey();

    [GeneratedRegex(@"could not be converted to (?<type>\S+)\.")]
    private static partial Regex ExpectedType();
}
