using System.Runtime.InteropServices;
using MediaPipeline.Running;
using MediaPipeline.Speech.Piper;

namespace MediaPipeline.Narration;

/// <summary>
/// Spoken sentences, kept by what they were made of: voice, phonemes, pace. A file holds rate, counts, phoneme ends and 16-bit samples.
/// Beside them sentences' phonemes, kept by espeak-ng's version and its voice.
/// </summary>
internal sealed class SentenceCache(string folder)
{
    private const int HeadInts = 3;

    private readonly KeptFiles sounds = new(folder, ".sentence");

    /// <summary>What espeak-ng answered.</summary>
    public KeptFiles Phonemes { get; } = new(folder, ".phonemes");

    public static string Key(string voiceHash, string phonemes, double pace, int speaker) =>
        ContentHash.OfValue(
            new
            {
                Format = 3,
                voiceHash,
                phonemes,
                pace,
                speaker,
            }
        );

    public SpokenSentence? Find(string key)
    {
        if (sounds.Find(key) is not { } kept || kept.Length < HeadInts * sizeof(int))
        {
            return null;
        }
        var body = kept.AsSpan();
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
        sounds.Keep(key, body);
        return sentence with { Samples = [.. pcm.Select(s => s / 32767f)] };
    }

    /// <summary>Deletes what has not been used for so long.</summary>
    public void Prune(TimeSpan age) => sounds.Prune(age);
}
