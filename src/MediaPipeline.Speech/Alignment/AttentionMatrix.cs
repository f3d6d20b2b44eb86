using System.Numerics.Tensors;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>The attention of a layer's head, [n, 1500], n being the tokens of a pass.</summary>
internal delegate ReadOnlySpan<float> HeadAttention(int layer, int head);

/// <summary>
/// How well each token (row) goes with each frame of 20 ms (column): the chosen heads' attention, each
/// normalised over the text (mean 0, deviation 1 in each frame), moved by its lag, and averaged.
/// </summary>
internal sealed class AttentionMatrix
{
    private readonly float[] values;

    private AttentionMatrix(float[] values, int rows, int columns)
    {
        this.values = values;
        Rows = rows;
        Columns = columns;
    }

    public int Rows { get; }
    public int Columns { get; }

    public ReadOnlySpan<float> Row(int row) => values.AsSpan(row * Columns, Columns);

    /// <summary>
    /// Reads rows of a pass. <paramref name="firstRow"/> is the position that predicts the first wanted
    /// token, that is the one before it: attention belongs to the prediction, not to the token read.
    /// <paramref name="speech"/> weighs each column: in a pause attention rests on any token, and means nothing.
    /// </summary>
    public static AttentionMatrix Read(
        HeadAttention attentionOf,
        IReadOnlyList<AttentionHead> heads,
        int firstRow,
        int rows,
        ReadOnlySpan<float> speech
    )
    {
        var columns = speech.Length;
        var sum = new float[rows * columns];
        var head = new float[rows * columns];
        var mean = new float[columns];
        var deviation = new float[columns];
        var difference = new float[columns];
        foreach (var chosen in heads)
        {
            var attention = attentionOf(chosen.Layer, chosen.Head);
            // A head that lags shows the sound of frame f in column f + lag.
            for (var r = 0; r < rows; r++)
            {
                var source = attention.Slice((firstRow + r) * WhisperModel.EncoderFrames, WhisperModel.EncoderFrames);
                var target = head.AsSpan(r * columns, columns);
                var from = Math.Max(0, chosen.Lag);
                var late = Math.Max(0, -chosen.Lag);
                var count = Math.Min(columns - late, WhisperModel.EncoderFrames - from);
                target.Clear();
                source.Slice(from, count).CopyTo(target[late..]);
            }
            mean.AsSpan().Clear();
            deviation.AsSpan().Clear();
            for (var r = 0; r < rows; r++)
            {
                TensorPrimitives.Add(mean, head.AsSpan(r * columns, columns), mean);
            }
            TensorPrimitives.Divide(mean, rows, mean);
            for (var r = 0; r < rows; r++)
            {
                TensorPrimitives.Subtract(head.AsSpan(r * columns, columns), mean, difference);
                TensorPrimitives.MultiplyAdd(difference, difference, deviation, deviation);
            }
            TensorPrimitives.Divide(deviation, rows, deviation);
            TensorPrimitives.Add(deviation, 1e-10f, deviation);
            TensorPrimitives.ReciprocalSqrt<float>(deviation, deviation);
            TensorPrimitives.Multiply(deviation, speech, deviation);
            for (var r = 0; r < rows; r++)
            {
                TensorPrimitives.Subtract(head.AsSpan(r * columns, columns), mean, difference);
                var row = sum.AsSpan(r * columns, columns);
                TensorPrimitives.MultiplyAdd(difference, deviation, row, row);
            }
        }
        TensorPrimitives.Divide(sum, heads.Count, sum);
        return new AttentionMatrix(sum, rows, columns);
    }
}
