namespace MediaPipeline.Speech.Whisper;

/// <summary>A Whisper model's files are missing or are not what they should be.</summary>
public sealed class WhisperModelException(string path, string problem, Exception? inner = null) : Exception($"{path}: {problem}", inner)
{
    /// <summary>The file or folder that is wrong.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong with it.</summary>
    public string Problem { get; } = problem;
}
