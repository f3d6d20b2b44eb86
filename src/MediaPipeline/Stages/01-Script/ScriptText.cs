using System.Text;

namespace MediaPipeline.Scripts;

/// <summary>Reads a script's file as text, whatever its encoding; refuses what is no text.</summary>
internal static class ScriptText
{
    private const long Most = 8 * 1024 * 1024;

    /// <summary>The text, with lines ending in a line feed.</summary>
    /// <exception cref="WrongInputException">The file is empty, binary, or far too large.</exception>
    public static string Read(string path)
    {
        byte[] bytes;
        try
        {
            var length = new FileInfo(path).Length;
            if (length > Most)
            {
                throw new WrongInputException(
                    "The script is larger than 8 MB; that is no script.",
                    path,
                    "Check that the right file is there."
                );
            }
            // A pipe has no length, and might never end.
            bytes = length == 0 ? [] : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WrongInputException("The script does not exist.", path, "Check the name.", e);
        }
        var text = Decode(bytes, path).ReplaceLineEndings("\n");
        return text.Any(c => !char.IsWhiteSpace(c))
            ? text
            : throw new WrongInputException("The script is empty.", path, "Write what is to be said.");
    }

    private static string Decode(byte[] bytes, string path)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        }
        if (bytes is [0xFE, 0xFF, ..])
        {
            return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        }
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        if (bytes.AsSpan().ContainsAnyInRange((byte)0, (byte)8))
        {
            throw new WrongInputException("The script is a binary file, not text.", path, "Export it as plain text or Markdown, in UTF-8.");
        }
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            // Old editors write Windows-1252; its first half is Latin-1, the rest are mostly quotation marks.
            return string.Concat(bytes.Select(Windows1252));
        }
    }

    private static char Windows1252(byte b) =>
        b is >= 0x80 and < 0xA0 ? "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"[b - 0x80] : (char)b;
}
