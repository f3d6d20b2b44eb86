namespace MediaPipeline.Running;

/// <summary>What disks and network folders refuse, told from faults of the program's own.</summary>
public static class DiskTrouble
{
    private const int NoSpace = 28; // ENOSPC
    private const int OverQuota = 122; // EDQUOT
    private const int HeldOnLinux = 11; // EWOULDBLOCK
    private const int HeldOnMac = 35; // EWOULDBLOCK
    private const int HeldOnWindows = 32; // ERROR_SHARING_VIOLATION

    // EPIPE: who reads a pipe has ended, which no disk is the cause of.
    private const int BrokenPipe = 32;

    // COR_E_IO: an IOException without a number of the operating system's, such as those that code raises itself.
    private const int WithoutNumber = unchecked((int)0x80131620);

    /// <summary>Whether an error says that the disk is full.</summary>
    public static bool IsFull(Exception e) =>
        e is IOException && (e.HResult & 0xFFFF) is NoSpace or OverQuota || e.Message.Contains("No space left", StringComparison.Ordinal);

    /// <summary>Whether an error says that another process holds the file.</summary>
    public static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is HeldOnLinux or HeldOnMac or HeldOnWindows;

    /// <summary>The error for people; null where no disk is the cause.</summary>
    /// <param name="e">What happened.</param>
    /// <param name="where">The folder that was worked in, should the error not name a file.</param>
    public static PipelineException? Explain(Exception e, string where) =>
        e switch
        {
            _ when IsFull(e) => new PipelineException(
                "There is no space left on the disk.",
                where,
                "Free some space and run the same command again; what is done is kept.",
                e
            ),
            UnauthorizedAccessException => new PipelineException(e.Message, null, "Give yourself the right to read and write there.", e),
            FileNotFoundException or DirectoryNotFoundException => new PipelineException(
                $"A file was taken away while it was needed: {e.Message}",
                where,
                "Run the same command again; what is missing is made anew.",
                e
            ),
            PathTooLongException => new WrongInputException(
                "A name is longer than the file system takes.",
                null,
                "Give it a shorter one.",
                e
            ),
            IOException when e.GetType() == typeof(IOException) && e.HResult is not (WithoutNumber or BrokenPipe) => new PipelineException(
                $"The disk, or the network folder, did not do what it was asked: {e.Message}",
                where,
                "See whether it is well and connected, and run the same command again; what is done is kept.",
                e
            ),
            _ => null,
        };
}
