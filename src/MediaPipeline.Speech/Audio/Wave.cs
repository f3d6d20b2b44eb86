using System.Buffers.Binary;
using System.Text;

namespace MediaPipeline.Speech.Audio;

/// <summary>
/// RIFF/WAVE files as a stream of bytes ('Multimedia Programming Interface and Data Specifications 1.0', 1991; the
/// extensible format of 'mmreg.h').
/// </summary>
public static class Wave
{
    private const int Pcm = 1;
    private const int Float = 3;
    private const int Extensible = 0xFFFE;
    private const int HeaderBytes = 44;

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
        var bytes = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        if (bytes.Length < 12 || Name(bytes, 0) != "RIFF" || Name(bytes, 8) != "WAVE")
        {
            return rawRate is { } rate
                ? new MemoryAudio(Resampler.Resample(Mono(bytes.Span, Pcm, 16, 1), rate, SpeechAudio.SampleRate))
                : throw new InvalidDataException("The sound is no WAVE file. Give one, or raw 16-bit mono samples with their rate.");
        }
        (int Kind, int Channels, int Rate, int Bits)? format = null;
        for (var at = 12; at + 8 <= bytes.Length; )
        {
            var name = Name(bytes, at);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[(at + 4)..]);
            at += 8;
            // Written into a pipe, the last chunk may not know its length.
            var length = (int)Math.Min(size, bytes.Length - at);
            if (name == "fmt " && length >= 16)
            {
                format = Format(bytes.Span.Slice(at, length));
            }
            else if (name == "data")
            {
                var (kind, channels, rate, bits) = format ?? throw new InvalidDataException("The WAVE file does not say what it holds.");
                var samples = Mono(bytes.Span.Slice(at, length), kind, bits, channels);
                return new MemoryAudio(
                    Resampler.Resample(kind == Float ? WithoutAbsurd(samples, rate) : samples, rate, SpeechAudio.SampleRate)
                );
            }
            at += length + (length & 1);
        }
        throw new InvalidDataException("The WAVE file holds no sound.");
    }

    /// <summary>A file of 16-bit mono samples, 16,000 a second.</summary>
    public static byte[] Write(ReadOnlySpan<float> samples)
    {
        var file = new byte[HeaderBytes + samples.Length * 2];
        Encoding.ASCII.GetBytes("RIFF", file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        Encoding.ASCII.GetBytes("WAVEfmt ", file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), Pcm);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), SpeechAudio.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), SpeechAudio.SampleRate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        Encoding.ASCII.GetBytes("data", file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), samples.Length * 2);
        for (var i = 0; i < samples.Length; i++)
        {
            var value = (short)Math.Clamp(MathF.Round(samples[i] * 32768), short.MinValue, short.MaxValue);
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(HeaderBytes + 2 * i), value);
        }
        return file;
    }

    private static (int Kind, int Channels, int Rate, int Bits) Format(ReadOnlySpan<byte> chunk)
    {
        var kind = (int)BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (kind == Extensible && chunk.Length >= 26)
        {
            // The kind is the beginning of the sub-format's identifier.
            kind = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        }
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        var known = kind == Pcm && bits is 8 or 16 or 24 or 32 || kind == Float && bits is 32 or 64;
        return known && channels > 0 && rate > 0
            ? (kind, channels, rate, bits)
            : throw new InvalidDataException($"WAVE files of kind {kind} with {channels} channels of {bits} bits are not read.");
    }

    private static float[] Mono(ReadOnlySpan<byte> data, int kind, int bits, int channels)
    {
        var width = bits / 8;
        var samples = new float[data.Length / (width * channels)];
        for (var i = 0; i < samples.Length; i++)
        {
            var sum = 0f;
            for (var c = 0; c < channels; c++)
            {
                sum += Sample(data.Slice((i * channels + c) * width, width), kind, bits);
            }
            samples[i] = sum / channels;
        }
        return samples;
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

    private static float Sample(ReadOnlySpan<byte> bytes, int kind, int bits) =>
        (kind, bits) switch
        {
            (Float, 32) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            (Float, _) => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            (_, 8) => (bytes[0] - 128) / 128f,
            (_, 16) => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f,
            (_, 24) => (bytes[0] | bytes[1] << 8 | (sbyte)bytes[2] << 16) / 8388608f,
            _ => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2147483648f,
        };

    private static string Name(ReadOnlyMemory<byte> bytes, int at) => Encoding.ASCII.GetString(bytes.Span.Slice(at, 4));
}
