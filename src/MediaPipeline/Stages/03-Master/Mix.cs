using FFMpegCore;
using MediaPipeline.Media;
using MediaPipeline.Shows;

namespace MediaPipeline.Mastering;

/// <summary>What sounds together: speech, and music before, under, between and after it.</summary>
/// <param name="Speech">Path of the speech, treated: bare samples as <see cref="MonoSamples.Format"/> has them.</param>
/// <param name="SpeechSeconds">Its length.</param>
/// <param name="SpeechLevel">Its loudness in LUFS, which the music's levels are relative to.</param>
/// <param name="Music">The music.</param>
/// <param name="Levels">How loud each file of it is, by path.</param>
/// <param name="Layout">Where they lie.</param>
/// <param name="Stings">When stings begin, in seconds of the speech.</param>
/// <param name="Settings">The levels wanted.</param>
internal sealed record Mix(
    string Speech,
    double SpeechSeconds,
    double SpeechLevel,
    MusicFiles Music,
    IReadOnlyDictionary<string, MusicLevel> Levels,
    Layout Layout,
    IReadOnlyList<double> Stings,
    Shows.MusicSettings Settings
)
{
    /// <summary>The same speech on both sides, at the level a mono file has when a player doubles it.</summary>
    public const string Both = "pan=stereo|c0=c0|c1=c0";

    /// <summary>How music gives way to speech: within a syllable, by some 12 dB, and back within a pause.</summary>
    private const string Duck = "sidechaincompress=threshold=0.02:ratio=6:attack=40:release=700:makeup=1:knee=6";

    /// <summary>Whether there is no music, and nothing to mix.</summary>
    public bool IsSpeechAlone => Music.Bed is null && Sting is null && Music.Intro is null && Music.Outro is null;

    /// <summary>ffmpeg's inputs.</summary>
    public FFMpegArguments Inputs()
    {
        var inputs = Ffmpeg.From(Speech, MonoSamples.Format);
        if (Music.Bed is not null)
        {
            inputs = inputs.And(Music.Bed, "-stream_loop", "-1");
        }
        return new[] { Sting, Music.Intro, Music.Outro }.OfType<string>().Aggregate(inputs, (all, path) => all.And(path));
    }

    private string? Sting => Stings.Count > 0 ? Music.Sting : null;

    /// <summary>
    /// The filter graph that ends in <c>[mix]</c>, 48 kHz stereo: bed and stings give way under speech (side chain),
    /// intro and outro fade over and out of it.
    /// </summary>
    public string Graph
    {
        get
        {
            var graph = new List<string>();
            var next = 1;
            graph.AddRange(UnderSpeech(ref next));
            var parts = new List<string> { "[speech]" };
            if (Music.Intro is { } intro)
            {
                var fade = Ffmpeg.Number(Math.Max(0, Layout.IntroSeconds - 2));
                graph.Add($"[{next++}:a:0]{Stereo(intro, Settings.Level)},afade=t=out:st={fade}:d=2[intro]");
                parts.Add("[intro]");
            }
            if (Music.Outro is { } outro)
            {
                graph.Add($"[{next}:a:0]{Stereo(outro, Settings.Level)},afade=t=in:d=1,{Delay(Layout.OutroStart)}[outro]");
                parts.Add("[outro]");
            }
            graph.Add($"{string.Concat(parts)}amix=inputs={parts.Count}:duration=longest:normalize=0[mix]");
            return string.Join(';', graph);
        }
    }

    /// <summary>The part of the graph that ends in <c>[speech]</c>: speech with what gives way to it.</summary>
    private List<string> UnderSpeech(ref int next)
    {
        var graph = new List<string>();
        var under = new List<string>();
        var tail = Ffmpeg.Number(MusicFiles.BedTail);
        if (Music.Bed is { } bed)
        {
            var length = Ffmpeg.Number(SpeechSeconds + MusicFiles.BedTail);
            var fade = Ffmpeg.Number(Math.Max(0, SpeechSeconds - 0.5));
            graph.Add($"[{next++}:a:0]{Stereo(bed, Settings.BedLevel)},atrim=0:{length},afade=t=in:d=1.5,afade=t=out:st={fade}:d=2[bed]");
            under.Add("[bed]");
        }
        if (Sting is { } sting)
        {
            var copies = Enumerable.Range(0, Stings.Count).Select(i => $"[sting{i}]").ToList();
            graph.Add($"[{next++}:a:0]{Stereo(sting, Settings.Level)},asplit={copies.Count}{string.Concat(copies)}");
            foreach (var (copy, at) in copies.Zip(Stings))
            {
                graph.Add($"{copy}{Delay(at)}{copy.Replace("sting", "late")}");
            }
            under.AddRange(copies.Select(c => c.Replace("sting", "late")));
        }
        if (under.Count == 0)
        {
            graph.Add($"[0:a]{Both},{Delay(Layout.SpeechStart)}[speech]");
            return graph;
        }
        graph.Add($"{string.Concat(under)}amix=inputs={under.Count}:duration=longest:normalize=0[music]");
        graph.Add($"[0:a]{Both},asplit[voice][speech0]");
        // The side chain would end the music with the speech.
        graph.Add($"[speech0]apad=pad_dur={tail}[key]");
        graph.Add($"[music][key]{Duck}[ducked]");
        graph.Add($"[voice][ducked]amix=inputs=2:duration=longest:normalize=0,{Delay(Layout.SpeechStart)}[speech]");
        return graph;
    }

    private static string Delay(double seconds) => $"adelay={(int)Math.Round(seconds * 1000)}:all=1";

    /// <summary>A file's sound at a level (dB) relative to the speech; of one whose sides cancel, the left on both.</summary>
    private string Stereo(string path, double level)
    {
        var music = Levels[path];
        var oneSide = music.IsMonoCompatible ? "" : $",{Both}";
        return $"aresample=48000,aformat=sample_fmts=flt:channel_layouts=stereo{oneSide},volume={Ffmpeg.Number(music.GainTo(SpeechLevel + level))}dB";
    }
}
