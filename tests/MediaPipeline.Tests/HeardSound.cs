using MediaPipeline.Media;

namespace MediaPipeline.Tests;

/// <summary>What sound measures as a player has it, its true peak with it.</summary>
internal sealed class HeardSound(int rate, int channels)
{
    private readonly LoudnessMeter meter = new(rate, channels);
    private readonly TruePeak peaks = new(channels);

    public Loudness Loudness => meter.Result() with { TruePeak = Math.Round(Decibels.Of(peaks.Highest()), 2) };

    public void Add(ReadOnlySpan<float> samples)
    {
        meter.Add(samples);
        peaks.Add(samples);
    }

    /// <summary>Decodes a file as a player does, and measures it.</summary>
    public static async Task<Loudness> LoudnessAsync(string path)
    {
        var track = (await MediaInfo.ProbeAsync(path, CancellationToken.None)).AudioTracks[0];
        var channels = Math.Min(2, track.Channels);
        var heard = new HeardSound(track.SampleRate, channels);
        await DecodedSound.ReadAsync(
            Ffmpeg.From(path),
            channels,
            track.SampleRate,
            heard.Add,
            ["-map", track.Specifier],
            CancellationToken.None
        );
        return heard.Loudness;
    }
}
