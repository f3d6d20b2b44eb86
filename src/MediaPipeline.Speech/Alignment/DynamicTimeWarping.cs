namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// The best monotone path through a matrix of rows (text) and columns (time): each column belongs to one
/// row, rows follow in order, several rows may share a column (openai/whisper, timing.py).
/// </summary>
internal static class DynamicTimeWarping
{
    /// <summary>
    /// The column at which each row begins. <paramref name="first"/> and <paramref name="last"/> bound each
    /// row's columns (last exclusive); a bound keeps a path from straying.
    /// </summary>
    public static int[] RowStarts(AttentionMatrix matrix, ReadOnlySpan<int> first, ReadOnlySpan<int> last)
    {
        int rows = matrix.Rows,
            columns = matrix.Columns;
        var previous = new float[columns + 1];
        var current = new float[columns + 1];
        var steps = new byte[rows * columns];
        const float never = float.NegativeInfinity;
        previous.AsSpan().Fill(never);
        previous[0] = 0;
        for (var r = 0; r < rows; r++)
        {
            current.AsSpan().Fill(never);
            var row = matrix.Row(r);
            var trail = steps.AsSpan(r * columns, columns);
            int from = Math.Clamp(first[r], 0, columns - 1),
                to = Math.Clamp(last[r], from + 1, columns);
            for (var c = from; c < to; c++)
            {
                // Diagonal: a new row with a new column; down: a new row in the same column; right: go on.
                var diagonal = previous[c];
                var down = previous[c + 1];
                var right = current[c];
                var best = diagonal;
                byte step = 0;
                if (down > best)
                {
                    (best, step) = (down, 1);
                }
                if (right > best)
                {
                    (best, step) = (right, 2);
                }
                // The first row may begin anywhere: what is before it belongs to no text.
                if (r == 0 && best < 0)
                {
                    (best, step) = (0, 0);
                }
                current[c + 1] = best + row[c];
                trail[c] = step;
            }
            (previous, current) = (current, previous);
        }
        // The last row may end anywhere, too: take the best column to end in.
        var end = columns - 1;
        for (var c = 0; c < columns; c++)
        {
            if (previous[c + 1] > previous[end + 1])
            {
                end = c;
            }
        }
        return Trace(steps, rows, columns, end);
    }

    private static int[] Trace(byte[] steps, int rows, int columns, int end)
    {
        var starts = new int[rows + 1];
        starts[rows] = end + 1;
        int row = rows - 1,
            column = end;
        while (row >= 0)
        {
            var step = steps[row * columns + column];
            if (step == 2)
            {
                column--;
                continue;
            }
            starts[row] = column;
            row--;
            if (step == 0)
            {
                column = Math.Max(0, column - 1);
            }
        }
        return starts;
    }
}
