using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>What sounds together: speech, and music before, under and after it.</summary>
/// <param name="Speech">Path of the speech, treated: 48 kHz mono.</param>
/// <param name="SpeechSeconds">Its length.</param>
/// <param name="Music">The music.</param>
/// <param name="Layout">Where they lie.</param>
/// <param name="BedLevel">The level of the bed in dB.</param>
internal sealed record Mix(string Speech, double SpeechSeconds, MusicFiles Music, Layout Layout, double BedLevel)
{
    /// <summary>ffmpeg's inputs.</summary>
    public IReadOnlyList<string> Inputs
    {
        get
        {
            var inputs = new List<string> { "-i", MediaInfo.SafePath(Speech) };
            if (Music.Bed is not null)
            {
                inputs.AddRange(["-stream_loop", "-1", "-i", MediaInfo.SafePath(Music.Bed)]);
            }
            if (Music.Intro is not null)
            {
                inputs.AddRange(["-i", MediaInfo.SafePath(Music.Intro)]);
            }
            if (Music.Outro is not null)
            {
                inputs.AddRange(["-i", MediaInfo.SafePath(Music.Outro)]);
            }
            return inputs;
        }
    }

    /// <summary>
    /// The filter graph that ends in <c>[mix]</c>, 48 kHz stereo: the bed gives way under speech (side chain),
    /// intro and outro fade over and out of it.
    /// </summary>
    public string Graph
    {
        get
        {
            const string stereo = "aresample=48000,aformat=sample_fmts=flt:channel_layouts=stereo";
            if (Music == new MusicFiles(null, null, null))
            {
                return $"[0:a]{Both}[mix]";
            }
            var graph = new List<string>();
            var parts = new List<string> { "[speech]" };
            var delay = (int)Math.Round(Layout.SpeechStart * 1000);
            var next = 1;
            if (Music.Bed is not null)
            {
                var length = Ffmpeg.Number(SpeechSeconds + MusicFiles.BedTail);
                var fade = Ffmpeg.Number(Math.Max(0, SpeechSeconds - 0.5));
                graph.Add($"[0:a]{Both},asplit[voice][speech0]");
                // The side chain would end the bed with the speech.
                graph.Add($"[speech0]apad=pad_dur={Ffmpeg.Number(MusicFiles.BedTail)}[key]");
                graph.Add(
                    $"[{next++}:a:0]{stereo},volume={Ffmpeg.Number(BedLevel)}dB,atrim=0:{length},afade=t=in:d=1.5,afade=t=out:st={fade}:d=2[bed]"
                );
                graph.Add("[bed][key]sidechaincompress=threshold=0.02:ratio=6:attack=40:release=700:makeup=1[ducked]");
                graph.Add($"[voice][ducked]amix=inputs=2:duration=longest:normalize=0,adelay={delay}:all=1[speech]");
            }
            else
            {
                graph.Add($"[0:a]{Both},adelay={delay}:all=1[speech]");
            }
            if (Music.Intro is not null)
            {
                graph.Add($"[{next++}:a:0]{stereo},afade=t=out:st={Ffmpeg.Number(Math.Max(0, Layout.IntroSeconds - 2))}:d=2[intro]");
                parts.Add("[intro]");
            }
            if (Music.Outro is not null)
            {
                var at = (int)Math.Round(Layout.OutroStart * 1000);
                graph.Add($"[{next}:a:0]{stereo},afade=t=in:d=1,adelay={at}:all=1[outro]");
                parts.Add("[outro]");
            }
            graph.Add($"{string.Concat(parts)}amix=inputs={parts.Count}:duration=longest:normalize=0[mix]");
            return string.Join(';', graph);
        }
    }

    /// <summary>The same speech on both sides, at the level a mono file has when a player doubles it.</summary>
    private const string Both = "pan=stereo|c0=c0|c1=c0";
}
