using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MediaPipeline.Speech.Audio;

/// <summary>
/// Speech in a headerless file of signed 16-bit little-endian samples at 16,000 a second: what
/// <c>ffmpeg -ac 1 -ar 16000 -f s16le</c> writes. Read where needed, so memory does not grow with length.
/// </summary>
public sealed class PcmFileAudio : SpeechAudio
{
    private readonly SafeFileHandle file;

    /// <summary>Opens the file.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public PcmFileAudio(string path)
    {
        file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        Length = RandomAccess.GetLength(file) / sizeof(short);
    }

    /// <inheritdoc />
    public override long Length { get; }

    /// <inheritdoc />
    public override void Read(long start, Span<float> samples)
    {
        Span<short> chunk = stackalloc short[4096];
        var done = 0;
        while (done < samples.Length && start + done < Length)
        {
            var want = (int)Math.Min(chunk.Length, Math.Min(samples.Length - done, Length - start - done));
            var bytes = MemoryMarshal.AsBytes(chunk[..want]);
            var got = RandomAccess.Read(file, bytes, (start + done) * sizeof(short)) / sizeof(short);
            if (got == 0)
            {
                break;
            }
            for (var i = 0; i < got; i++)
            {
                samples[done + i] = chunk[i] / Pcm16.FullScale;
            }
            done += got;
        }
        samples[done..].Clear();
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        file.Dispose();
        base.Dispose();
    }
}
