using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>AAC-LC by ffmpeg's own encoder, at 48 kHz, delivered in MP4.</summary>
/// <param name="bitrate">kb/s.</param>
internal sealed class AacCodec(int bitrate) : FramedCodec
{
    /// <summary>The head of a frame in ADTS (ISO/IEC 13818-7, 6.2), without a check.</summary>
    private const int Head = 7;

    public override int Rate => RawSound.Rate;
    public override int FrameLength => 1024;
    public override int Delay => FrameLength;
    public override string Demuxer => "aac";

    // Intensity stereo and noise substitution save bits that speech on two equal sides does not need saved. (Telling the
    // encoder that the sum of the sides is all there is would be quicker by a quarter, and further from the master.)
    public override IReadOnlyList<string> Options =>
        ["-c:a", "aac", "-aac_coder", "fast", "-aac_is", "0", "-aac_pns", "0", "-b:a", $"{bitrate}k", "-f", "adts"];

    public override byte[]? ReadFrame(Stream frames)
    {
        Span<byte> head = stackalloc byte[Head];
        if (frames.ReadAtLeast(head, Head, false) < Head)
        {
            return null;
        }
        var frame = new byte[Math.Max(Head, ((head[3] & 3) << 11) | (head[4] << 3) | (head[5] >> 5))];
        head.CopyTo(frame);
        return frames.ReadAtLeast(frame.AsSpan(Head), frame.Length - Head, false) < frame.Length - Head ? null : frame;
    }

    public override byte[] Silence(byte[] beside, long frames, long bytes) => beside;

    public override async Task DeliverAsync(string frames, long count, long length, string path, CancellationToken cancellationToken)
    {
        // An edit list says that the first frame is only there to begin with.
        await Ffmpeg
            .From(frames, "-f", Demuxer, "-itsoffset", Ffmpeg.Number(-Delay / (double)Rate))
            .To(path, ["-c", "copy", .. Ffmpeg.Repeatable, "-movflags", "+faststart"])
            .RunAsync(cancellationToken: cancellationToken);
        File.Delete(frames);
    }
}
