using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>Figures that each episode must keep to; one that is left out is not looked at.</summary>
public sealed record BudgetSettings
{
    [Description("Least words a minute, over the whole episode.")]
    public double? SlowestSpeech { get; init; }

    [Description("Most words a minute, over the whole episode.")]
    public double? FastestSpeech { get; init; }

    [Description("Most that the delivered sound's loudness may be off 'loudness.target', in LU.")]
    public double? LoudnessError { get; init; }

    [Description("Most characters a second in any caption.")]
    public double? CaptionSpeed { get; init; }

    [Description("Most words that Whisper doubts.")]
    public int? DoubtedWords { get; init; }

    [Description("Most places where the speech departs from the script.")]
    public int? Departures { get; init; }

    [Description("Whether a figure that is not kept to stops the run before it publishes; otherwise it is only told.")]
    public bool Fail { get; init; }
}
