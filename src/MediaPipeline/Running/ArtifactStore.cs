using System.Text.Json;

namespace MediaPipeline.Running;

/// <summary>
/// Where stages' outputs are kept: <c>.mediapipeline/EPISODE/STAGE/KEY/</c>. An output is written in a folder
/// of its own and appears by one rename, with its manifest; so a crash leaves all of it or none.
/// </summary>
public sealed class ArtifactStore
{
    private const string LatestName = "latest";

    /// <summary>Held while an output appears: the jobs of a worker take outputs of one episode at once.</summary>
    private static readonly Lock Taking = new();

    /// <summary>Opens the store of one episode.</summary>
    public ArtifactStore(string showRoot, string slug)
    {
        Root = Path.Combine(showRoot, FolderName);
        EpisodeFolder = Path.Combine(Root, "episodes", slug);
    }

    /// <summary>The store's folder, in the show's.</summary>
    public const string FolderName = ".mediapipeline";

    /// <summary>The whole show's store.</summary>
    public string Root { get; }

    /// <summary>The episode's part of it.</summary>
    public string EpisodeFolder { get; }

    /// <summary>Kept sentences and the like, shared by all episodes.</summary>
    public string SharedFolder => Path.Combine(Root, "shared");

    /// <summary>The output under a key, or null where there is none or it is damaged.</summary>
    public StageOutput? Find(string stage, string key)
    {
        var folder = Path.Combine(EpisodeFolder, stage, ShortKey(key));
        var output = Read(folder);
        return output is not null && output.Manifest.Key == key && IsWhole(output) ? output : null;
    }

    /// <summary>
    /// The output under a key of which only large files may be missing, since they were left in the store that machines
    /// share; enough to tell what depends on it.
    /// </summary>
    public StageOutput? FindPart(string stage, string key, long light)
    {
        var output = Read(Path.Combine(EpisodeFolder, stage, ShortKey(key)));
        return
            output is not null
            && output.Manifest.Key == key
            && output.Manifest.Files.All(f => f.Size > light && !File.Exists(output.PathOf(f.Path)) || IsWhole(output.PathOf(f.Path), f))
            ? output
            : null;
    }

    /// <summary>Where a file of the output under a key is, if it is there and whole.</summary>
    public string? FileOf(string stage, string key, StoredFile file)
    {
        var path = Path.Combine(EpisodeFolder, stage, ShortKey(key), file.Path);
        return IsWhole(path, file) ? path : null;
    }

    /// <summary>The output that the stage made or used last, whole or not; null before the first.</summary>
    public StageOutput? Latest(string stage)
    {
        var pointer = Path.Combine(EpisodeFolder, stage, LatestName);
        return File.Exists(pointer) ? Read(Path.Combine(EpisodeFolder, stage, File.ReadAllText(pointer).Trim())) : null;
    }

    /// <summary>Remembers that an output is the current one.</summary>
    public void Use(StageOutput output)
    {
        var stage = output.Manifest.Stage;
        var pointer = Path.Combine(EpisodeFolder, stage, LatestName);
        var name = ShortKey(output.Manifest.Key);
        if (!File.Exists(pointer) || File.ReadAllText(pointer) != name)
        {
            AtomicFile.WriteText(pointer, name);
        }
    }

    /// <summary>Remembers why a stage failed, until it succeeds.</summary>
    public void NoteFailure(string stage, string problem)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(EpisodeFolder, stage));
            AtomicFile.WriteText(FailurePath(stage), problem);
        }
        catch (IOException)
        {
            // A full disk may be the very failure; the host is told of it all the same.
        }
    }

    /// <summary>Why a stage failed when it last ran; null when it did not.</summary>
    public string? LastFailure(string stage) => File.Exists(FailurePath(stage)) ? File.ReadAllText(FailurePath(stage)) : null;

    /// <summary>A new empty folder to work in, on the same disk.</summary>
    public string NewWorkFolder(string stage)
    {
        var folder = Path.Combine(EpisodeFolder, "work", $"{stage}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Turns a work folder into the output under a key.</summary>
    public StageOutput Keep(string workFolder, StageManifest draft)
    {
        var files = Directory
            .EnumerateFiles(workFolder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => new FileInfo(f))
            .Select(f => new StoredFile(
                Path.GetRelativePath(workFolder, f.FullName),
                f.Length,
                ContentHash.OfFile(f.FullName),
                f.LastWriteTimeUtc.Ticks
            ))
            .ToList();
        return Appear(workFolder, draft with { Files = files }, over: true) with { IsFresh = true };
    }

    /// <summary>
    /// Turns a work folder into the output that a manifest describes, as fetched from elsewhere; files that it lacks are there.
    /// Where another job of this worker was quicker, its output stays where it is: it may be being read by now.
    /// </summary>
    public StageOutput Take(string workFolder, StageManifest manifest) => Appear(workFolder, manifest, over: false);

    /// <summary>Clears what crashed runs left behind; only for the holder of the episode's lock.</summary>
    public void ClearWork()
    {
        var work = Path.Combine(EpisodeFolder, "work");
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Deletes outputs that are not current and too old, or, the oldest first, too many.</summary>
    public void Prune(TimeSpan age, double gigabytes, DateTimeOffset now)
    {
        if (!Directory.Exists(EpisodeFolder))
        {
            return;
        }
        var old = new List<(string Folder, DateTimeOffset Made, long Size)>();
        foreach (var stage in Directory.GetDirectories(EpisodeFolder).Where(d => Path.GetFileName(d) != "work"))
        {
            var pointer = Path.Combine(stage, LatestName);
            var current = File.Exists(pointer) ? File.ReadAllText(pointer).Trim() : "";
            old.AddRange(
                Directory
                    .GetDirectories(stage)
                    .Where(d => Path.GetFileName(d) != current)
                    .Select(Read)
                    .OfType<StageOutput>()
                    .Select(o => (o.Folder, o.Manifest.Made, o.Manifest.Files.Sum(f => f.Size)))
            );
        }
        var size = 0L;
        foreach (var (folder, made, bytes) in old.OrderByDescending(o => o.Made))
        {
            size += bytes;
            if (now - made > age || size > gigabytes * 1e9)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private StageOutput Appear(string workFolder, StageManifest manifest, bool over)
    {
        foreach (var file in manifest.Files.Select(f => (Path: Path.Combine(workFolder, f.Path), f.Ticks)).Where(f => File.Exists(f.Path)))
        {
            File.SetLastWriteTimeUtc(file.Path, new DateTime(file.Ticks, DateTimeKind.Utc));
        }
        StoredJson.Write(Path.Combine(workFolder, StageManifest.FileName), manifest);
        var folder = Path.Combine(EpisodeFolder, manifest.Stage, ShortKey(manifest.Key));
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        lock (Taking)
        {
            if (!over && Find(manifest.Stage, manifest.Key) is { } there && there.Manifest.OutputHash == manifest.OutputHash)
            {
                Directory.Delete(workFolder, recursive: true);
                File.Delete(FailurePath(manifest.Stage));
                return there;
            }
            if (Directory.Exists(folder))
            {
                // Made anew by force, or damaged: the old one goes out of the way in one step.
                var aside = NewWorkFolder("old");
                Directory.Delete(aside);
                Directory.Move(folder, aside);
                Directory.Delete(aside, recursive: true);
            }
            Directory.Move(workFolder, folder);
        }
        File.Delete(FailurePath(manifest.Stage));
        return new StageOutput(folder, manifest);
    }

    private static StageOutput? Read(string folder)
    {
        var path = Path.Combine(folder, StageManifest.FileName);
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            return new StageOutput(folder, StoredJson.Read<StageManifest>(path));
        }
        catch (JsonException)
        {
            // A damaged manifest is no manifest: the stage runs again.
            return null;
        }
    }

    private static bool IsWhole(StageOutput output) => output.Manifest.Files.All(f => IsWhole(output.PathOf(f.Path), f));

    private static bool IsWhole(string path, StoredFile file)
    {
        var info = new FileInfo(path);
        return info.Exists
            && info.Length == file.Size
            && (info.LastWriteTimeUtc.Ticks == file.Ticks || ContentHash.OfFile(info.FullName) == file.Hash);
    }

    private string FailurePath(string stage) => Path.Combine(EpisodeFolder, stage, "failure");

    private static string ShortKey(string key) => key[..20];
}
