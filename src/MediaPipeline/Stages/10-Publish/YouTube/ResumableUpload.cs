using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace MediaPipeline.Publishing.YouTube;

/// <summary>
/// Sends a file by Google's resumable protocol (developers.google.com/youtube/v3/guides/using_resumable_upload_protocol):
/// in chunks of a multiple of 256 KiB; after a break the session is asked how far it came.
/// </summary>
public sealed class ResumableUpload
{
    private const int ChunkUnit = 256 * 1024;
    private const int Chunk = 32 * ChunkUnit;
    private const int MostBreaks = 8;

    /// <summary>Google's own answer for a chunk that is not the last.</summary>
    private const HttpStatusCode ResumeIncomplete = (HttpStatusCode)308;

    private readonly YouTubeClient client;
    private readonly TimeSpan firstWait;

    /// <summary>Prepares to send.</summary>
    /// <param name="client">Whom to ask.</param>
    /// <param name="firstWait">How long to wait after a first break; twice as long after each more.</param>
    public ResumableUpload(YouTubeClient client, TimeSpan firstWait)
    {
        this.client = client;
        this.firstWait = firstWait;
    }

    /// <summary>Sends what the session lacks.</summary>
    /// <param name="session">The session's address.</param>
    /// <param name="path">The file.</param>
    /// <param name="ask">Whether the session may hold bytes already.</param>
    /// <param name="progress">Told the share that is there.</param>
    /// <param name="cancellationToken">Stops; the session goes on from there the next time.</param>
    /// <returns>The answer's text for the whole file; null when the session is gone, and a new one must begin.</returns>
    /// <exception cref="PipelineException">It is refused, or breaks off again and again.</exception>
    public async Task<string?> SendAsync(
        string session,
        string path,
        bool ask,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        await using var file = File.OpenRead(path);
        var total = file.Length;
        long at = 0;
        var breaks = 0;
        while (true)
        {
            using var request = ask ? Question(session, total) : await ChunkAsync(session, file, at, cancellationToken);
            using var answer = await TrySendAsync(request, cancellationToken);
            if (answer is null || IsBreak(answer))
            {
                if (++breaks > MostBreaks)
                {
                    throw new PipelineException(
                        $"The upload to YouTube breaks off again and again ({(answer is null ? "no answer" : (int)answer.StatusCode)}).",
                        null,
                        "Run the same command later: it goes on where it stopped."
                    );
                }
                await Task.Delay(firstWait * Math.Pow(2, breaks - 1), cancellationToken);
                ask = true;
                continue;
            }
            if (answer.StatusCode == ResumeIncomplete)
            {
                // No range at all: nothing has arrived.
                var next = Received(answer);
                // Only progress tells that the line holds again.
                breaks = next > at ? 0 : breaks;
                at = next;
                ask = false;
                progress.Report(total == 0 ? 1 : at / (double)total);
                continue;
            }
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            {
                return null;
            }
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw YouTubeClient.Refused(answer.StatusCode, text);
            }
            progress.Report(1);
            return text;
        }
    }

    /// <summary>Whether the session should be asked how far it came: busy, or an answer cut off before it said anything.</summary>
    private static bool IsBreak(HttpResponseMessage answer) =>
        (int)answer.StatusCode >= 500
        || answer.StatusCode == HttpStatusCode.TooManyRequests
        || answer.IsSuccessStatusCode && answer.Content.Headers.ContentLength is 0;

    private static HttpRequestMessage Question(string session, long total) =>
        new(HttpMethod.Put, session) { Content = new ByteArrayContent([]) { Headers = { { "Content-Range", $"bytes */{total}" } } } };

    private static async Task<HttpRequestMessage> ChunkAsync(string session, FileStream file, long at, CancellationToken cancellationToken)
    {
        var size = (int)Math.Min(Chunk, file.Length - at);
        var bytes = new byte[size];
        file.Position = at;
        await file.ReadExactlyAsync(bytes, cancellationToken);
        return new HttpRequestMessage(HttpMethod.Put, session)
        {
            Content = new ByteArrayContent(bytes)
            {
                Headers =
                {
                    ContentType = new MediaTypeHeaderValue("video/mp4"),
                    ContentRange = new ContentRangeHeaderValue(at, at + size - 1, file.Length),
                },
            },
        };
    }

    private async Task<HttpResponseMessage?> TrySendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(request, cancellationToken);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static long Received(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Range", out var ranges)
        && long.TryParse(ranges.First().Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? last + 1
            : 0;
}
