using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Speech.Alignment;

/// <summary>A stretch of the script as a synthetic voice says it.</summary>
/// <param name="FirstWord">The script's word that it begins with.</param>
/// <param name="Samples">16,000 a second.</param>
/// <param name="WordStarts">When each of its words begins, in seconds from the first sample, as the voice's durations tell.</param>
public sealed record Rendition(int FirstWord, ReadOnlyMemory<float> Samples, IReadOnlyList<double> WordStarts);

/// <summary>
/// A second witness to when words were said: a voice says the sentence, its sound is warped onto the recording close to
/// where Whisper found the words (dynamic time warping over cepstra; Sakoe and Chiba, 1978), and a word's start moves
/// a third of the way to where that has it. Each errs, but differently.
/// </summary>
public static class VoiceWitness
{
    /// <summary>Seconds by which a Piper voice's durations lie behind its sound (against espeak-ng's word events).</summary>
    public const double VoiceLag = 0.04;

    /// <summary>What the warp's time counts against Whisper's (measured on espeak-ng's word events; docs/benchmarks.md).</summary>
    private const double WeightOfWarp = 1 / 3.0;

    /// <summary>Seconds around Whisper's time within which the warp stays.</summary>
    private const double Band = 0.15;

    /// <summary>Seconds of the recording around a sentence that are looked at.</summary>
    private const double Around = 0.25;

    /// <summary>A start this near (seconds) to the end of a pause is known better by the pause.</summary>
    private const double AtPause = 0.011;

    /// <summary>A word keeps at least this length in seconds.</summary>
    private const double Shortest = 0.03;

    /// <summary>Moves the starts of a transcript's words towards those of renditions warped onto the recording.</summary>
    /// <param name="transcript">What Whisper heard, with a script.</param>
    /// <param name="audio">What it listened to.</param>
    /// <param name="renditions">The script's sentences in a voice; those not wholly said are passed over.</param>
    /// <param name="vad">As for the transcript.</param>
    /// <param name="cancellationToken">Ends the work between two sentences.</param>
    public static Transcript Refine(
        Transcript transcript,
        SpeechAudio audio,
        IEnumerable<Rendition> renditions,
        Silero.SileroVad? vad = null,
        CancellationToken cancellationToken = default
    )
    {
        var witnessed = new Dictionary<int, double>();
        foreach (var rendition in renditions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var words = Enumerable.Range(rendition.FirstWord, rendition.WordStarts.Count).ToList();
            if (
                words.Count == 0
                || words.Any(w => transcript.Words[w].Start is null)
                || !InOrder(words.Select(w => transcript.Words[w].Start!.Value))
            )
            {
                continue;
            }
            var warped = Warp(
                rendition,
                [.. words.Select(w => transcript.Words[w].Start!.Value)],
                transcript.Words[words[^1]].End!.Value,
                audio
            );
            foreach (var (word, time) in words.Zip(warped))
            {
                witnessed[word] = time;
            }
        }
        return Agree(transcript, audio, witnessed, WeightOfWarp, vad, cancellationToken);
    }

    /// <summary>Moves the starts of words towards those of another witness; those that a pause tells stay.</summary>
    /// <param name="transcript">What Whisper heard, with a script.</param>
    /// <param name="audio">What it listened to.</param>
    /// <param name="witnessed">The other starts in seconds, by the script's word.</param>
    /// <param name="weight">What they count, 0 to 1.</param>
    /// <param name="vad">As for the transcript.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Transcript Agree(
        Transcript transcript,
        SpeechAudio audio,
        IReadOnlyDictionary<int, double> witnessed,
        double weight,
        Silero.SileroVad? vad = null,
        CancellationToken cancellationToken = default
    )
    {
        var activity = SpeechActivity.Measure(audio, vad, cancellationToken);
        var pauseEnds = activity.Pauses.Select(p => p.End).ToArray();
        var starts = witnessed
            .Where(w => transcript.Words[w.Key].Start is { } start && !IsNear(pauseEnds, start))
            .ToDictionary(w => w.Key, w => transcript.Words[w.Key].Start!.Value * (1 - weight) + w.Value * weight);
        return Moved(transcript, starts);
    }

    /// <summary>The transcript with other starts for some of its words; a word that touched its neighbour still does.</summary>
    private static Transcript Moved(Transcript transcript, IReadOnlyDictionary<int, double> starts)
    {
        var heard = transcript.Heard.ToArray();
        for (var h = 0; h < heard.Length; h++)
        {
            var word = heard[h];
            if (
                word.ScriptIndex is not { } s
                || transcript.Words[s].Start != word.Start
                || !starts.TryGetValue(s, out var start)
                || start > word.End - Shortest
            )
            {
                continue;
            }
            if (h > 0 && heard[h - 1].End > word.Start - Shortest || h > 0 && start < heard[h - 1].End)
            {
                if (start < heard[h - 1].Start + Shortest)
                {
                    continue;
                }
                heard[h - 1] = heard[h - 1] with { End = start };
            }
            heard[h] = word with { Start = start };
        }
        var words = transcript.Words.ToArray();
        for (var h = 0; h < heard.Length; h++)
        {
            if (heard[h].ScriptIndex is { } s && words[s].Start == transcript.Heard[h].Start)
            {
                words[s] = words[s] with { Start = heard[h].Start, End = heard[h].End };
            }
        }
        return transcript with { Heard = heard, Words = words };
    }

    /// <summary>For each word of the rendition when it begins in the recording, by the likeness of the sounds.</summary>
    private static double[] Warp(Rendition rendition, double[] whisper, double end, SpeechAudio audio)
    {
        var from = Math.Max(0, whisper[0] - Around);
        var voice = CepstralFrames.Of(rendition.Samples.Span);
        var recording = CepstralFrames.Of(audio.Read(from, end + Around));
        // Where Whisper has the frames of the voice: in a straight line from word to word.
        var expected = new double[voice.Count];
        var last = rendition.Samples.Length / (double)SpeechAudio.SampleRate;
        for (int f = 0, w = -1; f < voice.Count; f++)
        {
            var time = f * CepstralFrames.Hop + VoiceLag;
            while (w + 1 < whisper.Length && rendition.WordStarts[w + 1] <= time)
            {
                w++;
            }
            var (v0, r0) = w < 0 ? (0, from) : (rendition.WordStarts[w], whisper[w]);
            var (v1, r1) = w + 1 < whisper.Length ? (rendition.WordStarts[w + 1], whisper[w + 1]) : (last + VoiceLag, end + Around);
            expected[f] = r0 + (v1 > v0 ? (time - v0) / (v1 - v0) * (r1 - r0) : 0) - from;
        }
        var path = Path(voice, recording, expected);
        return
        [
            .. rendition.WordStarts.Select(start =>
            {
                var frame = Math.Clamp((int)Math.Round((start - VoiceLag) / CepstralFrames.Hop), 0, voice.Count - 1);
                return from + path[frame] * CepstralFrames.Hop;
            }),
        ];
    }

    /// <summary>For each frame of the voice the recording's frame on the cheapest monotone path close to the expected one.</summary>
    private static int[] Path(CepstralFrames voice, CepstralFrames recording, double[] expected)
    {
        int rows = voice.Count,
            reach = (int)(Band / CepstralFrames.Hop),
            width = 2 * reach + 1;
        int First(int row) => Math.Clamp((int)Math.Round(expected[row] / CepstralFrames.Hop) - reach, 0, Math.Max(0, recording.Count - 1));
        var cost = new float[rows * width];
        var step = new int[rows * width];
        cost.AsSpan().Fill(float.PositiveInfinity);
        for (var r = 0; r < rows; r++)
        {
            var first = First(r);
            var before = r > 0 ? First(r - 1) : 0;
            for (var i = 0; i < width && first + i < recording.Count; i++)
            {
                var best = r == 0 ? 0 : float.PositiveInfinity;
                var came = -1;
                // From the voice's frame before, the recording may have stood still or gone on by up to three frames.
                for (var on = 0; r > 0 && on <= 3; on++)
                {
                    var j = first + i - on - before;
                    if (j >= 0 && j < width && cost[(r - 1) * width + j] + (on == 1 ? 0 : 0.3f) is var way && way < best)
                    {
                        (best, came) = (way, j);
                    }
                }
                if (!float.IsPositiveInfinity(best))
                {
                    cost[r * width + i] = best + CepstralFrames.Distance(voice[r], recording[first + i]);
                    step[r * width + i] = came;
                }
            }
            if (r > 0 && cost.AsSpan(r * width, width).IndexOfAnyExcept(float.PositiveInfinity) < 0)
            {
                // Whisper's times jump further than sound can: begin anew where it has the next frame.
                cost[r * width + Math.Min(reach, Math.Max(0, recording.Count - 1 - first))] = 0;
                step[r * width + Math.Min(reach, Math.Max(0, recording.Count - 1 - first))] = -1;
            }
        }
        var path = new int[rows];
        var at = -1;
        for (var r = rows - 1; r >= 0; r--)
        {
            if (at < 0)
            {
                at = System.Numerics.Tensors.TensorPrimitives.IndexOfMin<float>(cost.AsSpan(r * width, width));
            }
            path[r] = First(r) + at;
            at = step[r * width + at];
        }
        return path;
    }

    private static bool InOrder(IEnumerable<double> times)
    {
        var last = double.NegativeInfinity;
        foreach (var time in times)
        {
            if (time < last)
            {
                return false;
            }
            last = time;
        }
        return true;
    }

    private static bool IsNear(double[] sorted, double time)
    {
        var at = Array.BinarySearch(sorted, time - AtPause);
        at = at < 0 ? ~at : at;
        return at < sorted.Length && sorted[at] <= time + AtPause;
    }
}
