using MediaPipeline.Media;
using MediaPipeline.Shows;

namespace MediaPipeline.Recordings;

/// <summary>The filters that a recorded voice goes through, in their order.</summary>
/// <param name="Settings">What the show asks for.</param>
/// <param name="NoiseModel">The network for noise, as a path, or null.</param>
/// <param name="Hum">The frequencies of mains hum to take out, in Hz.</param>
/// <param name="Gain">What brings the voice to <see cref="Level"/>, in dB; null where that is not wanted.</param>
internal sealed record RecordingChain(RecordingSettings Settings, string? NoiseModel, IReadOnlyList<double> Hum, double? Gain)
{
    /// <summary>Voices of several files are brought to this loudness (LUFS); mastering sets the whole later.</summary>
    public const double Level = -22;

    /// <summary>Breaths lie this far (dB) and more under the voice.</summary>
    private const double BreathsUnder = 14;

    /// <summary>ffmpeg's filters up to the gain: what the voice's loudness is measured behind.</summary>
    public string Cleaned
    {
        get
        {
            var filters = new List<string> { SpeechPcm.OnTheClock, "aformat=channel_layouts=mono:sample_fmts=flt", "aresample=48000" };
            filters.AddRange(Hum.Select(f => $"bandreject=f={Ffmpeg.Number(f)}:width_type=h:width=3"));
            if (Settings.RemoveClicks)
            {
                filters.Add("adeclick");
            }
            switch (Settings.NoiseReduction)
            {
                case NoiseReduction.Spectral:
                    filters.Add("afftdn=nr=12:nf=-40:tn=1");
                    break;
                case NoiseReduction.Network:
                    filters.Add($"arnndn=m={Escaped(NoiseModel!)}");
                    break;
            }
            return string.Join(',', filters);
        }
    }

    /// <summary>All of ffmpeg's filters: mono, 48 kHz.</summary>
    public string Filters
    {
        get
        {
            var filters = new List<string> { Cleaned };
            if (Gain is { } gain)
            {
                filters.Add($"volume={Ffmpeg.Number(gain)}dB");
            }
            if (Settings.SoftenBreaths)
            {
                var threshold = Ffmpeg.Number(Math.Pow(10, (Level - BreathsUnder) / 20));
                filters.Add($"agate=threshold={threshold}:ratio=3:range=0.2:attack=6:release=160:knee=3:detection=rms");
            }
            if (Settings.DeEss)
            {
                filters.Add("deesser=i=0.5:m=0.5:f=0.5");
            }
            if (Settings.LevelVoices)
            {
                filters.Add("dynaudnorm=framelen=300:gausssize=21:peak=0.7:maxgain=6:threshold=0.03");
            }
            return string.Join(',', filters);
        }
    }

    /// <summary>A path as a filter's argument: ffmpeg reads it twice, once for the graph and once for the filter.</summary>
    private static string Escaped(string path) =>
        path.Replace("\\", "/").Replace("'", @"\\\'").Replace(":", @"\\:").Replace(",", @"\,").Replace("[", @"\[").Replace("]", @"\]");
}
