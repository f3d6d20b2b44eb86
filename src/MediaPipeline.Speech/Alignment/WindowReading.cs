using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>Reads a text to Whisper while it hears a window: how likely it is, and when its words are said.</summary>
internal sealed class WindowReading(WindowEar ear)
{
    private readonly WhisperModel model = ear.Model;
    private readonly WordTimer timer = ear.Timer;

    /// <summary>How likely a whole text is: the natural logarithm of its probability, its end included.</summary>
    public double Score(WindowHearing hearing, IReadOnlyList<WindowWord> words)
    {
        using var reading = ForcedReading.Run(
            model,
            hearing.Encoded,
            hearing.Prompt,
            [.. words.Select(w => w.Tokens)],
            [],
            WhisperConfig.MaxPositions
        );
        return reading.Score(reading.WordCount);
    }

    /// <summary>The script's words of a reading, with their times.</summary>
    public List<HeardWord> Timed(WindowHearing hearing, ForcedReading reading, List<int> indices) =>
        Timed(hearing, reading, [.. indices.Select(i => WindowWord.Script(i, hearing.Guide))]);

    /// <summary>Words with their times; those that find no place in the window are left out.</summary>
    public List<HeardWord> Timed(WindowHearing hearing, List<WindowWord> words)
    {
        using var reading = ForcedReading.Run(
            model,
            hearing.Encoded,
            hearing.Prompt,
            [.. words.Select(w => w.Tokens)],
            timer.Layers,
            WhisperConfig.MaxPositions
        );
        return Timed(hearing, reading, words[..reading.WordCount]);
    }

    private List<HeardWord> Timed(WindowHearing hearing, ForcedReading reading, IReadOnlyList<WindowWord> words)
    {
        var times = timer.Times(
            hearing.Encoded,
            hearing.Prompt,
            reading,
            [.. words.Select(w => w.ForWhisper)],
            [.. words.Select(w => w.Tokens)],
            words.Count,
            hearing.Window,
            hearing.Activity
        );
        return [.. words.Select((w, i) => new HeardWord(w.Text, times[i].Start, times[i].End, reading.WordConfidence(i), w.Index))];
    }
}
