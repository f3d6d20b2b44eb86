using System.Text.Json;
using MediaPipeline.Storage;

namespace MediaPipeline.Running;

/// <summary>
/// The artifact store that machines share: contents under their own SHA-256 (<c>content/ab/abcd…</c>), and a small
/// record under a name for each output (<c>SHOW/outputs/EPISODE/STAGE/KEY.json</c>), written after all its contents.
/// What is fetched is checked by its hash; what is damaged counts as not there, and is cleared away so that it is made again.
/// </summary>
/// <param name="storage">The folder or container.</param>
/// <param name="show">The show's own name in it.</param>
public sealed class SharedStore(IStorage storage, string show)
{
    /// <summary>Larger files are left where they are as long as somebody only wants to know what is there.</summary>
    private const long Light = 4 << 20;

    /// <summary>Where it is, for people.</summary>
    public string Name => storage.Name;

    /// <summary>Makes it ready: creates folder or container where missing.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => storage.PrepareAsync(cancellationToken);

    /// <summary>Puts a file there under its content's hash, unless it is there.</summary>
    public async Task PutAsync(string file, string hash, CancellationToken cancellationToken)
    {
        var path = ContentPath(hash);
        var size = new FileInfo(file).Length;
        var there = await storage.ListAsync(path, cancellationToken);
        if (!there.Any(f => f.Path == path && f.Size == size && (f.Hash() ?? hash) == hash))
        {
            await storage.UploadAsync(path, file, Held, new ProgressShare(_ => { }), cancellationToken);
        }
    }

    /// <summary>Fetches a file by its content's hash.</summary>
    /// <returns>False when it is not there, or is damaged and therefore taken away.</returns>
    public async Task<bool> FetchAsync(string hash, string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (!await storage.DownloadAsync(ContentPath(hash), file, cancellationToken))
        {
            return false;
        }
        if (ContentHash.OfFile(file) == hash)
        {
            return true;
        }
        File.Delete(file);
        await storage.DeleteAsync(ContentPath(hash), cancellationToken);
        return false;
    }

    /// <summary>Puts an output there, its record last, unless it is there.</summary>
    public async Task PutAsync(string episode, StageOutput output, CancellationToken cancellationToken)
    {
        var record = RecordName(episode, output.Manifest.Stage, output.Manifest.Key);
        if (await ReadAsync<StageManifest>(record, cancellationToken) is { } there && there.OutputHash == output.Manifest.OutputHash)
        {
            return;
        }
        foreach (var file in output.Manifest.Files)
        {
            await PutAsync(output.File(file.Path), file.Hash, cancellationToken);
        }
        await WriteAsync(record, output.Manifest, cancellationToken);
    }

    /// <summary>Brings an output into an episode's own store.</summary>
    /// <param name="store">The episode's store on this machine.</param>
    /// <param name="episode">Its name.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="key">The output's key.</param>
    /// <param name="whole">Whether files of any size are wanted, or only those that tell what there is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Null when it is not there, or a part of it is lost or damaged.</returns>
    public async Task<StageOutput?> FetchAsync(
        ArtifactStore store,
        string episode,
        string stage,
        string key,
        bool whole,
        CancellationToken cancellationToken
    )
    {
        if (!whole && store.FindPart(stage, key, Light) is { } part)
        {
            return part;
        }
        var record = RecordName(episode, stage, key);
        if (await ReadAsync<StageManifest>(record, cancellationToken) is not { } manifest)
        {
            return null;
        }
        var folder = store.NewWorkFolder(stage);
        try
        {
            foreach (var file in manifest.Files.Where(f => whole || f.Size <= Light))
            {
                var target = InsideFolder.Require(folder, file.Path, Name);
                if (store.FileOf(stage, key, file) is { } here)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(here, target);
                }
                else if (!await FetchAsync(file.Hash, target, cancellationToken))
                {
                    // A record of what is not there would keep it from being put there again.
                    await storage.DeleteAsync(RecordPath(record), cancellationToken);
                    return null;
                }
            }
            return store.Take(folder, manifest);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Writes a small record of the show's.</summary>
    public Task WriteAsync<T>(string name, T value, CancellationToken cancellationToken) =>
        storage.WriteAsync(
            RecordPath(name),
            JsonSerializer.SerializeToUtf8Bytes(value, StoredJson.Options),
            Held,
            WriteCondition.Always,
            cancellationToken
        );

    /// <summary>Reads such a record; null when it is not there, or damaged: then what it tells of is made again.</summary>
    public async Task<T?> ReadAsync<T>(string name, CancellationToken cancellationToken)
        where T : class
    {
        var content = await storage.ReadAsync(RecordPath(name), cancellationToken);
        try
        {
            return content is null ? null : JsonSerializer.Deserialize<T>(content.Bytes, StoredJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string ContentPath(string hash) => $"content/{hash[..2]}/{hash}";

    private static string RecordName(string episode, string stage, string key) => $"outputs/{episode}/{stage}/{key}.json";

    private string RecordPath(string name) => $"{show}/{name}";

    /// <summary>Nobody's browser reads it.</summary>
    private static Delivery Held => new("application/octet-stream", "private, no-store");
}
