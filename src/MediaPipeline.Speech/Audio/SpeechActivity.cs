using System.Numerics.Tensors;
using MediaPipeline.Speech.Silero;

namespace MediaPipeline.Speech.Audio;

/// <summary>
/// Where there is speech and where there are pauses, in steps of 10 ms. Clean audio is judged by its
/// energy, which places edges best; where the background lies too near the speech, by Silero VAD.
/// </summary>
public sealed class SpeechActivity
{
    /// <summary>Seconds that one step covers.</summary>
    public const double Step = 0.01;

    private const int Hop = (int)(SpeechAudio.SampleRate * Step);

    /// <summary>Speech must stand this far (dB) above the background for energy alone to tell them apart.</summary>
    private const float CleanRange = 26f;

    /// <summary>Speech by energy this near (in steps) to speech by the network is speech: energy places edges best.</summary>
    private const int Nearby = 10;

    /// <summary>A word's sound may sink so far (dB) under its loudest place.</summary>
    private const float WordRange = 32;

    /// <summary>So near (dB) to the background's level it is no word's any more.</summary>
    private const float AboveBackground = 10;

    /// <summary>A stop within a word is silent for fewer steps than this.</summary>
    private const int Silence = 9;

    private readonly bool[] speech;
    private readonly int first;
    private readonly float[] levels;
    private readonly float background;

    /// <param name="speech">Whether there is speech, step by step.</param>
    /// <param name="byEnergy">Whether energy alone told.</param>
    /// <param name="first">Steps before the first of <paramref name="speech"/>.</param>
    /// <param name="levels">The level of each step, from the audio's start; none where it is not known.</param>
    /// <param name="background">The level of the background.</param>
    internal SpeechActivity(bool[] speech, bool byEnergy, int first = 0, float[]? levels = null, float background = -120)
    {
        this.levels = levels ?? [];
        this.background = background;
        this.speech = speech;
        this.first = first;
        ByEnergy = byEnergy;
        Pauses = FindPauses(speech, first);
    }

    /// <summary>Whether energy alone told speech from pauses; otherwise Silero VAD did.</summary>
    public bool ByEnergy { get; }

    /// <summary>All pauses of at least 50 ms, in order.</summary>
    public IReadOnlyList<Pause> Pauses { get; }

    /// <summary>Seconds of speech.</summary>
    public double SpeechSeconds => speech.Count(s => s) * Step;

    /// <summary>Whether there is speech in the step at a time in seconds.</summary>
    public bool IsSpeech(double time)
    {
        var step = (int)(time / Step) - first;
        return step >= 0 && step < speech.Length && speech[step];
    }

    /// <summary>The share of speech between two times, 0 to 1.</summary>
    public double SpeechShare(double start, double end)
    {
        var from = Math.Clamp((int)(start / Step) - first, 0, speech.Length);
        var to = Math.Clamp((int)Math.Ceiling(end / Step) - first, from, speech.Length);
        if (to == from)
        {
            return 0;
        }
        return speech.AsSpan(from, to - from).Count(true) / (double)(to - from);
    }

    /// <summary>Seconds of speech between two times.</summary>
    public double SpeechIn(double start, double end) => end <= start ? 0 : (end - start) * SpeechShare(start, end);

    /// <summary>Whether a word may have been said between two times: Whisper fills music and noise with words of its own.</summary>
    internal bool HoldsWord(double start, double end) => SpeechIn(start, end) > (end - start) / 3;

    /// <summary>
    /// Where the sound of a word ends that nothing follows: behind its loudest place, the first place after which it stays
    /// under the background's reach for <see cref="Silence"/> steps. What lasts on, as a hall or a crowd does, is no word.
    /// </summary>
    /// <param name="start">Where the word begins, in seconds.</param>
    /// <param name="end">Where it ends at the latest.</param>
    internal double SoundEnd(double start, double end)
    {
        var from = Math.Clamp((int)(start / Step), 0, levels.Length);
        var to = Math.Clamp((int)Math.Ceiling(end / Step), from, levels.Length);
        if (to - from < Silence)
        {
            return end;
        }
        var loudest = from + TensorPrimitives.IndexOfMax<float>(levels.AsSpan(from, to - from));
        var threshold = Math.Max(levels[loudest] - WordRange, background + AboveBackground);
        var last = loudest;
        for (var i = loudest; i < to && i - last <= Silence; i++)
        {
            last = levels[i] > threshold ? i : last;
        }
        return Math.Min(end, (last + 1) * Step);
    }

    /// <summary>The first time at or after <paramref name="time"/> with speech, or null when none follows.</summary>
    public double? NextSpeech(double time)
    {
        for (var i = Math.Max(0, (int)(time / Step) - first); i < speech.Length; i++)
        {
            if (speech[i])
            {
                // A time in the middle of a step of speech is not led back to where that step begins.
                return Math.Max(time, (first + i) * Step);
            }
        }
        return null;
    }

    /// <summary>
    /// Measures the audio, block by block. <paramref name="vad"/> is asked only where energy does not tell;
    /// without it a threshold between background and speech is used all the same.
    /// </summary>
    public static SpeechActivity Measure(SpeechAudio audio, SileroVad? vad, CancellationToken cancellationToken = default)
    {
        var level = Levels(audio, cancellationToken);
        var sorted = level.ToArray();
        Array.Sort(sorted);
        var background = Percentile(sorted, 0.05);
        var loud = Percentile(sorted, 0.90);
        var clean = loud - background >= CleanRange;
        if (clean || vad is null)
        {
            // Digital silence would put the background at -120 dB; speech fades out long before that.
            var floor = Math.Max(background, loud - 60);
            var threshold = Math.Max(floor + (loud - floor) * 0.35f, loud - 38);
            return new SpeechActivity(Smooth(level.Select(l => l > threshold).ToArray()), true, 0, level, background);
        }
        return new SpeechActivity(AskVad(audio, vad, level.Length, cancellationToken), false, 0, level, background);
    }

    /// <summary>
    /// The same for a stretch of the audio, with what Silero VAD takes for no speech (music, a door) taken away.
    /// </summary>
    public SpeechActivity Confirmed(SpeechAudio audio, double start, double end, SileroVad vad)
    {
        var from = Math.Max(first, (int)(start / Step));
        var to = Math.Clamp((int)Math.Ceiling(end / Step), from, first + speech.Length);
        var samples = new float[(to - from) * Hop];
        audio.Read((long)from * Hop, samples);
        var voiced = AskVad(new MemoryAudio(samples), vad, to - from, default);
        var confirmed = new bool[to - from];
        for (var i = 0; i < confirmed.Length; i++)
        {
            var around = voiced.AsSpan(Math.Max(0, i - Nearby)..Math.Min(voiced.Length, i + Nearby + 1));
            confirmed[i] = speech[from - first + i] && around.Contains(true);
        }
        return new SpeechActivity(Smooth(confirmed), false, from, levels, background);
    }

    /// <summary>The level (dB below full scale) of each step.</summary>
    internal static float[] Levels(SpeechAudio audio, CancellationToken cancellationToken)
    {
        var level = new float[(audio.Length + Hop - 1) / Hop];
        var block = new float[Hop * 1000];
        for (var first = 0; first < level.Length; first += 1000)
        {
            cancellationToken.ThrowIfCancellationRequested();
            audio.Read((long)first * Hop, block);
            for (var i = 0; i < 1000 && first + i < level.Length; i++)
            {
                var step = block.AsSpan(i * Hop, Hop);
                // The mean is taken away so that a constant offset does not pass for sound.
                var mean = TensorPrimitives.Sum<float>(step) / Hop;
                var power = TensorPrimitives.SumOfSquares<float>(step) / Hop - mean * mean;
                level[first + i] = 10 * MathF.Log10(Math.Max(power, 1e-12f));
            }
        }
        return level;
    }

    private static bool[] AskVad(SpeechAudio audio, SileroVad vad, int steps, CancellationToken cancellationToken)
    {
        var probability = vad.Probabilities(audio, cancellationToken);
        var speech = new bool[steps];
        for (var i = 0; i < steps; i++)
        {
            var chunk = Math.Min(probability.Length - 1, i * Hop / SileroVad.ChunkSamples);
            speech[i] = chunk >= 0 && probability[chunk] >= 0.5f;
        }
        return Smooth(speech);
    }

    /// <summary>Drops clicks under 30 ms and closes gaps under 40 ms, so stops inside words are no pauses.</summary>
    private static bool[] Smooth(bool[] speech)
    {
        Fill(speech, false, 4);
        Fill(speech, true, 3);
        return speech;
    }

    private static void Fill(bool[] speech, bool value, int under)
    {
        var i = 0;
        while (i < speech.Length)
        {
            var j = i;
            while (j < speech.Length && speech[j] == speech[i])
            {
                j++;
            }
            if (speech[i] == value && j - i < under && i > 0 && j < speech.Length)
            {
                Array.Fill(speech, !value, i, j - i);
            }
            i = j;
        }
    }

    private static List<Pause> FindPauses(bool[] speech, int first)
    {
        var pauses = new List<Pause>();
        var i = 0;
        while (i < speech.Length)
        {
            var j = i;
            while (j < speech.Length && !speech[j])
            {
                j++;
            }
            if (j - i >= 5)
            {
                pauses.Add(new Pause((first + i) * Step, (first + j) * Step));
            }
            i = Math.Max(j, i + 1);
        }
        return pauses;
    }

    /// <summary>The value that so large a share of sorted ones lies under; -120 of none.</summary>
    internal static float Percentile(float[] sorted, double share) =>
        sorted.Length == 0 ? -120 : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
}
