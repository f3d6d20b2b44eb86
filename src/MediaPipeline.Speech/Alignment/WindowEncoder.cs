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
    private readonly float[] mel = new float[model.Config.MelBands * LogMelSpectrogram.Frames];
    private readonly float[] samples = new float[LogMelSpectrogram.WindowSamples];

    public OrtValue Encode(SpeechAudio audio, SpeechWindow window)
    {
        var first = (long)Math.Round(window.Start * SpeechAudio.SampleRate);
        var count = (int)Math.Min(samples.Length, Math.Round(window.Length * SpeechAudio.SampleRate));
        var sound = samples.AsSpan(0, count);
        audio.Read(first, sound);
        spectrogram.Compute(sound, mel);
        return model.Encode(mel);
    }
}
