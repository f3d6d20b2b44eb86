using System.Net.Sockets;

namespace MediaPipeline.Media;

/// <summary>
/// Sockets of runs that were killed while they wrote to ffmpeg: FFMpegCore's pipes are files of the temporary folder, which only
/// a run that ends by itself takes away.
/// </summary>
internal static class DeadPipes
{
    private const string Pattern = "CoreFxPipe_FFMpegCore_*";

    /// <summary>Where Linux lists the sockets that somebody has open (unix(7)).</summary>
    private const string OpenSockets = "/proc/net/unix";

    /// <summary>Other systems do not tell; what nobody answers at for so long is dead there.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    /// <summary>Deletes those that nobody has open.</summary>
    public static void Clear()
    {
        try
        {
            string[] pipes = Directory.GetFiles(Path.GetTempPath(), Pattern);
            if (pipes.Length == 0)
            {
                return;
            }
            var open = File.Exists(OpenSockets)
                ? File.ReadLines(OpenSockets).Select(line => line[(line.LastIndexOf(' ') + 1)..]).ToHashSet()
                : null;
            foreach (var pipe in pipes.Where(p => open is null ? IsOld(p) : !open.Contains(p)))
            {
                File.Delete(pipe);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another user's, or cleared by another run: nothing that this one needs.
        }
    }

    private static bool IsOld(string pipe) => DateTime.UtcNow - File.GetLastWriteTimeUtc(pipe) > Age && !Answers(pipe);

    private static bool Answers(string pipe)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(pipe));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
