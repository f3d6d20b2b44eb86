using System.Text.Json;
using MediaPipeline.Speech.Onnx;

namespace MediaPipeline.Speech.Piper;

/// <summary>What a voice's <c>.onnx.json</c> says of it.</summary>
/// <param name="SampleRate">Samples a second of the sound it makes.</param>
/// <param name="EspeakVoice">The espeak-ng voice whose phonemes it was trained on, for example <c>en-us</c>.</param>
/// <param name="NoiseScale">Variation of the sound.</param>
/// <param name="LengthScale">Pace: 1 as trained, greater is slower.</param>
/// <param name="NoiseWidth">Variation of the phonemes' lengths.</param>
/// <param name="PhonemeIds">The ids of each phoneme.</param>
/// <param name="Speakers">Ids by speaker's name; empty for a voice of one.</param>
/// <param name="SpeakerCount">How many speakers the voice has.</param>
/// <param name="Language">For example <c>en_US</c>.</param>
public sealed record PiperVoiceConfig(
    int SampleRate,
    string EspeakVoice,
    float NoiseScale,
    float LengthScale,
    float NoiseWidth,
    IReadOnlyDictionary<string, int[]> PhonemeIds,
    IReadOnlyDictionary<string, int> Speakers,
    int SpeakerCount,
    string Language
)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="PiperVoiceException">It is missing or lacks a figure.</exception>
    public static PiperVoiceConfig Load(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var inference = root.GetProperty("inference");
            return new PiperVoiceConfig(
                root.GetProperty("audio").GetProperty("sample_rate").GetInt32(),
                root.GetProperty("espeak").GetProperty("voice").GetString()!,
                inference.GetProperty("noise_scale").GetSingle(),
                inference.GetProperty("length_scale").GetSingle(),
                inference.GetProperty("noise_w").GetSingle(),
                root.GetProperty("phoneme_id_map")
                    .EnumerateObject()
                    .ToDictionary(p => p.Name, p => p.Value.EnumerateArray().Select(i => i.GetInt32()).ToArray()),
                root.TryGetProperty("speaker_id_map", out var speakers)
                    ? speakers.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32())
                    : [],
                root.TryGetProperty("num_speakers", out var count) ? count.GetInt32() : 1,
                root.TryGetProperty("language", out var language) && language.TryGetProperty("code", out var code) ? code.GetString()! : ""
            );
        }
        catch (Exception e) when (DamagedSettings.IsCause(e))
        {
            throw new PiperVoiceException(path, $"the voice's settings could not be read: {e.Message}", e);
        }
    }
}
