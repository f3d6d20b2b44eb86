using System.Text.Json;
using MediaPipeline.Running;

namespace MediaPipeline.Filming;

/// <summary>Encoded segments, kept by what they show: a Matroska file, and beside it its hash and the characters no font had.</summary>
/// <param name="folder">Shared by all episodes.</param>
internal sealed class SegmentCache(string folder)
{
    private sealed record About(string Hash, string Missing);

    /// <summary>Finds a segment; null where there is none, or it is damaged.</summary>
    public KeptSegment? Find(string key)
    {
        var (film, note) = (FilmOf(key), NoteOf(key));
        if (!File.Exists(note) || !File.Exists(film))
        {
            return null;
        }
        try
        {
            if (StoredJson.Read<About>(note) is { } about && about.Hash == ContentHash.OfFile(film))
            {
                File.SetLastWriteTimeUtc(film, DateTime.UtcNow);
                File.SetLastWriteTimeUtc(note, DateTime.UtcNow);
                return new KeptSegment(film, about.Missing);
            }
        }
        catch (JsonException)
        {
            // Damaged: it is filmed again.
        }
        return null;
    }

    /// <summary>Takes an encoded file over.</summary>
    public KeptSegment Keep(string key, string file, string missing)
    {
        var film = FilmOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(film)!);
        var hash = ContentHash.OfFile(file);
        AtomicFile.Write(film, temporary => File.Copy(file, temporary, overwrite: true));
        AtomicFile.Write(NoteOf(key), temporary => StoredJson.Write(temporary, new About(hash, missing)));
        return new KeptSegment(film, missing);
    }

    /// <summary>Deletes what has not been used for so long.</summary>
    public void Prune(TimeSpan age) => AgedFiles.Delete(folder, age);

    private string FilmOf(string key) => Path.Combine(folder, key[..2], key + ".mkv");

    private string NoteOf(string key) => Path.Combine(folder, key[..2], key + ".json");
}

/// <summary>A segment in the cache.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Missing">Characters in it that no font of the machine had.</param>
internal sealed record KeptSegment(string Path, string Missing);
