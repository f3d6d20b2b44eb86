using System.Runtime.InteropServices;
using MediaPipeline.Media;

namespace MediaPipeline.Narration;

/// <summary>
/// Mixes the tracks of speakers, each a file of 32-bit samples (mono, 48,000 a second), frame by frame, so that
/// length costs no memory but a figure for each hundredth of a second.
/// </summary>
internal static class TrackMixer
{
    private const int Frame = MonoSamples.TakeRate / CrosstalkGate.FramesPerSecond;

    /// <summary>The level (dB, RMS) of each frame of each track; the shorter ones are silent to the end.</summary>
    public static async Task<IReadOnlyList<float[]>> LevelsAsync(IReadOnlyList<string> tracks, CancellationToken cancellationToken)
    {
        var frames = (int)tracks.Max(t => (new FileInfo(t).Length / sizeof(float) + Frame - 1) / Frame);
        var levels = new List<float[]>();
        foreach (var track in tracks)
        {
            var level = new float[frames];
            Array.Fill(level, -120);
            await using var stream = File.OpenRead(track);
            var buffer = new byte[Frame * sizeof(float)];
            for (var f = 0; await stream.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken) is > 0 and var read; f++)
            {
                level[f] = Level(MemoryMarshal.Cast<byte, float>(buffer.AsSpan(0, read / sizeof(float) * sizeof(float))));
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
        var streams = tracks.Select(File.OpenRead).ToList();
        try
        {
            var (input, mixed) = (new byte[Frame * sizeof(float)], new byte[Frame * sizeof(float)]);
            for (var f = 0; f < gains[0].Length; f++)
            {
                Array.Clear(mixed);
                for (var t = 0; t < streams.Count; t++)
                {
                    var read = await streams[t].ReadAtLeastAsync(input, input.Length, false, cancellationToken);
                    Array.Clear(input, read, input.Length - read);
                    Add(input, mixed, f == 0 ? gains[t][0] : gains[t][f - 1], gains[t][f]);
                }
                await output.WriteAsync(mixed, cancellationToken);
            }
        }
        finally
        {
            streams.ForEach(s => s.Dispose());
        }
    }

    private static void Add(byte[] input, byte[] mixed, float from, float to)
    {
        var samples = MemoryMarshal.Cast<byte, float>(input);
        var sum = MemoryMarshal.Cast<byte, float>(mixed.AsSpan());
        for (var i = 0; i < samples.Length; i++)
        {
            sum[i] += samples[i] * (from + (to - from) * i / samples.Length);
        }
    }

    private static float Level(ReadOnlySpan<float> frame) => (float)(10 * Math.Log10(MonoSamples.MeanSquare(frame) + 1e-12));
}
