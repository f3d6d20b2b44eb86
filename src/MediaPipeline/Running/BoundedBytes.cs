namespace MediaPipeline.Running;

/// <summary>Reads what is of anybody's making, no more of it than one of its kind can have: a device, a pipe or a server may never end.</summary>
public static class BoundedBytes
{
    /// <summary>All bytes of a file, or of a pipe that has a name.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="most">Bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null when there are more.</returns>
    public static async Task<byte[]?> ReadFileAsync(string path, long most, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await ReadAsync(file, most, cancellationToken);
    }

    /// <summary>All bytes of a stream.</summary>
    /// <param name="stream">Read from where it stands.</param>
    /// <param name="most">Bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null when there are more.</returns>
    public static async Task<byte[]?> ReadAsync(Stream stream, long most, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0; )
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most)
            {
                return null;
            }
        }
        return bytes.ToArray();
    }
}
