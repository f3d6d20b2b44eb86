using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MediaPipeline.Speech.Audio;

/// <summary>
/// Speech in a headerless file of 32-bit floating-point little-endian samples at 16,000 a second: what
/// <c>ffmpeg -ac 1 -ar 16000 -f f32le</c> writes, so that quiet speech loses nothing. Read where needed, so memory does
/// not grow with length.
/// </summary>
public sealed class PcmFileAudio : SpeechAudio
{
    private readonly SafeFileHandle file;

    /// <summary>Opens the file.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public PcmFileAudio(string path)
    {
        file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        Length = RandomAccess.GetLength(file) / sizeof(float);
    }

    /// <inheritdoc />
    public override long Length { get; }

    /// <inheritdoc />
    public override void Read(long start, Span<float> samples)
    {
        var done = 0;
        while (done < samples.Length && start + done < Length)
        {
            var want = (int)Math.Min(samples.Length - done, Length - start - done);
            var got =
                RandomAccess.Read(file, MemoryMarshal.AsBytes(samples.Slice(done, want)), (start + done) * sizeof(float)) / sizeof(float);
            if (got == 0)
            {
                break;
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
