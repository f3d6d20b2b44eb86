using System.Runtime.InteropServices;

namespace MediaPipeline.Recordings;

/// <summary>
/// Takes cuts out of sound (32-bit samples, mono) on its way from one stream to another; what meets is faded
/// into each other, so that no join clicks.
/// </summary>
internal static class SoundCutter
{
    /// <summary>Seconds that two ends overlap.</summary>
    private const double Fade = 0.012;

    /// <summary>Copies what is left.</summary>
    /// <param name="input">Samples, readable at any place.</param>
    /// <param name="output">Where they go.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="cuts">In order, none touching another.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task CopyAsync(Stream input, Stream output, int rate, IReadOnlyList<Cut> cuts, CancellationToken cancellationToken)
    {
        var total = input.Length / sizeof(float);
        var fade = (int)(Fade * rate);
        // The end of each piece, held back until the next begins.
        float[] tail = [];
        long from = 0;
        foreach (var cut in cuts.Append(new Cut(total / (double)rate, double.MaxValue, CutKind.Pause, "")))
        {
            var to = Math.Min(total, (long)Math.Round(cut.Start * rate));
            var last = to == total;
            // Behind the cut's start a little more is read, to fade out of.
            var until = last ? to : Math.Min(total, to + fade);
            tail = await CopyPieceAsync(input, output, from, until, tail, last ? 0 : (int)(until - to), cancellationToken);
            if (last)
            {
                return;
            }
            from = Math.Min(total, (long)Math.Round(cut.End * rate));
        }
    }

    /// <summary>Copies a piece, its beginning faded into the tail of the one before; gives its own tail.</summary>
    private static async Task<float[]> CopyPieceAsync(
        Stream input,
        Stream output,
        long from,
        long to,
        float[] before,
        int keep,
        CancellationToken cancellationToken
    )
    {
        input.Position = from * sizeof(float);
        var buffer = new byte[1 << 16];
        var left = to - from;
        var done = 0;
        var tail = new List<float>();
        while (left > 0)
        {
            var want = (int)Math.Min(buffer.Length, left * sizeof(float));
            var read = await input.ReadAtLeastAsync(buffer.AsMemory(0, want), want, false, cancellationToken);
            if (read == 0)
            {
                break;
            }
            var count = read / sizeof(float);
            done = Mix(buffer, count, before, done);
            left -= count;
            var held = (int)Math.Clamp(keep - left, 0, count);
            tail.AddRange(MemoryMarshal.Cast<byte, float>(buffer.AsSpan((count - held) * sizeof(float), held * sizeof(float))));
            await output.WriteAsync(buffer.AsMemory(0, (count - held) * sizeof(float)), cancellationToken);
        }
        return [.. tail];
    }

    /// <summary>Fades samples in over a tail that fades out, with equal power; gives how much of the tail is used up.</summary>
    private static int Mix(byte[] buffer, int count, float[] before, int done)
    {
        var samples = MemoryMarshal.Cast<byte, float>(buffer.AsSpan(0, count * sizeof(float)));
        for (var i = 0; i < count && done < before.Length; i++, done++)
        {
            var angle = Math.PI / 2 * (done + 0.5) / before.Length;
            samples[i] = (float)(samples[i] * Math.Sin(angle) + before[done] * Math.Cos(angle));
        }
        return done;
    }
}
