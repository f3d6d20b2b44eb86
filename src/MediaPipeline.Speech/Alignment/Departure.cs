using System.Text.Json.Serialization;

namespace MediaPipeline.Speech.Alignment;

/// <summary>What kind of difference between script and speech.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DepartureKind>))]
public enum DepartureKind
{
    /// <summary>Other words were said than are written.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>Written words were not said.</summary>
    [JsonStringEnumMemberName("omitted")]
    Omitted,

    /// <summary>Words were said that are not written.</summary>
    [JsonStringEnumMemberName("added")]
    Added,

    /// <summary>Written words were said again.</summary>
    [JsonStringEnumMemberName("repeated")]
    Repeated,

    /// <summary>Written words were said elsewhere than where the script has them.</summary>
    [JsonStringEnumMemberName("moved")]
    Moved,
}

/// <summary>A place where the speech departs from the script.</summary>
/// <param name="Kind">Changed, omitted or added.</param>
/// <param name="Script">The script's words there; empty for added speech.</param>
/// <param name="Heard">What Whisper heard; empty for omitted words.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
public sealed record Departure(DepartureKind Kind, string Script, string Heard, double Start, double End);
