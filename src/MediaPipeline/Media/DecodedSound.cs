using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using FFMpegCore;

namespace MediaPipeline.Media;

/// <summary>Takes samples of any sound as they are decoded, -1 to 1; those of two channels by turns.</summary>
internal delegate void SampleReader(ReadOnlySpan<float> samples);

/// <summary>Sound of any kind, decoded piece by piece, so that length costs no memory.</summary>
internal static class DecodedSound
{
    /// <summary>Decodes what goes into ffmpeg.</summary>
    /// <param name="sound">Files, or a stretch of one.</param>
    /// <param name="channels">1 or 2; what has others is mixed to so many.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="take">Given each piece: whole samples of all channels.</param>
    /// <param name="options">Maps and filters.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public static async Task ReadAsync(
        FFMpegArguments sound,
        int channels,
        int rate,
        SampleReader take,
        IEnumerable<string> options,
        CancellationToken cancellationToken
    )
    {
        ExceptionDispatchInfo? failure = null;
        async Task Read(Stream stream)
        {
            try
            {
                await ReadAsync(stream, take, cancellationToken);
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
                throw;
            }
        }
        try
        {
            await sound
                .ToPipe(Read, [.. options, "-ac", $"{channels}", "-ar", $"{rate}", "-f", "f32le"])
                .RunAsync(cancellationToken: cancellationToken);
        }
        catch (Exception) when (failure is not null && !cancellationToken.IsCancellationRequested)
        {
            // ffmpeg only finds that nobody reads any more: the cause is why.
            failure.Throw();
        }
    }

    private static async Task ReadAsync(Stream stream, SampleReader take, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        while (await stream.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken) is > 0 and var read)
        {
            take(MemoryMarshal.Cast<byte, float>(buffer.AsSpan(0, read / sizeof(float) * sizeof(float))));
        }
    }
}
