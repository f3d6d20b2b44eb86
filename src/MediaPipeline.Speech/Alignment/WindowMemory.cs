using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Remembers what was heard in a window by all that it was made of: the samples, the script's words from there
/// on, and the pauses. So where a sentence of a long episode changes, only the windows around it are listened
/// to again. A file is a line of JSON and, in the line below, the SHA-256 of it: a time in which a disk changed a digit is no time
/// that was heard.
/// </summary>
/// <param name="folder">Where the memory is kept, a small file a window.</param>
/// <param name="model">What the model is: a hash of its files.</param>
public sealed class WindowMemory(string folder, string model)
{
    /// <summary>Raised when the aligner would hear something else in the same window.</summary>
    private const int Version = 10;

    /// <summary>Forgets windows that have not been asked for in so long.</summary>
    public void Prune(TimeSpan age)
    {
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.json").Where(f => DateTime.UtcNow - File.GetLastWriteTimeUtc(f) > age))
            {
                File.Delete(file);
            }
        }
    }

    internal string Key(SpeechAudio audio, SpeechWindow window, SpeechActivity activity, IReadOnlyList<int> prompt, string expected)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(audio.Read(window.Start, window.End).AsSpan()));
        var pauses = activity
            .Pauses.Where(p => p.End > window.Start && p.Start < window.End)
            .Select(p => (Math.Round(p.Start - window.Start, 3), Math.Round(p.End - window.Start, 3)));
        var text = $"{Version} {model} {Math.Round(window.Length, 3)} {string.Join(',', prompt)} {string.Join(',', pauses)}\n{expected}";
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal List<HeardWord>? Find(string key, double start, int pointer) => FindHeard(key, start, pointer)?.Words;

    internal void Keep(string key, IReadOnlyList<HeardWord> words, double start, int pointer) =>
        KeepHeard(key, words, null, start, pointer);

    /// <summary>The words of a window, and where its text ended if that was before the window's end.</summary>
    internal (List<HeardWord> Words, double? End)? FindHeard(string key, double start, int pointer = 0)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            var heard = Whole(File.ReadAllBytes(path)) is { } json ? JsonSerializer.Deserialize<HeardWindow>(json) : null;
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return heard is null ? null : ([.. heard.Words.Select(w => Moved(w, start, pointer))], Moved(heard.End, start));
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            // Damaged, or another run writes it just now: the window is listened to again.
            return null;
        }
    }

    internal void KeepHeard(string key, IReadOnlyList<HeardWord> words, double? end, double start, int pointer = 0)
    {
        Directory.CreateDirectory(folder);
        var heard = new HeardWindow([.. words.Select(w => Moved(w, -start, -pointer))], Moved(end, -start));
        var json = JsonSerializer.SerializeToUtf8Bytes(heard);
        // Written in its place: what a killed run leaves half is told by its sum, and the next run writes over it. Half files
        // under names of their own would stay. Two runs that hear the same window write the same.
        using var file = new FileStream(PathOf(key), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        file.Write([.. json, .. Below(json)]);
    }

    /// <summary>Words as they would be found again: what follows must not depend on whether a window was remembered.</summary>
    internal static List<HeardWord> AsRemembered(IReadOnlyList<HeardWord> words, double start) =>
        [.. words.Select(w => Moved(Moved(w, -start, 0), start, 0))];

    /// <summary>A time as it would be found again.</summary>
    internal static double? AsRemembered(double? time, double start) => Moved(Moved(time, -start), start);

    private sealed record HeardWindow(IReadOnlyList<HeardWord> Words, double? End);

    /// <summary>What stands below a line of JSON.</summary>
    private static byte[] Below(byte[] json) => Encoding.ASCII.GetBytes($"\n{Convert.ToHexStringLower(SHA256.HashData(json))}\n");

    /// <summary>The JSON of a file; null where it is not what was written.</summary>
    private static byte[]? Whole(byte[] file) =>
        file.AsSpan().IndexOf((byte)'\n') is >= 0 and var end && file[..end] is var json && file.AsSpan(end).SequenceEqual(Below(json))
            ? json
            : null;

    private string PathOf(string key) => Path.Combine(folder, key[..32] + ".json");

    // Rounded to tenths of milliseconds, so that a window heard again at another place says the same.
    private static double? Moved(double? time, double seconds) => time is { } t ? Math.Round(t + seconds, 4) : null;

    private static HeardWord Moved(HeardWord word, double seconds, int words) =>
        word with
        {
            Start = Moved(word.Start, seconds)!.Value,
            End = Moved(word.End, seconds)!.Value,
            ScriptIndex = word.ScriptIndex + words,
        };
}
