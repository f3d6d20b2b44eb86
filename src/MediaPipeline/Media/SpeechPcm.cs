using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Media;

/// <summary>Turns any media file into the samples that Whisper takes.</summary>
public static class SpeechPcm
{
    /// <summary>
    /// Decodes the first sound track to a file of 16-bit samples, mono, 16,000 a second.
    /// </summary>
    /// <exception cref="WrongInputException">The media has no sound that can be read.</exception>
    public static async Task<PcmFileAudio> DecodeAsync(string media, string pcm, CancellationToken cancellationToken)
    {
        var info = await MediaInfo.ProbeAsync(media, cancellationToken);
        if (info.AudioStreams == 0)
        {
            throw MediaInfo.Broken(media, "it has no sound track");
        }
        try
        {
            await Ffmpeg.RunAsync(
                ["-i", MediaInfo.SafePath(media), "-map", "0:a:0", "-ac", "1", "-ar", "16000", "-f", "s16le", pcm],
                cancellationToken: cancellationToken
            );
        }
        catch (ChildProcessException e) when (!e.DiskIsFull)
        {
            throw MediaInfo.Broken(media, string.Join(" ", e.LastLines.TakeLast(2)), e);
        }
        var audio = new PcmFileAudio(pcm);
        if (audio.Length == 0)
        {
            audio.Dispose();
            throw MediaInfo.Broken(media, "it holds no sound");
        }
        return audio;
    }
}
