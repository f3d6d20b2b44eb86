using System.Runtime.InteropServices;
using MediaPipeline.Media;
using NAudio.Wave;
using NAudio.Wave.SampleProviders;

namespace MediaPipeline.Recordings;

/// <summary>
/// Mixes the tracks of speakers, each a file of 32-bit samples (mono, 48,000 a second), frame by frame, so that
/// length costs no memory but a figure for each hundredth of a second.
/// </summary>
internal static class TrackMixer
{
    private const int Frame = MonoSamples.TakeRate / CrosstalkGate.FramesPerSecond;

    private static readonly WaveFormat Format = WaveFormat.CreateIeeeFloatWaveFormat(MonoSamples.TakeRate, 1);

    /// <summary>The level (dB, RMS) of each frame of each track; the shorter ones are silent to the end.</summary>
    public static IReadOnlyList<float[]> Levels(IReadOnlyList<string> tracks, CancellationToken cancellationToken)
    {
        var frames = (int)tracks.Max(t => (new FileInfo(t).Length / sizeof(float) + Frame - 1) / Frame);
        var levels = new List<float[]>();
        var frame = new float[Frame];
        foreach (var track in tracks)
        {
            var level = new float[frames];
            Array.Fill(level, -120);
            using var file = File.OpenRead(track);
            var samples = new RawSourceWaveStream(file, Format).ToSampleProvider();
            for (var f = 0; samples.Read(frame) is > 0 and var read; f++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                level[f] = Level(frame.AsSpan(0, read));
            }
            levels.Add(level);
        }
        return levels;
    }

    /// <summary>Writes the sum of all tracks, each at its gains, as 32-bit samples.</summary>
    public static async Task MixAsync(
        IReadOnlyList<string> tracks,
        IReadOnlyList<float[]> gains,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        var files = tracks.Select(File.OpenRead).ToList();
        try
        {
            var mixer = new MixingSampleProvider(
                files.Select((f, t) => new GainedTrack(new RawSourceWaveStream(f, Format).ToSampleProvider(), gains[t]))
            )
            {
                ReadFully = true,
            };
            var mixed = new byte[Frame * sizeof(float)];
            for (var f = 0; f < gains[0].Length; f++)
            {
                mixer.Read(MemoryMarshal.Cast<byte, float>(mixed.AsSpan()));
                await output.WriteAsync(mixed, cancellationToken);
            }
        }
        finally
        {
            files.ForEach(f => f.Dispose());
        }
    }

    private static float Level(ReadOnlySpan<float> frame) => (float)(10 * Math.Log10(MonoSamples.MeanSquare(frame) + 1e-12));

    /// <summary>A track at a gain for each of its frames, from one to the next without a step; read by frames.</summary>
    private sealed class GainedTrack(ISampleProvider track, float[] gains) : ISampleProvider
    {
        private int frame;

        public WaveFormat WaveFormat => track.WaveFormat;

        public int Read(Span<float> buffer)
        {
            var read = track.Read(buffer);
            var (from, to) = (gains[Math.Max(0, frame - 1)], gains[frame]);
            for (var i = 0; i < read; i++)
            {
                buffer[i] *= from + (to - from) * i / buffer.Length;
            }
            frame = Math.Min(frame + 1, gains.Length - 1);
            return read;
        }
    }
}
