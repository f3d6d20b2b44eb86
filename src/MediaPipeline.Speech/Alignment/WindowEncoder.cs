using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Whisper;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Turns windows of audio into the encoder's output, one after the other. Buffers are kept, so an instance
/// serves one thread.
/// </summary>
internal sealed class WindowEncoder(WhisperModel model)
{
    private readonly LogMelSpectrogram spectrogram = new(model.Config.MelBands);
    private readonly float[] samples = new float[LogMelSpectrogram.WindowSamples];
    private float[] mel = new float[model.Config.MelBands * LogMelSpectrogram.Frames];
    private float[] melAhead = new float[model.Config.MelBands * LogMelSpectrogram.Frames];
    private (SpeechWindow Window, Task Done)? ahead;

    /// <summary>Encodes a window, [1, 1500, width]; the caller disposes it.</summary>
    public OrtValue Encode(SpeechAudio audio, SpeechWindow window)
    {
        var prepared = ahead;
        prepared?.Done.GetAwaiter().GetResult();
        ahead = null;
        if (prepared?.Window == window)
        {
            (mel, melAhead) = (melAhead, mel);
        }
        else
        {
            Compute(audio, window, mel);
        }
        return model.Encode(mel);
    }

    /// <summary>Works out the spectrogram of the window that comes next while this one is decoded.</summary>
    public void Expect(SpeechAudio audio, SpeechWindow window) => ahead ??= (window, Task.Run(() => Compute(audio, window, melAhead)));

    /// <summary>Waits until the audio is no longer read.</summary>
    public void Finish()
    {
        ahead?.Done.GetAwaiter().GetResult();
        ahead = null;
    }

    private void Compute(SpeechAudio audio, SpeechWindow window, float[] target)
    {
        var first = (long)Math.Round(window.Start * SpeechAudio.SampleRate);
        var count = (int)Math.Min(samples.Length, Math.Round(window.Length * SpeechAudio.SampleRate));
        var sound = samples.AsSpan(0, count);
        audio.Read(first, sound);
        spectrogram.Compute(sound, target);
    }
}
