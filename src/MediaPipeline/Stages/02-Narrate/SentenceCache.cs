using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MediaPipeline.Running;
using MediaPipeline.Speech.Piper;

namespace MediaPipeline.Narration;

/// <summary>
/// Spoken sentences, kept by what they were made of: voice, phonemes, pace. A file holds rate, counts,
/// phoneme ends and 16-bit samples, and ends with its own SHA-256, so damage shows.
/// </summary>
internal sealed class SentenceCache(string folder)
{
    private const int HeadInts = 3;

    public static string Key(string voiceHash, string phonemes, double pace, int speaker) =>
        ContentHash.OfValue(
            new
            {
                Format = 2,
                voiceHash,
                phonemes,
                pace,
                speaker,
            }
        );

    public SpokenSentence? Find(string key)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
        {
            return null;
        }
        var bytes = File.ReadAllBytes(path);
        var body = bytes.AsSpan(0, Math.Max(0, bytes.Length - SHA256.HashSizeInBytes));
        if (body.Length < HeadInts * sizeof(int) || !SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(body.Length)))
        {
            return null;
        }
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        var head = MemoryMarshal.Cast<byte, int>(body[..(HeadInts * sizeof(int))]);
        var ends = MemoryMarshal.Cast<byte, int>(body.Slice(HeadInts * sizeof(int), head[1] * sizeof(int))).ToArray();
        var pcm = MemoryMarshal.Cast<byte, short>(body[((HeadInts + head[1]) * sizeof(int))..]);
        var samples = new float[head[2]];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = pcm[i] / 32767f;
        }
        return new SpokenSentence(samples, head[0], ends);
    }

    /// <summary>Keeps a sentence and gives it back as it will be read, rounded to 16 bits.</summary>
    public SpokenSentence Keep(string key, SpokenSentence sentence)
    {
        var pcm = new short[sentence.Samples.Length];
        for (var i = 0; i < pcm.Length; i++)
        {
            pcm[i] = (short)Math.Clamp(MathF.Round(sentence.Samples[i] * 32767), short.MinValue, short.MaxValue);
        }
        byte[] body =
        [
            .. MemoryMarshal.AsBytes<int>([sentence.SampleRate, sentence.PhonemeEnds.Length, pcm.Length]),
            .. MemoryMarshal.AsBytes<int>(sentence.PhonemeEnds),
            .. MemoryMarshal.AsBytes<short>(pcm),
        ];
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, temporary => File.WriteAllBytes(temporary, [.. body, .. SHA256.HashData(body)]));
        return sentence with { Samples = [.. pcm.Select(s => s / 32767f)] };
    }

    /// <summary>Deletes what has not been used for so long.</summary>
    public void Prune(TimeSpan age) => AgedFiles.Delete(folder, age);

    private string PathOf(string key) => Path.Combine(folder, key[..2], key + ".sentence");
}
