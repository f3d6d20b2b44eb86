using System.Buffers.Binary;
using System.Runtime.InteropServices;
using MediaPipeline.Speech.Audio;
using NAudio.Wave;

namespace MediaPipeline.Media;

/// <summary>Writes mono 16-bit WAV files, piece by piece, so that length costs no memory; over 4 GiB they are RF64.</summary>
public sealed class WavFile : IDisposable
{
    private readonly WaveFileWriter file;

    /// <summary>Creates the file.</summary>
    public WavFile(string path, int sampleRate) =>
        file = new WaveFileWriter(path, new WaveFormat(sampleRate, 16, 1), new WaveFileWriterOptions { EnableRf64 = true });

    /// <summary>
    /// Its rate and samples, from the header that this class writes: RIFF, 16 bits, mono, nothing but silence-filled room beside the
    /// samples; null for any other file.
    /// </summary>
    public static (int SampleRate, long Samples)? Header(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[MostHead];
        head = head[..file.ReadAtLeast(head, MostHead, throwOnEndOfStream: false)];
        if (head.Length < 12 || !head.StartsWith("RIFF"u8) || !head[8..].StartsWith("WAVE"u8))
        {
            return null;
        }
        var rate = 0;
        for (var at = 12; at + 8 <= head.Length; )
        {
            var name = head.Slice(at, 4);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[(at + 4)..]);
            at += 8;
            if (name.SequenceEqual("data"u8))
            {
                return rate > 0 && size % sizeof(short) == 0 && at + size == file.Length ? (rate, size / sizeof(short)) : null;
            }
            if (name.SequenceEqual("fmt "u8) && size == 16 && at + 16 <= head.Length)
            {
                var format = head.Slice(at, 16);
                var isOurs = format.StartsWith<byte>([1, 0, 1, 0]) && format[12..].SequenceEqual<byte>([2, 0, 16, 0]);
                rate = isOurs ? BinaryPrimitives.ReadInt32LittleEndian(format[4..]) : 0;
            }
            else if (!name.SequenceEqual("JUNK"u8) || size > MostHead)
            {
                return null;
            }
            at += (int)size;
        }
        return null;
    }

    /// <summary>Bytes in which the samples of what is written here have begun.</summary>
    private const int MostHead = 256;

    /// <summary>Samples written so far.</summary>
    public long Samples => file.Length / sizeof(short);

    /// <summary>Writes samples between -1 and 1; what lies outside is clipped.</summary>
    public void Write(ReadOnlySpan<float> values)
    {
        Span<short> chunk = stackalloc short[4096];
        while (values.Length > 0)
        {
            var count = Math.Min(chunk.Length, values.Length);
            Pcm16.Convert(values[..count], chunk);
            file.Write(MemoryMarshal.AsBytes(chunk[..count]));
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
    public void Dispose() => file.Dispose();
}
