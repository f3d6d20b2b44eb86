using System.Runtime.InteropServices;
using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>Sound on its way through the mastering, in a file of bare samples: 32-bit floats at <see cref="Rate"/>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Channels">1, or 2 by turns.</param>
internal sealed record RawSound(string Path, int Channels)
{
    /// <summary>Samples a second.</summary>
    public const int Rate = MonoSamples.TakeRate;

    private const int Piece = 1 << 14;

    /// <summary>Its length.</summary>
    public double Seconds => new FileInfo(Path).Length / (double)(sizeof(float) * Channels * Rate);

    /// <summary>Reads it all, piece by piece; each stands in the same memory as the one before, and may be changed there.</summary>
    public IEnumerable<ArraySegment<float>> Pieces()
    {
        using var file = File.OpenRead(Path);
        var piece = new float[Piece * Channels];
        while (file.ReadAtLeast(MemoryMarshal.AsBytes(piece.AsSpan()), sizeof(float) * piece.Length, false) is > 0 and var read)
        {
            yield return new ArraySegment<float>(piece, 0, read / sizeof(float));
        }
    }

    /// <summary>Takes a piece of samples, and may change it.</summary>
    public delegate void PieceChange(Span<float> samples);

    /// <summary>Changes it in its place, piece by piece.</summary>
    public void Change(PieceChange change, CancellationToken cancellationToken)
    {
        using var file = File.Open(Path, FileMode.Open, FileAccess.ReadWrite);
        var piece = new float[Piece * Channels];
        for (long at = 0; at < file.Length; at = file.Position)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var bytes = MemoryMarshal.AsBytes(piece.AsSpan());
            var read = file.ReadAtLeast(bytes, bytes.Length, false);
            change(piece.AsSpan(0, read / sizeof(float)));
            file.Position = at;
            file.Write(bytes[..read]);
        }
    }

    /// <summary>Begins to write it anew.</summary>
    public Writer Write() => new(Path);

    /// <summary>Writes sound piece by piece.</summary>
    public sealed class Writer(string path) : IDisposable
    {
        private readonly FileStream file = File.Create(path, 1 << 16);

        public void Add(ReadOnlySpan<float> samples) => file.Write(MemoryMarshal.AsBytes(samples));

        public void Dispose() => file.Dispose();
    }
}
