using MediaPipeline.Models;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Tests.Speech;

/// <summary>The embedded models, loaded once for all tests; several may use them at once.</summary>
internal static class EmbeddedModels
{
    private static readonly ModelShelf Shelf = new(null, null);

    private static readonly Lazy<WhisperModel> LoadedWhisper = new(() => WhisperModel.Load(Shelf.RequireWhisper("whisper-tiny.en")));

    private static readonly Lazy<SileroVad> LoadedVad = new(() => new SileroVad(Shelf.FindVad()!));

    public static WhisperModel Whisper => LoadedWhisper.Value;

    public static SileroVad Vad => LoadedVad.Value;
}
