using System.Text;
using System.Text.Json;

namespace MediaPipeline.Shows;

/// <summary>Where in a JSON text a key stands, so that errors can name its line.</summary>
internal static class JsonPlace
{
    /// <summary>The line, from 1, of the value at a path such as <c>$.loudness.target</c>; null when absent.</summary>
    public static int? Line(string text, string? path) =>
        Find(text, path) is { } place ? text.AsSpan(0, Math.Min(place.Start, text.Length)).Count('\n') + 1 : null;

    /// <summary>The value at a path as it is written, shortened; null when absent.</summary>
    public static string? Value(string text, string? path)
    {
        if (Find(text, path) is not { } place)
        {
            return null;
        }
        var value = text[place.Start..place.End].ReplaceLineEndings(" ");
        return ShortText.Of(value, 60);
    }

    private static (int Start, int End)? Find(string text, string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(
            bytes,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        try
        {
            var names = new Stack<string>();
            names.Push("$");
            var indices = new Stack<int>();
            string? property = null;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    property = $"{names.Peek()}.{reader.GetString()}";
                    continue;
                }
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    names.Pop();
                    indices.Pop();
                    continue;
                }
                var here = property;
                if (here is null && indices.Count > 0)
                {
                    var index = indices.Pop();
                    here = $"{names.Peek()}[{index}]";
                    indices.Push(index + 1);
                }
                here ??= "$";
                property = null;
                var start = (int)reader.TokenStartIndex;
                if (here == path)
                {
                    reader.Skip();
                    return (Encoding.UTF8.GetCharCount(bytes, 0, start), Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.BytesConsumed));
                }
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    names.Push(here);
                    indices.Push(0);
                }
            }
        }
        catch (JsonException)
        {
            // The text breaks off before the path: then its place is unknown.
        }
        return null;
    }
}
