namespace MediaPipeline.Media;

/// <summary>The last lines that a program wrote, without its counters of progress: what an error shows.</summary>
/// <param name="onLine">Told each line.</param>
internal sealed class LastLines(Action<string>? onLine)
{
    private const int Most = 12;

    private readonly Queue<string> last = new();

    /// <summary>They, oldest first.</summary>
    public IReadOnlyList<string> Last
    {
        get
        {
            lock (last)
            {
                return [.. last];
            }
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(string line)
    {
        if (line.StartsWith("frame=", StringComparison.Ordinal) || line.StartsWith("size=", StringComparison.Ordinal))
        {
            return;
        }
        onLine?.Invoke(line);
        lock (last)
        {
            last.Enqueue(line);
            if (last.Count > Most)
            {
                last.Dequeue();
            }
        }
    }
}
