using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>Treatment and encoding of the sound.</summary>
public sealed record AudioSettings
{
    [Description("MP3 bit rate in kb/s, constant.")]
    public int Mp3Bitrate { get; init; } = 128;

    [Description("AAC bit rate in kb/s.")]
    public int AacBitrate { get; init; } = 128;

    [Description("Frequency in Hz under which nothing is left; 0 for none.")]
    public double HighPass { get; init; } = 80;

    [Description("Whether loud and soft passages are brought nearer to each other.")]
    public bool Compression { get; init; } = true;

    [Description("Pauses longer than this many seconds are shortened to it, in sound and film alike; 0 leaves them.")]
    public double LongestSilence { get; init; }
}

/// <summary>Loudness by EBU R 128 / ITU-R BS.1770.</summary>
public sealed record LoudnessSettings
{
    [Description("Integrated loudness in LUFS: -31 to -5; -16 is Apple's, -14 Spotify's loudest.")]
    public double Target { get; init; } = -16;

    [Description("Highest true peak in dBTP of the delivered files, -9 to 0.")]
    public double TruePeak { get; init; } = -1;
}
