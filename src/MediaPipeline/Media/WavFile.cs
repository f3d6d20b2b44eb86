using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace MediaPipeline.Media;

/// <summary>Writes mono 16-bit WAV files, piece by piece, so that length costs no memory.</summary>
public sealed class WavFile : IDisposable
{
    private const int HeaderSize = 44;

    private readonly FileStream file;
    private readonly int sampleRate;
    private long samples;

    /// <summary>Creates the file.</summary>
    public WavFile(string path, int sampleRate)
    {
        this.sampleRate = sampleRate;
        file = new FileStream(path, FileMode.Create, FileAccess.Write);
        file.Write(new byte[HeaderSize]);
    }

    /// <summary>Samples written so far.</summary>
    public long Samples => samples;

    /// <summary>Writes samples between -1 and 1; what lies outside is clipped.</summary>
    public void Write(ReadOnlySpan<float> values)
    {
        Span<short> chunk = stackalloc short[4096];
        while (values.Length > 0)
        {
            var count = Math.Min(chunk.Length, values.Length);
            for (var i = 0; i < count; i++)
            {
                chunk[i] = (short)Math.Clamp(MathF.Round(values[i] * 32767), short.MinValue, short.MaxValue);
            }
            file.Write(MemoryMarshal.AsBytes(chunk[..count]));
            samples += count;
            values = values[count..];
        }
    }

    /// <summary>Writes silence.</summary>
    public void WriteSilence(long count)
    {
        Span<float> zeros = stackalloc float[4096];
        zeros.Clear();
        for (; count > 0; count -= zeros.Length)
        {
            Write(zeros[..(int)Math.Min(count, zeros.Length)]);
        }
    }

    /// <summary>Completes the header.</summary>
    public void Dispose()
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        var bytes = samples * 2;
        Encoding.ASCII.GetBytes("RIFF", header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)Math.Min(uint.MaxValue, bytes + HeaderSize - 8));
        Encoding.ASCII.GetBytes("WAVEfmt ", header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        Encoding.ASCII.GetBytes("data", header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], (uint)Math.Min(uint.MaxValue, bytes));
        file.Position = 0;
        file.Write(header);
        file.Dispose();
    }
}
