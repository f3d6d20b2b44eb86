using System.IO.Hashing;

namespace MediaPipeline.Models;

/// <summary>A graph in a folder of its own: the graph, its weights, and the sums of both, so that damage shows.</summary>
/// <param name="folder">Its folder, named by what it was made of.</param>
internal sealed class KeptGraph(string folder)
{
    /// <summary>The file of weights, which the graph names.</summary>
    public const string Weights = "weights.bin";

    /// <summary>Beside the graphs, what is known of the models' files; it is no graph.</summary>
    public const string ModelHashes = "models";

    private const string GraphFile = "graph.onnx";

    private const string Sums = "sums.txt";

    private const string Unfinished = ".part";

    /// <summary>All kept graphs together take no more than this; those used longest ago go first.</summary>
    private const long MostBytes = 1L << 30;

    /// <summary>Graphs that nobody has asked for in so long are deleted.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromDays(60);

    /// <summary>What was not finished in so long never will be.</summary>
    private static readonly TimeSpan GivenUp = TimeSpan.FromDays(1);

    /// <summary>The graph's file.</summary>
    public string Graph => Path.Combine(folder, GraphFile);

    /// <summary>Whether all is there as it was kept. It counts as a use.</summary>
    public bool IsWhole()
    {
        var sums = Path.Combine(folder, Sums);
        if (!File.Exists(sums) || File.ReadAllText(sums) != SumsOf(folder))
        {
            return false;
        }
        File.SetLastWriteTimeUtc(sums, DateTime.UtcNow);
        return true;
    }

    /// <summary>Lets it be written beside its place, then renames it there; one that is damaged goes.</summary>
    /// <param name="write">Writes the graph into a file, and <see cref="Weights"/> beside it.</param>
    public void Make(Action<string> write)
    {
        var made = $"{folder}.{Guid.NewGuid():N}{Unfinished}";
        Directory.CreateDirectory(made);
        try
        {
            write(Path.Combine(made, GraphFile));
            File.WriteAllText(Path.Combine(made, Sums), SumsOf(made));
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
            Directory.Move(made, folder);
        }
        finally
        {
            if (Directory.Exists(made))
            {
                Directory.Delete(made, recursive: true);
            }
        }
    }

    /// <summary>Deletes what has not been used for long, what is too much, and what a killed program left half made.</summary>
    /// <param name="folder">Where all graphs are kept.</param>
    public static void Prune(string folder)
    {
        var total = 0L;
        var graphs = new DirectoryInfo(folder).GetDirectories().Where(d => d.Name != ModelHashes);
        foreach (var graph in graphs.Select(Use).OrderByDescending(g => g.Last))
        {
            total += graph.Bytes;
            if (total > MostBytes || DateTime.UtcNow - graph.Last > (graph.Folder.Extension == Unfinished ? GivenUp : Age))
            {
                graph.Folder.Delete(recursive: true);
            }
        }
    }

    private static (DirectoryInfo Folder, long Bytes, DateTime Last) Use(DirectoryInfo folder)
    {
        var files = folder.GetFiles("*", SearchOption.AllDirectories);
        return (folder, files.Sum(f => f.Length), files.Select(f => f.LastWriteTimeUtc).DefaultIfEmpty(folder.LastWriteTimeUtc).Max());
    }

    /// <summary>Sums that show damage, not forgery: a hundred megabytes are read before each command's first word.</summary>
    private static string SumsOf(string folder) =>
        string.Join(' ', new[] { GraphFile, Weights }.Select(n => SumOf(Path.Combine(folder, n))));

    private static string SumOf(string path)
    {
        if (!File.Exists(path))
        {
            return "";
        }
        var sum = new XxHash128();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var buffer = new byte[1 << 18];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            sum.Append(buffer.AsSpan(0, read));
        }
        return Convert.ToHexStringLower(sum.GetCurrentHash());
    }
}
