namespace MediaPipeline.Running;

/// <summary>Tells a full disk from other failures.</summary>
public static class DiskFull
{
    private const int NoSpace = 28; // ENOSPC
    private const int OverQuota = 122; // EDQUOT

    /// <summary>Whether an error says that the disk is full.</summary>
    public static bool Is(Exception e) =>
        e is IOException && (e.HResult & 0xFFFF) is NoSpace or OverQuota || e.Message.Contains("No space left", StringComparison.Ordinal);

    /// <summary>The error for people.</summary>
    public static PipelineException Explain(Exception e, string where) =>
        new("There is no space left on the disk.", where, "Free some space and run the same command again; what is done is kept.", e);
}
