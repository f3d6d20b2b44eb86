using MediaPipeline.Media;
using MediaPipeline.Shows;

namespace MediaPipeline.Mastering;

/// <summary>The filters that speech goes through before music and loudness.</summary>
internal static class SpeechChain
{
    /// <summary>What the compressor is set for, in LUFS; about what it leaves, too.</summary>
    public const double WorkingLevel = -20;

    /// <summary>
    /// ffmpeg's filters for speech that measures so many LUFS: rumble out, brought to a working level, gently
    /// compressed.
    /// </summary>
    public static string Filters(AudioSettings audio, double integrated)
    {
        var filters = new List<string> { "aformat=channel_layouts=mono:sample_fmts=flt", "aresample=48000" };
        if (audio.HighPass > 0)
        {
            filters.Add($"highpass=f={Ffmpeg.Number(audio.HighPass)}");
        }
        if (!double.IsInfinity(integrated))
        {
            filters.Add($"volume={Ffmpeg.Number(Math.Clamp(WorkingLevel - integrated, -40, 50))}dB");
        }
        if (audio.Compression)
        {
            filters.Add("acompressor=threshold=-22dB:ratio=2.2:attack=12:release=220:knee=6");
        }
        return string.Join(',', filters);
    }
}
