using NAudio.Wave;

namespace MediaPipeline.Mastering;

/// <summary>MP3 by LAME, at 44.1 kHz and a constant rate.</summary>
/// <param name="bitrate">kb/s.</param>
internal sealed class Mp3Codec(int bitrate) : FramedCodec
{
    /// <summary>What LAME looks ahead, in samples, and what any decoder adds (the tag of LAME counts these apart).</summary>
    public const int EncoderDelay = 576,
        DecoderDelay = 529;

    /// <summary>The head of a frame and, of two channels, what it says of its granules.</summary>
    public const int Head = 4,
        SideInfo = 32;

    /// <summary>The bit of a head's third byte that says that a frame is one byte longer.</summary>
    private const int Padding = 2;

    public override int Rate => 44100;
    public override int FrameLength => 1152;
    public override int Delay => EncoderDelay + DecoderDelay;
    public override string Demuxer => "mp3";
    public override IReadOnlyList<string> Options =>
        ["-c:a", "libmp3lame", "-b:a", $"{bitrate}k", "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3"];

    public override byte[]? ReadFrame(Stream frames)
    {
        try
        {
            return Mp3Frame.LoadFromStream(frames)?.RawData;
        }
        catch (EndOfStreamException)
        {
            // The last one is not whole.
            return null;
        }
    }

    /// <summary>
    /// All zeros behind the head: no value in any granule, and nothing taken from frames before. A frame is a whole number of bytes,
    /// and some are longer by one, so that all together are as long as the rate says, by which players find a time.
    /// </summary>
    public override byte[] Silence(byte[] beside, long frames, long bytes)
    {
        var wanted = (frames + 1) * (FrameLength / 8 * 1000.0 * bitrate) / Rate;
        return Zeros(beside.AsSpan(0, Head), longer: bytes + Shortest + 1 <= wanted);
    }

    /// <summary>Bytes of a frame that is not the longer by one.</summary>
    private int Shortest => FrameLength / 8 * 1000 * bitrate / Rate;

    /// <summary>A frame of nothing but another's head.</summary>
    private byte[] Zeros(ReadOnlySpan<byte> head, bool longer)
    {
        var frame = new byte[Shortest + (longer ? 1 : 0)];
        head.CopyTo(frame);
        frame[2] = (byte)(longer ? frame[2] | Padding : frame[2] & ~Padding);
        return frame;
    }

    public override async Task DeliverAsync(string frames, long count, long length, string path, CancellationToken cancellationToken)
    {
        await using (var all = File.OpenRead(frames))
        await using (var file = File.Create(path))
        {
            var head = new byte[Head];
            all.ReadExactly(head);
            all.Position = 0;
            var info = new Mp3Info(bitrate, count, all.Length, count * FrameLength - EncoderDelay - length);
            await file.WriteAsync(info.In(Zeros(head, longer: false)), cancellationToken);
            await all.CopyToAsync(file, cancellationToken);
        }
        File.Delete(frames);
    }
}
