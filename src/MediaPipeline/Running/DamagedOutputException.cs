namespace MediaPipeline.Running;

/// <summary>
/// A stage's file is no longer what it was when it was made, though its size and time are: a disk changed it. It has been deleted, so
/// its stage counts as not done.
/// </summary>
/// <param name="file">Where it was.</param>
public sealed class DamagedOutputException(string file)
    : PipelineException(
        "The file was damaged on the disk after it was made.",
        file,
        "Run the episode again: 'mediapipeline produce' makes it anew. If that happens twice, have the disk checked."
    );
