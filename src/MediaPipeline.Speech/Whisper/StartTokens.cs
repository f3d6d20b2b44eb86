using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Whisper;

/// <summary>The tokens that begin a window: prompt, language, task, and that no timestamps are wanted.</summary>
public static class StartTokens
{
    private const int MostPromptTokens = 223;

    /// <summary>The start of a window in a language (English-only models take none).</summary>
    /// <param name="model">The model.</param>
    /// <param name="language">ISO 639-1 code.</param>
    /// <param name="prompt">Text that stands before, or null; of a long one the end.</param>
    /// <param name="timestamps">Whether the text is to have timestamps.</param>
    /// <exception cref="ArgumentException">The model does not know the language.</exception>
    public static List<int> For(WhisperModel model, string language, string? prompt = null, bool timestamps = false)
    {
        var tokenizer = model.Tokenizer;
        var tokens = new List<int>();
        if (!string.IsNullOrWhiteSpace(prompt) && tokenizer.StartOfPrevious >= 0)
        {
            tokens.Add(tokenizer.StartOfPrevious);
            tokens.AddRange(tokenizer.Encode(" " + prompt.Trim()).TakeLast(MostPromptTokens));
        }
        tokens.Add(tokenizer.StartOfTranscript);
        if (model.Config.Multilingual)
        {
            tokens.Add(
                tokenizer.Special($"<|{language}|>")
                    ?? throw new ArgumentException($"The model {model.Name} does not know the language '{language}'.", nameof(language))
            );
            tokens.Add(tokenizer.Transcribe);
        }
        if (!timestamps)
        {
            tokens.Add(tokenizer.NoTimestamps);
        }
        return tokens;
    }

    /// <summary>The language that a window is most likely in; <c>en</c> for English-only models.</summary>
    public static string DetectLanguage(WhisperModel model, OrtValue encoded)
    {
        if (!model.Config.Multilingual)
        {
            return "en";
        }
        using var pass = model.Decode(encoded, [model.Tokenizer.StartOfTranscript], []);
        var logits = pass.Logits(0);
        // The language tokens lie between the start and the task tokens.
        var first = model.Tokenizer.StartOfTranscript + 1;
        var last = model.Tokenizer.Special("<|translate|>") ?? model.Tokenizer.Transcribe;
        var best = first + TensorPrimitives.IndexOfMax(logits[first..last]);
        return model.Tokenizer.SpecialName(best).Trim('<', '>', '|');
    }
}
