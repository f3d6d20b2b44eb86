using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MediaPipeline.Chapters;

/// <summary>What a tag says of an episode.</summary>
/// <param name="Title">Episode.</param>
/// <param name="Artist">Author.</param>
/// <param name="Album">Show.</param>
/// <param name="Year">Of publication, or null.</param>
/// <param name="Date">Of publication, or null.</param>
/// <param name="Track">Number, or null.</param>
/// <param name="Comment">Summary.</param>
/// <param name="Language">ISO 639-2, three letters.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="CoverJpeg">The cover as JPEG, or null.</param>
public sealed record TagFacts(
    string Title,
    string Artist,
    string Album,
    int? Year,
    DateTimeOffset? Date,
    int? Track,
    string Comment,
    string Language,
    double Duration,
    byte[]? CoverJpeg
);

/// <summary>
/// Writes an ID3v2.3 tag with chapters (id3.org: id3v2.3.0; 'ID3v2 Chapter Frame Addendum'). Written here
/// because ffmpeg leaves out the table of contents (CTOC) that players list chapters by.
/// </summary>
public static class Id3Tag
{
    private const int Padding = 2048;

    // Kinds of picture (id3v2.3.0, 4.15).
    private const byte FrontCover = 3;
    private const byte OtherPicture = 0;

    /// <summary>The tag's bytes, to stand before the MP3's frames.</summary>
    /// <param name="facts">What the tag says.</param>
    /// <param name="chapters">The chapters.</param>
    /// <param name="pictures">A JPEG for each chapter, null where it has none.</param>
    public static byte[] Write(TagFacts facts, IReadOnlyList<Chapter> chapters, IReadOnlyList<byte[]?> pictures)
    {
        var frames = new MemoryStream();
        Text(frames, "TIT2", facts.Title);
        Text(frames, "TPE1", facts.Artist);
        Text(frames, "TALB", facts.Album);
        Text(frames, "TCON", "Podcast");
        if (facts.Year is { } year)
        {
            Text(frames, "TYER", year.ToString(CultureInfo.InvariantCulture));
            Text(frames, "TDAT", facts.Date!.Value.ToString("ddMM", CultureInfo.InvariantCulture));
        }
        if (facts.Track is { } track)
        {
            Text(frames, "TRCK", track.ToString(CultureInfo.InvariantCulture));
        }
        Text(frames, "TLAN", facts.Language);
        Text(frames, "TLEN", Milliseconds(facts.Duration).ToString(CultureInfo.InvariantCulture));
        if (facts.Comment.Length > 0)
        {
            Frame(frames, "COMM", [1, .. Encoding.ASCII.GetBytes(facts.Language), 0xFF, 0xFE, 0, 0, .. Unicode(facts.Comment)]);
        }
        if (facts.CoverJpeg is { } cover)
        {
            Picture(frames, FrontCover, cover);
        }
        if (chapters.Count > 0)
        {
            // The count is a byte.
            var count = Math.Min(255, chapters.Count);
            byte[] ids = [.. Enumerable.Range(0, count).SelectMany(Id)];
            // Top-level and ordered.
            Frame(frames, "CTOC", [.. "toc"u8, 0, 0x03, (byte)count, .. ids]);
            for (var c = 0; c < count; c++)
            {
                var chapter = new MemoryStream();
                chapter.Write(Id(c));
                chapter.Write(BigEndian(Milliseconds(chapters[c].Start)));
                chapter.Write(BigEndian(Milliseconds(chapters[c].End)));
                chapter.Write([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
                Text(chapter, "TIT2", chapters[c].Title);
                if (pictures[c] is { } picture)
                {
                    Picture(chapter, OtherPicture, picture);
                }
                Frame(frames, "CHAP", chapter.ToArray());
            }
        }
        var size = (int)frames.Length + Padding;
        byte[] head =
        [
            .. "ID3"u8,
            3,
            0,
            0,
            (byte)(size >> 21 & 0x7F),
            (byte)(size >> 14 & 0x7F),
            (byte)(size >> 7 & 0x7F),
            (byte)(size & 0x7F),
        ];
        return [.. head, .. frames.ToArray(), .. new byte[Padding]];
    }

    private static byte[] Id(int chapter) => [.. Encoding.ASCII.GetBytes($"chp{chapter}"), 0];

    private static uint Milliseconds(double seconds) => (uint)Math.Round(seconds * 1000);

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Unicode(string text) => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)];

    private static void Text(Stream target, string id, string text)
    {
        if (text.Length > 0)
        {
            Frame(target, id, [1, .. Unicode(text), 0, 0]);
        }
    }

    private static void Picture(Stream target, byte kind, byte[] jpeg) =>
        Frame(target, "APIC", [0, .. "image/jpeg"u8, 0, kind, 0, .. jpeg]);

    private static void Frame(Stream target, string id, byte[] content)
    {
        target.Write(Encoding.ASCII.GetBytes(id));
        target.Write(BigEndian((uint)content.Length));
        target.Write([0, 0]);
        target.Write(content);
    }
}
