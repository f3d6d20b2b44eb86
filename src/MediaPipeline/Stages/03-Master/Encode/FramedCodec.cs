namespace MediaPipeline.Mastering;

/// <summary>
/// A codec whose frames, each so many samples, can be put one after another: between two of silence nothing of one stretch of
/// sound reaches into the other.
/// </summary>
internal abstract class FramedCodec
{
    /// <summary>Samples a second of what is coded.</summary>
    public abstract int Rate { get; }

    /// <summary>Samples of a frame.</summary>
    public abstract int FrameLength { get; }

    /// <summary>Samples of the parts in which a frame is measured.</summary>
    public int PartLength => FrameLength / CodedStretch.Parts;

    /// <summary>How much later (samples) sound comes out of a decoder than it went into the encoder.</summary>
    public abstract int Delay { get; }

    /// <summary>ffmpeg's options for bare frames.</summary>
    public abstract IReadOnlyList<string> Options { get; }

    /// <summary>What ffmpeg reads bare frames as.</summary>
    public abstract string Demuxer { get; }

    /// <summary>Frames behind the one in which a stretch's last sample comes out, in which its last windows fade.</summary>
    private const int Fading = 2;

    /// <summary>At which frame a stretch begins, its lead with it: at the one that is nearest to its time.</summary>
    public long FirstFrame(SoundStretch stretch) => (long)Math.Round(Samples(stretch.Start - stretch.Lead) / FrameLength);

    /// <summary>How many frames a stretch takes, its lead and what fades out behind it with it.</summary>
    public int Frames(SoundStretch stretch) => (int)(FramesOf(stretch.Lead + stretch.Length) + Fading);

    /// <summary>In how many frames so many of the master's samples come out.</summary>
    public long FramesOf(long length) => (long)Math.Ceiling((Samples(length) + Delay) / FrameLength);

    /// <summary>How many samples of its own so many of the master's are.</summary>
    public double Samples(long length) => length * (double)Rate / RawSound.Rate;

    /// <summary>Reads the next frame; null where there is none.</summary>
    public abstract byte[]? ReadFrame(Stream frames);

    /// <summary>A frame of silence.</summary>
    /// <param name="beside">A frame of silence beside which it will stand.</param>
    /// <param name="frames">How many frames stand before it.</param>
    /// <param name="bytes">How long these are together.</param>
    public abstract byte[] Silence(byte[] beside, long frames, long bytes);

    /// <summary>Makes the delivered file of all its frames.</summary>
    /// <param name="frames">A file of bare frames, which goes away.</param>
    /// <param name="count">How many.</param>
    /// <param name="length">Samples of sound in them, without the delay.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract Task DeliverAsync(string frames, long count, long length, string path, CancellationToken cancellationToken);
}
