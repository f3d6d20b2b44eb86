using System.Runtime.InteropServices;

namespace MediaPipeline.Mastering;

/// <summary>What a stretch measures as it is decoded, and how it is kept: this first, its frames behind it.</summary>
/// <param name="Peak">The highest peak, those between samples among them, as an amplitude.</param>
/// <param name="Energies">K-weighted energy of each <see cref="Parts"/>th of a frame.</param>
internal sealed record CodedStretch(float Peak, float[] Energies)
{
    /// <summary>A frame is measured in so many parts: 5 to 7 ms each.</summary>
    public const int Parts = 4;

    /// <summary>How many frames there are.</summary>
    public int Count => Energies.Length / Parts;

    /// <summary>With its frames, as it is kept.</summary>
    public byte[] With(ReadOnlySpan<byte> frames) =>
        [.. MemoryMarshal.AsBytes<int>([Energies.Length]), .. MemoryMarshal.AsBytes<float>([Peak, .. Energies]), .. frames];

    /// <summary>Reads what was kept: what was measured, and the frames.</summary>
    public static (CodedStretch Measured, ArraySegment<byte> Frames) Read(byte[] kept)
    {
        var count = MemoryMarshal.Read<int>(kept);
        var figures = MemoryMarshal.Cast<byte, float>(kept.AsSpan(sizeof(int), sizeof(float) * (1 + count)));
        var head = sizeof(int) + sizeof(float) * (1 + count);
        return (new CodedStretch(figures[0], figures[1..].ToArray()), new ArraySegment<byte>(kept, head, kept.Length - head));
    }
}
