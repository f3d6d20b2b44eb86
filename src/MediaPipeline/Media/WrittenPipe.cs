using System.IO.Pipes;
using FFMpegCore.Pipes;

namespace MediaPipeline.Media;

/// <summary>
/// An input of ffmpeg's that is written as it is read. What is written may be any format that a pipe can carry; FFMpegCore's
/// own sources carry raw pictures and samples, which have no times of their own.
/// </summary>
internal sealed class WrittenPipe(Func<Stream, CancellationToken, Task> write) : IPipeSource
{
    public string GetStreamArguments() => "";

    public async Task WriteAsync(Stream outputStream, CancellationToken cancellationToken)
    {
        try
        {
            await write(outputStream, cancellationToken);
        }
        catch (IOException) when (outputStream is PipeStream { IsConnected: false })
        {
            // ffmpeg has all it wants, or has failed: its exit code tells which.
        }
    }
}
