namespace MediaPipeline.Recordings;

/// <summary>
/// Opens the tracks of those who speak, and closes the others, which hold the same voices again from farther away. A
/// gate that looks at one track alone cannot tell a soft voice from a neighbour's; here tracks are compared.
/// </summary>
internal static class CrosstalkGate
{
    /// <summary>Frames a second in which levels are compared.</summary>
    public const int FramesPerSecond = 100;

    /// <summary>A track so far (dB) under the loudest holds only crosstalk.</summary>
    private const double Under = 9;

    /// <summary>Nobody speaks where all tracks are quieter (dB of full scale, behind levelling): then what is open stays open.</summary>
    private const double Quiet = -46;

    /// <summary>A closed track is lowered by so much (dB).</summary>
    private const double Closed = -32;

    /// <summary>Frames for which a track opens ahead of, and stays open behind, its voice.</summary>
    private const int Ahead = 6,
        Behind = 22;

    /// <summary>Frames that closing takes; opening takes one.</summary>
    private const int Closing = 12;

    /// <summary>Levels are taken over so many frames to each side: between two syllables a neighbour's echo may be the louder.</summary>
    private const int Around = 8;

    /// <summary>Frames of a turn at least; a shorter one is a cough or a neighbour's word.</summary>
    private const int ShortestTurn = 30;

    /// <summary>The gain of each track in each frame, 0 to 1.</summary>
    /// <param name="levels">For each track its level (dB, RMS) in each frame; all of one length.</param>
    public static float[][] Gains(IReadOnlyList<float[]> levels)
    {
        levels = [.. levels.Select(Averaged)];
        var frames = levels[0].Length;
        var open = levels.Select(_ => new bool[frames]).ToArray();
        var speaking = levels.Select(_ => new bool[frames]).ToArray();
        for (var f = 0; f < frames; f++)
        {
            var loudest = levels.Max(l => l[f]);
            for (var t = 0; t < levels.Count; t++)
            {
                speaking[t][f] = loudest > Quiet ? levels[t][f] > loudest - Under : f == 0 || speaking[t][f - 1];
            }
        }
        for (var t = 0; t < levels.Count; t++)
        {
            for (var f = 0; f < frames; f++)
            {
                if (speaking[t][f])
                {
                    Array.Fill(open[t], true, Math.Max(0, f - Ahead), Math.Min(frames, f + Behind + 1) - Math.Max(0, f - Ahead));
                }
            }
        }
        return [.. open.Select(Smoothed)];
    }

    /// <summary>Who speaks when: the loudest track while anybody speaks, without the shortest turns.</summary>
    public static List<SpeakerTurn> Turns(IReadOnlyList<float[]> levels, IReadOnlyList<string> speakers)
    {
        levels = [.. levels.Select(Averaged)];
        var runs = new List<(int Start, int End, int Track)>();
        for (var f = 0; f < levels[0].Length; f++)
        {
            var loudest = Enumerable.Range(0, levels.Count).MaxBy(t => levels[t][f]);
            if (levels[loudest][f] <= Quiet)
            {
                continue;
            }
            if (runs.Count > 0 && runs[^1].Track == loudest && f - runs[^1].End <= ShortestTurn)
            {
                runs[^1] = runs[^1] with { End = f + 1 };
            }
            else
            {
                runs.Add((f, f + 1, loudest));
            }
        }
        var turns = new List<(int Start, int End, int Track)>();
        foreach (var run in runs.Where(r => r.End - r.Start >= ShortestTurn))
        {
            if (turns.Count > 0 && turns[^1].Track == run.Track)
            {
                turns[^1] = turns[^1] with { End = run.End };
            }
            else
            {
                turns.Add(run);
            }
        }
        return
        [
            .. turns.Select(t => new SpeakerTurn(t.Start / (double)FramesPerSecond, t.End / (double)FramesPerSecond, speakers[t.Track])),
        ];
    }

    /// <summary>Each frame's level as the mean power about it.</summary>
    private static float[] Averaged(float[] level)
    {
        var sums = new double[level.Length + 1];
        for (var f = 0; f < level.Length; f++)
        {
            sums[f + 1] = sums[f] + Math.Pow(10, level[f] / 10);
        }
        var averaged = new float[level.Length];
        for (var f = 0; f < level.Length; f++)
        {
            var (from, to) = (Math.Max(0, f - Around), Math.Min(level.Length, f + Around + 1));
            averaged[f] = (float)(10 * Math.Log10((sums[to] - sums[from]) / (to - from) + 1e-12));
        }
        return averaged;
    }

    private static float[] Smoothed(bool[] open)
    {
        var closed = Math.Pow(10, Closed / 20);
        var step = Math.Pow(closed, 1.0 / Closing);
        var gains = new float[open.Length];
        var gain = 1.0;
        for (var f = 0; f < open.Length; f++)
        {
            gain = open[f] ? 1 : Math.Max(closed, gain * step);
            gains[f] = (float)gain;
        }
        return gains;
    }
}
