namespace MediaPipeline.Running;

/// <summary>Files of a cache that nobody has asked for in a long time.</summary>
internal static class AgedFiles
{
    /// <summary>Deletes what a folder holds that has not been used for so long; whoever uses a file sets its time.</summary>
    public static void Delete(string folder, TimeSpan age)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);
        foreach (var file in files.Where(f => DateTime.UtcNow - File.GetLastWriteTimeUtc(f) > age))
        {
            File.Delete(file);
        }
    }
}
