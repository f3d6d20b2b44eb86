using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NAudio.Wave;
using NAudio.Wave.SampleProviders;

namespace MediaPipeline.Speech.Audio;

/// <summary>RIFF/WAVE and RF64 files as a stream of bytes, by NAudio.</summary>
public static class Wave
{
    private static readonly SearchValues<byte> ChunkNameBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _"u8
    );

    /// <summary>
    /// Reads sound of any rate and number of channels, PCM of 8 to 32 bits or floating point, and makes it what Whisper
    /// takes: mono, 16,000 samples a second.
    /// </summary>
    /// <param name="stream">The file, from its start; it need not be seekable.</param>
    /// <param name="rawRate">If it has no header: the rate of 16-bit mono samples.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static async Task<MemoryAudio> ReadAsync(Stream stream, int? rawRate = null, CancellationToken cancellationToken = default)
    {
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole, cancellationToken);
        whole.Position = 0;
        if (!HasHeader(whole.GetBuffer().AsSpan(0, (int)whole.Length)))
        {
            return rawRate is > 0 and var rate
                ? Of(new RawSourceWaveStream(whole, new WaveFormat(rate, 16, 1)))
                : throw new InvalidDataException("The sound is no WAVE file. Give one, or raw 16-bit mono samples with their rate.");
        }
        try
        {
            WithLength(whole);
            using var file = new WaveFileReader(whole);
            return Of(file.Length == 0 && IsSound(whole) ? new RawSourceWaveStream(whole, file.WaveFormat) : file);
        }
        catch (Exception e)
            when (e is FormatException or ArgumentException or InvalidOperationException or EndOfStreamException or OverflowException)
        {
            throw new InvalidDataException($"The WAVE file cannot be read: {e.Message}", e);
        }
    }

    /// <summary>A file of 16-bit mono samples, 16,000 a second.</summary>
    public static byte[] Write(ReadOnlySpan<float> samples)
    {
        using var file = new MemoryStream();
        using (var writer = new WaveFileWriter(file, new WaveFormat(SpeechAudio.SampleRate, 16, 1)))
        {
            var converted = new short[samples.Length];
            Pcm16.Convert(samples, converted);
            writer.Write(MemoryMarshal.AsBytes(converted.AsSpan()));
        }
        return file.ToArray();
    }

    private static bool HasHeader(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && (bytes.StartsWith("RIFF"u8) || bytes.StartsWith("RF64"u8)) && bytes[8..12].SequenceEqual("WAVE"u8);

    /// <summary>A file that was written to a pipe, or by a program that was killed, does not know its length: it is as long as it is.</summary>
    private static void WithLength(MemoryStream file)
    {
        var bytes = file.GetBuffer();
        if (bytes.AsSpan().StartsWith("RIFF"u8))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)(file.Length - 8));
        }
    }

    /// <summary>Whether what follows a data chunk of no length is its sound, and no other chunk.</summary>
    private static bool IsSound(MemoryStream file) =>
        file.GetBuffer().AsSpan((int)file.Position, (int)Math.Min(4, file.Length - file.Position)).ContainsAnyExcept(ChunkNameBytes);

    private static MemoryAudio Of(WaveStream file)
    {
        var source = file.ToSampleProvider();
        var format = source.WaveFormat;
        // Fewer samples than that hold no speech, and a header that lies would make of each byte as many as it likes.
        if (format.SampleRate < 1000 || format.Channels <= 0)
        {
            throw new InvalidDataException($"The WAVE file has {format.Channels} channels of {format.SampleRate} samples a second.");
        }
        var samples = Samples(
            format.Channels == 1 ? source : new ChannelMixerSampleProvider(source, ToMono(format.Channels)),
            format.Channels
        );
        // Only floating point can hold what is no number.
        var clean = file.WaveFormat.AsStandardWaveFormat().Encoding == WaveFormatEncoding.IeeeFloat;
        return new MemoryAudio(
            Resampler.Resample(clean ? WithoutAbsurd(samples, format.SampleRate) : samples, format.SampleRate, SpeechAudio.SampleRate)
        );
    }

    private static float[,] ToMono(int channels)
    {
        var matrix = new float[channels, 1];
        for (var c = 0; c < channels; c++)
        {
            matrix[c, 0] = 1f / channels;
        }
        return matrix;
    }

    private static float[] Samples(ISampleProvider source, int channels)
    {
        var samples = new List<float>();
        // The mixer reads as many samples of every channel, and a header may say 65,535.
        var buffer = new float[Math.Max(1, (1 << 14) / channels)];
        while (source.Read(buffer) is > 0 and var read)
        {
            samples.AddRange(buffer.AsSpan(0, read));
        }
        return [.. samples];
    }

    private static float[] WithoutAbsurd(float[] samples, int rate)
    {
        var absurd = new AbsurdSamples();
        absurd.Scan(samples);
        if (absurd.AreThere)
        {
            float[] clean = [.. samples];
            absurd.Replace([samples], 1, rate, (index, value) => clean[index] = value);
            return clean;
        }
        return samples;
    }
}
