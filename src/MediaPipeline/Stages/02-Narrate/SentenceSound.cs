using MediaPipeline.Media;

namespace MediaPipeline.Narration;

/// <summary>
/// A spoken sentence ready to be set: without the silence around it, with its phrases as far apart as wanted, as loud
/// as every other, and faded in and out over a few milliseconds so that no join clicks.
/// </summary>
/// <param name="Samples">-1 to 1, at the voice's rate.</param>
/// <param name="Words">The samples at which each word begins and ends; empty when the voice does not tell.</param>
internal sealed record SentenceSound(float[] Samples, IReadOnlyList<(int Start, int End)> Words)
{
    /// <summary>The loudness of every sentence, in LUFS: mastering sets the whole later.</summary>
    private const double Level = -22;

    /// <summary>Most decibels that a sentence is raised or lowered by.</summary>
    private const double MostGain = 12;

    private const float Ceiling = 0.98f;
    private const float Silence = 0.004f; // -48 dB
    private const double KeepBefore = 0.03;
    private const double KeepAfter = 0.08;
    private const double Fade = 0.006;

    /// <summary>A pause between phrases lies this near (seconds) to where the voice has its mark.</summary>
    private const double Near = 0.12;

    /// <summary>Makes a take ready.</summary>
    /// <param name="take">As spoken.</param>
    /// <param name="phrasePause">Least seconds of silence at a semicolon or colon, and after a question or call within the sentence.</param>
    public static SentenceSound Of(BoothTake take, double phrasePause)
    {
        var rate = take.Sound.SampleRate;
        var (first, last) = Extent(take.Sound.Samples, rate);
        // Where silence goes in, and how many samples of it.
        var pauses = take
            .Phrases.Select(p => Pause(take.Sound.Samples, p, rate, (int)(phrasePause * rate)))
            .Where(p => p.Count > 0 && p.At > first && p.At < last)
            .OrderBy(p => p.At)
            .ToList();
        var samples = new List<float>(last - first + pauses.Sum(p => p.Count));
        var from = first;
        foreach (var (at, count) in pauses)
        {
            samples.AddRange(Faded(take.Sound.Samples[from..at], rate));
            samples.AddRange(new float[count]);
            from = at;
        }
        samples.AddRange(Faded(take.Sound.Samples[from..last], rate));
        int Moved(int sample) => Math.Clamp(sample - first, 0, last - first) + pauses.Where(p => p.At <= sample).Sum(p => p.Count);
        return new SentenceSound(Levelled([.. samples], rate), [.. take.WordEnds.Select(w => (Moved(w.Start), Moved(w.End)))]);
    }

    private static (int First, int Last) Extent(float[] samples, int rate)
    {
        var first = Array.FindIndex(samples, s => MathF.Abs(s) > Silence);
        if (first < 0)
        {
            return (0, samples.Length);
        }
        var last = Array.FindLastIndex(samples, s => MathF.Abs(s) > Silence);
        return (Math.Max(0, first - (int)(KeepBefore * rate)), Math.Min(samples.Length, last + 1 + (int)(KeepAfter * rate)));
    }

    /// <summary>The middle of the longest silence about a phrase's end, and how much it falls short of.</summary>
    private static (int At, int Count) Pause(float[] samples, (int Start, int End) phraseEnd, int rate, int wanted)
    {
        var near = (int)(Near * rate);
        var to = Math.Min(samples.Length, phraseEnd.End + near);
        int run = 0,
            longest = 0,
            end = -1;
        for (var i = Math.Max(0, phraseEnd.Start - near); i < to; i++)
        {
            run = MathF.Abs(samples[i]) <= Silence ? run + 1 : 0;
            if (run > longest)
            {
                (longest, end) = (run, i + 1);
            }
        }
        // Where the voice runs on without any silence, a pause would cut a sound in two.
        return longest < rate / 100 ? (0, 0) : (end - longest / 2, wanted - longest);
    }

    private static float[] Faded(float[] cut, int rate)
    {
        var fade = Math.Min(cut.Length / 2, (int)(Fade * rate));
        for (var i = 0; i < fade; i++)
        {
            var gain = (float)(0.5 - 0.5 * Math.Cos(Math.PI * i / fade));
            cut[i] *= gain;
            cut[^(i + 1)] *= gain;
        }
        return cut;
    }

    private static float[] Levelled(float[] samples, int rate)
    {
        var loudness = LoudnessMeter.Integrated(samples, rate);
        if (double.IsInfinity(loudness))
        {
            return samples;
        }
        var gain = Decibels.Factor(Math.Clamp(Level - loudness, -MostGain, MostGain));
        gain = Math.Min(gain, Ceiling / samples.Max(MathF.Abs));
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] *= gain;
        }
        return samples;
    }
}
