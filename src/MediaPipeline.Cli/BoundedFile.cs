namespace MediaPipeline.Cli;

/// <summary>Reads a file of anybody's: no more of it than such a file can have, since a device or a pipe may never end.</summary>
internal static class BoundedFile
{
    /// <summary>All bytes of a file; null where it has more than one of its kind can have.</summary>
    /// <param name="path">The file, or a pipe.</param>
    /// <param name="most">The most bytes that are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<byte[]?> ReadAsync(string path, long most, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        using var read = new MemoryStream();
        var buffer = new byte[1 << 16];
        int count;
        while ((count = await file.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > most)
            {
                return null;
            }
            read.Write(buffer, 0, count);
        }
        return read.ToArray();
    }
}
