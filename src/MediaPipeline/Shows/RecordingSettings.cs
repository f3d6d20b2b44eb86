using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MediaPipeline.Shows;

/// <summary>How noise is taken out of recordings.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoiseReduction>))]
public enum NoiseReduction
{
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("spectral")]
    Spectral,

    [JsonStringEnumMemberName("network")]
    Network,
}

/// <summary>What is done to recordings, before anything else.</summary>
public sealed record RecordingSettings
{
    [Description("How steady noise is taken out: none, spectral (ffmpeg's afftdn), or network (arnndn, with the model in 'noiseModel').")]
    public NoiseReduction NoiseReduction { get; init; }

    [Description("A noise model for ffmpeg's arnndn (.rnnn), relative to pipeline.json.")]
    public string? NoiseModel { get; init; }

    [Description("Whether hum of the mains, 50 or 60 Hz and its multiples, is looked for and taken out.")]
    public bool RemoveHum { get; init; }

    [Description("Whether clicks are taken out.")]
    public bool RemoveClicks { get; init; }

    [Description("Whether sharp s and sh are softened.")]
    public bool DeEss { get; init; }

    [Description("Whether breaths between words are lowered.")]
    public bool SoftenBreaths { get; init; }

    [Description("Whether soft and loud voices in one file are brought nearer to each other. Several files always are.")]
    public bool LevelVoices { get; init; }

    [Description("Whether words that fill a pause are cut out, from sound and film alike.")]
    public bool CutFillers { get; init; }

    [Description("The words that fill a pause; those set here are English. What the script has itself is never cut.")]
    public IReadOnlyList<string> Fillers { get; init; } = ["um", "umm", "uh", "uhh", "uhm", "erm", "er", "hmm", "mm"];

    [Description("Whether what was said twice is cut to the second time: sentences begun anew, and what goes before 'retakeWords'.")]
    public bool CutRetakes { get; init; }

    [Description("What a host says to take back the sentence before it.")]
    public IReadOnlyList<string> RetakeWords { get; init; } = ["scratch that", "strike that", "let me say that again", "let me start over"];
}
