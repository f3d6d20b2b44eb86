using MediaPipeline.Running;

namespace MediaPipeline.Feeds;

/// <summary>Reads an answer of somebody else's server, which may never end or say less than it sends.</summary>
public static class BoundedBody
{
    /// <summary>What is slower than this would keep a host waiting.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Reads it.</summary>
    /// <param name="answer">The answer, whose head is read.</param>
    /// <param name="most">Bytes, unpacked.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Null when there are more.</returns>
    /// <exception cref="HttpRequestException">It did not end in a minute, or broke off.</exception>
    public static async Task<byte[]?> ReadAsync(HttpResponseMessage answer, long most, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentLength > most)
        {
            return null;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            await using var stream = await answer.Content.ReadAsStreamAsync(limit.Token);
            return await BoundedBytes.ReadAsync(stream, most, limit.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"it did not end within {Longest.TotalSeconds:0} s", e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new HttpRequestException(e.Message, e);
        }
    }
}
