namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// How to decode freely. The thresholds are openai/whisper's (transcribe.py).
/// </summary>
public sealed record DecodingOptions
{
    /// <summary>ISO 639-1 code, or null to detect it from the audio.</summary>
    public string? Language { get; init; }

    /// <summary>Text that stands before, for its names and spelling; null for none.</summary>
    public string? Prompt { get; init; }

    /// <summary>
    /// Whether each window is told the text before it, so that spelling stays the same; not where that text is doubtful,
    /// lest mistakes go on.
    /// </summary>
    public bool ConditionOnPreviousText { get; init; } = true;

    /// <summary>Temperatures tried in turn while a text looks wrong.</summary>
    public IReadOnlyList<float> Temperatures { get; init; } = [0f, 0.2f, 0.4f, 0.6f, 0.8f, 1f];

    /// <summary>Where the likeliest text token by token has a mean log-probability under this, beams are searched.</summary>
    public double BeamBelow { get; init; } = -0.5;

    /// <summary>Texts kept side by side in a beam search; 1 for none.</summary>
    public int BeamSize { get; init; } = 5;

    /// <summary>Draws at each temperature above 0, of which the likeliest is taken.</summary>
    public int BestOf { get; init; } = 5;

    /// <summary>A text that deflates better than this repeats itself.</summary>
    public double CompressionRatioLimit { get; init; } = 2.4;

    /// <summary>A mean log-probability under this is a failed decoding.</summary>
    public double LogProbabilityLimit { get; init; } = -1.0;

    /// <summary>Over this probability of no speech, a failed decoding is silence.</summary>
    public double NoSpeechLimit { get; init; } = 0.6;
}
