using System.Text.Json.Serialization;

namespace MediaPipeline.Running;

/// <summary>What a stage may need of a machine.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NeedKind>))]
public enum NeedKind
{
    /// <summary>A program: ffmpeg, espeak-ng.</summary>
    Program,

    /// <summary>A Piper voice.</summary>
    Voice,

    /// <summary>A Whisper model.</summary>
    Whisper,
}

/// <summary>One thing that a stage needs of the machine it runs on.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">The version or hash that its outputs depend on; null where any will do.</param>
public sealed record StageNeed(NeedKind Kind, string Name, string? State = null)
{
    /// <summary>For people: 'the voice en_US-joe-medium'.</summary>
    public override string ToString() =>
        Kind switch
        {
            NeedKind.Voice => $"the voice {Name}",
            NeedKind.Whisper => $"the Whisper model {Name}",
            _ => Name,
        };
}
