using System.Buffers.Binary;
using System.Text;

namespace MediaPipeline.Media;

/// <summary>
/// Writes raw pictures with the times at which they appear, as a Matroska stream (RFC 9559) that ffmpeg reads
/// from a pipe: so a picture that stands for ten seconds is sent and encoded once.
/// </summary>
public sealed class MatroskaFrames(Stream stream)
{
    // Element ids, RFC 9559 section 5.
    private const uint Ebml = 0x1A45DFA3,
        DocType = 0x4282,
        Segment = 0x18538067,
        Info = 0x1549A966,
        TimestampScale = 0x2AD7B1,
        Tracks = 0x1654AE6B,
        TrackEntry = 0xAE,
        TrackNumber = 0xD7,
        TrackUid = 0x73C5,
        TrackType = 0x83,
        CodecId = 0x86,
        Video = 0xE0,
        PixelWidth = 0xB0,
        PixelHeight = 0xBA,
        UncompressedFourCc = 0x2EB524,
        Cluster = 0x1F43B675,
        Timestamp = 0xE7,
        SimpleBlock = 0xA3;

    /// <summary>Writes the head: one track of uncompressed pictures in the pixel format of a four-letter code.</summary>
    public async Task BeginAsync(int width, int height, string fourCc, CancellationToken cancellationToken)
    {
        var head = new MemoryStream();
        Write(head, Ebml, Element(DocType, "matroska"u8.ToArray()));
        WriteId(head, Segment);
        head.Write([0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]); // as long as it takes
        Write(head, Info, Element(TimestampScale, Number(1_000_000)));
        byte[] video =
        [
            .. Element(PixelWidth, Number(width)),
            .. Element(PixelHeight, Number(height)),
            .. Element(UncompressedFourCc, Encoding.ASCII.GetBytes(fourCc)),
        ];
        byte[] entry =
        [
            .. Element(TrackNumber, [1]),
            .. Element(TrackUid, [1]),
            .. Element(TrackType, [1]),
            .. Element(CodecId, "V_UNCOMPRESSED"u8.ToArray()),
            .. Element(Video, video),
        ];
        Write(head, Tracks, Element(TrackEntry, entry));
        await stream.WriteAsync(head.ToArray(), cancellationToken);
    }

    /// <summary>Writes a picture that appears at a time, in milliseconds from the start.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> picture, long milliseconds, CancellationToken cancellationToken)
    {
        var head = new MemoryStream();
        var timestamp = Element(Timestamp, Number(milliseconds));
        var blockSize = picture.Length + 4;
        var blockHead = new MemoryStream();
        WriteId(blockHead, SimpleBlock);
        WriteSize(blockHead, blockSize);
        blockHead.Write([0x81, 0x00, 0x00, 0x80]); // track 1, no offset to the cluster's time, key frame
        WriteId(head, Cluster);
        WriteSize(head, timestamp.Length + blockHead.Length + picture.Length);
        head.Write(timestamp);
        head.Write(blockHead.ToArray());
        await stream.WriteAsync(head.ToArray(), cancellationToken);
        await stream.WriteAsync(picture, cancellationToken);
    }

    private static byte[] Element(uint id, byte[] content)
    {
        var element = new MemoryStream();
        Write(element, id, content);
        return element.ToArray();
    }

    private static void Write(MemoryStream target, uint id, byte[] content)
    {
        WriteId(target, id);
        WriteSize(target, content.Length);
        target.Write(content);
    }

    private static void WriteId(MemoryStream target, uint id)
    {
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            if (id >> shift != 0)
            {
                target.WriteByte((byte)(id >> shift));
            }
        }
    }

    private static void WriteSize(MemoryStream target, long size)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, size);
        bytes[0] = 0x01;
        target.Write(bytes);
    }

    private static byte[] Number(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
