using System.Runtime.InteropServices;
using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>Sound raised, its peaks held, and measured as it goes by; mono sound is put on two sides.</summary>
/// <param name="sound">The sound.</param>
/// <param name="gain">dB.</param>
/// <param name="limit">dBTP.</param>
internal sealed class LimitedSound(RawSound sound, double gain, double limit)
{
    private static readonly IReadOnlyList<string> Format = ["-f", "f32le", "-ar", $"{RawSound.Rate}"];

    /// <summary>Two equal sides, of whose difference the encoder need not be told.</summary>
    private static readonly string[] Doubled = ["-af", Mix.Both, "-ch_mode", "mid_side"];

    /// <summary>What is kept has 24 bits.</summary>
    private const float Steps = 1 << 23;

    private readonly StretchFinder stretches = new(sound.Channels);
    private readonly LoudnessMeter meter = new(RawSound.Rate, sound.Channels, onBothSides: sound.Channels == 1);
    private readonly MonoMeter? mono = sound.Channels == 1 ? null : new(RawSound.Rate);
    private long samples;

    /// <summary>Its loudness, on two sides.</summary>
    public Loudness Loudness => meter.Result();

    /// <summary>Short-term loudness at each second.</summary>
    public IReadOnlyList<double?> ShortTerm => meter.ShortTerm();

    /// <summary>How many LU less is left of it on one loudspeaker; nothing is lost of what is the same on both sides.</summary>
    public double MonoLoss => mono?.LossOf(Loudness) ?? 0;

    /// <summary>Its length.</summary>
    public double Seconds => samples / (double)(RawSound.Rate * sound.Channels);

    /// <summary>What stands between silences, of what was written.</summary>
    public SoundStretches Stretches => stretches.Found();

    /// <summary>Works it out without writing it; gives the loudness.</summary>
    public Loudness Measure(CancellationToken cancellationToken)
    {
        foreach (var _ in Pieces())
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
        return Loudness;
    }

    /// <summary>Writes it to a file, losslessly.</summary>
    public Task WriteAsync(string path, CancellationToken cancellationToken) =>
        Ffmpeg
            .FromPipe(WriteAsync, [.. Format, "-ac", $"{sound.Channels}"])
            .To(path, [.. sound.Channels == 1 ? Doubled : [], .. Ffmpeg.Repeatable, .. Ffmpeg.Lossless])
            .RunAsync(cancellationToken: cancellationToken);

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        // Each piece is worked out while ffmpeg takes the one before.
        var writing = Task.CompletedTask;
        foreach (var piece in Pieces())
        {
            var bytes = piece.GetBuffer().AsMemory(0, (int)piece.Length);
            var kept = MemoryMarshal.Cast<byte, float>(bytes.Span);
            // As they will be read again: what fades out ends in silence.
            foreach (ref var sample in kept)
            {
                sample = MathF.Round(sample * Steps) / Steps;
            }
            stretches.Take(kept);
            await writing;
            writing = stream.WriteAsync(bytes, cancellationToken).AsTask();
        }
        await writing;
    }

    /// <summary>What goes out, as bytes; each piece stays as it is until the one after the next is asked for.</summary>
    private IEnumerable<MemoryStream> Pieces()
    {
        var limiter = new TruePeakLimiter(sound.Channels, RawSound.Rate, limit);
        var factor = Decibels.Factor(gain);
        MemoryStream[] pieces = [new(), new()];
        var next = 0;
        MemoryStream Ready() => pieces[next++ % 2];
        foreach (var piece in sound.Pieces())
        {
            foreach (ref var sample in piece.AsSpan())
            {
                sample *= factor;
            }
            pieces[next % 2].SetLength(0);
            limiter.Process(piece, limited => Take(limited, pieces[next % 2]));
            yield return Ready();
        }
        pieces[next % 2].SetLength(0);
        limiter.End(limited => Take(limited, pieces[next % 2]));
        yield return Ready();
    }

    private void Take(ReadOnlySpan<float> limited, MemoryStream piece)
    {
        meter.Add(limited);
        mono?.Add(limited);
        samples += limited.Length;
        piece.Write(MemoryMarshal.AsBytes(limited));
    }
}
