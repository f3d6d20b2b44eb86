using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaPipeline.Media;

/// <summary>The last lines that a program wrote, without its counters of progress: what an error shows.</summary>
/// <param name="onLine">Told each line.</param>
internal sealed partial class LastLines(Action<string>? onLine)
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

    /// <summary>How much ffmpeg says last that it has written into its first file, in whole units of 1,024 bytes; null if it says nothing.</summary>
    public long? Written { get; private set; }

    /// <summary>Adds one.</summary>
    public void Add(string line)
    {
        if (line.StartsWith("frame=", StringComparison.Ordinal) || line.StartsWith("size=", StringComparison.Ordinal))
        {
            var size = Size().Match(line);
            Written = size.Success ? long.Parse(size.Groups["size"].ValueSpan, CultureInfo.InvariantCulture) : Written;
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

    [GeneratedRegex(@"size= *(?<size>[0-9]{1,15})[kK]i?B")]
    private static partial Regex Size();
}
