using System.Text.Json.Serialization;

namespace MediaPipeline.Narration;

/// <summary>The exact times of a narration, in seconds of <c>narration.wav</c>.</summary>
/// <param name="Duration">Seconds in all.</param>
/// <param name="Sentences">Each sentence as spoken, in order.</param>
public sealed record Timeline(double Duration, IReadOnlyList<TimedSentence> Sentences)
{
    /// <summary>Whether the voice told the times of words, not only of sentences.</summary>
    public bool HasWords => Sentences.All(s => s.Words.Count > 0);

    /// <summary>When each section but the last ends, in seconds.</summary>
    [JsonIgnore]
    public IReadOnlyList<double> SectionBreaks =>
        [.. Sentences.Zip(Sentences.Skip(1)).Where(p => p.First.Section != p.Second.Section).Select(p => p.First.End)];
}

/// <summary>A spoken sentence.</summary>
/// <param name="Section">Index of its section.</param>
/// <param name="Paragraph">Index of its paragraph in the section; -1 for a heading.</param>
/// <param name="Index">Index of the sentence in its paragraph.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Words">Each word's times, in seconds; empty when the voice does not tell.</param>
public sealed record TimedSentence(int Section, int Paragraph, int Index, double Start, double End, IReadOnlyList<TimedWord> Words);

/// <summary>A word's times in seconds.</summary>
public sealed record TimedWord(double Start, double End);
