using MediaPipeline.Speech.Piper;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Tests.Fuzz;

/// <summary>A parser of ours, and right inputs that the fuzzer begins with.</summary>
/// <param name="Name">Of the parser.</param>
/// <param name="Read">Takes an input; throws only what is meant for people where it is wrong.</param>
/// <param name="Seeds">Right inputs; made when asked for, as code that counts branches must not run before there is somewhere to count.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Read, Func<IReadOnlyList<byte[]>> Seeds)
{
    /// <summary>More than any input of a megabyte, AFL's longest, may take; a thousand times its size.</summary>
    private const long MostMemory = 1L << 30;

    /// <summary>The name as a folder's.</summary>
    public string Folder => string.Concat(Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    /// <summary>Tries an input.</summary>
    /// <exception cref="InvalidOperationException">It took more memory than is allowed.</exception>
    /// <exception cref="Exception">The parser has a fault: its error is none that people are meant to read.</exception>
    public void Try(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Read(input);
        }
        catch (Exception e) when (e is PipelineException or WhisperModelException or PiperVoiceException or InvalidDataException)
        {
            // A clear error.
        }
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        if (taken > MostMemory)
        {
            throw new InvalidOperationException($"{taken >> 20} MiB were taken for {input.Length} bytes.");
        }
    }
}
