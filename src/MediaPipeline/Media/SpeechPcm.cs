using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Media;

/// <summary>Turns any media file into the samples that Whisper takes.</summary>
public static class SpeechPcm
{
    /// <summary>
    /// Puts sound where the file's clock has it: a track that begins later than the film, or has gaps, is filled with
    /// silence, so that times are those that a player shows.
    /// </summary>
    public const string OnTheClock = "aresample=async=1:first_pts=0";

    /// <summary>Speech that lies so far (dB) under the usual level is decoded once more, raised.</summary>
    private const double LeastRaised = 20;

    /// <summary>
    /// Decodes a sound track to a file of 16-bit samples, mono, 16,000 a second. Samples that are no sound are replaced, and
    /// speech so quiet that 16 bits would lose some of it is raised to the usual level first.
    /// </summary>
    /// <param name="media">Audio or video of any kind.</param>
    /// <param name="pcm">The file to write.</param>
    /// <param name="track">Which of several sound tracks, from 1; null for the one that players choose.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    /// <param name="warn">Told of samples that were no sound.</param>
    /// <exception cref="WrongInputException">The media has no sound that can be read, or no such track.</exception>
    /// <exception cref="ChildProcessException">ffmpeg failed: over the media, or for reasons of its own.</exception>
    public static async Task<PcmFileAudio> DecodeAsync(
        string media,
        string pcm,
        int? track,
        CancellationToken cancellationToken,
        Action<string>? warn = null
    )
    {
        var info = await MediaInfo.ProbeAsync(media, cancellationToken);
        var chosen = info.MainTrack ?? throw MediaInfo.Broken(media, "it has no sound track");
        if (track is { } number)
        {
            chosen =
                info.AudioTracks.FirstOrDefault(t => t.Number == number)
                ?? throw new WrongInputException(
                    $"There is no sound track {number}.",
                    media,
                    $"It has {string.Join(", ", info.AudioTracks.Select(t => t.Name.Length > 0 ? $"{t.Number} ({t.Name})" : $"{t.Number}"))}."
                );
        }
        await using var sound = await SoundRepair.OfAsync(media, chosen, Path.GetDirectoryName(pcm)!, warn, cancellationToken);
        await WriteAsync(sound, OnTheClock, pcm, cancellationToken);
        if (QuietBy(pcm, cancellationToken) is > LeastRaised and var gain)
        {
            await WriteAsync(sound, $"{OnTheClock},volume={Ffmpeg.Number(gain)}dB:precision=float", pcm, cancellationToken);
        }
        var audio = new PcmFileAudio(pcm);
        if (audio.Length == 0)
        {
            audio.Dispose();
            throw MediaInfo.Broken(media, "it holds no sound");
        }
        return audio;
    }

    private static double QuietBy(string pcm, CancellationToken cancellationToken)
    {
        using var audio = new PcmFileAudio(pcm);
        return LeveledAudio.GainFor(audio, cancellationToken);
    }

    private static Task WriteAsync(SoundRepair sound, string filters, string pcm, CancellationToken cancellationToken) =>
        Ffmpeg
            .From(sound.Path)
            .To(pcm, "-map", sound.Track.Specifier, "-af", filters, "-ac", "1", "-ar", "16000", "-f", "s16le")
            .RunAsync(cancellationToken: cancellationToken);
}
