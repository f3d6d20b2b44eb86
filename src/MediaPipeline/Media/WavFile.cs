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
