namespace MediaPipeline.Mastering;

/// <summary>Puts the frames of stretches one after another, with silence between them, each at the frame that is nearest to its time.</summary>
/// <param name="codec">The codec.</param>
/// <param name="file">Where the frames go.</param>
/// <param name="length">Samples of it all, at the master's rate.</param>
internal sealed class FrameJoint(FramedCodec codec, Stream file, long length)
{
    /// <summary>Of fewer frames players do not know what they are.</summary>
    private const int Fewest = 4;

    /// <summary>How many frames hold all sound; those behind would only make it longer.</summary>
    private readonly long most = Math.Max(Fewest, codec.FramesOf(length));
    private byte[] last = [];
    private long bytes;

    /// <summary>How many frames there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a stretch.</summary>
    /// <param name="stretch">Where it belongs.</param>
    /// <param name="frames">Its frames, the lead before it and silence behind it among them.</param>
    /// <param name="count">How many.</param>
    public void Add(SoundStretch stretch, Stream frames, int count)
    {
        for (var f = 0; f < count && codec.ReadFrame(frames) is { } frame; f++)
        {
            if (f == 0)
            {
                Fill(codec.FirstFrame(stretch), frame);
            }
            if (Count < most)
            {
                Write(frame);
            }
        }
    }

    /// <summary>Adds the silence at the end.</summary>
    public void End() => Fill(most, last);

    private void Fill(long count, byte[] beside)
    {
        while (Count < count)
        {
            Write(codec.Silence(beside, Count, bytes));
        }
    }

    private void Write(byte[] frame)
    {
        file.Write(frame);
        bytes += frame.Length;
        Count++;
        last = frame;
    }
}
