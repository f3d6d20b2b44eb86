namespace MediaPipeline.Scripts;

/// <summary>Where each line of a text begins, to tell the line and the column of a place.</summary>
internal sealed class LineStarts
{
    private readonly List<int> starts = [0];

    public LineStarts(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }
    }

    /// <summary>The line of a place, from 1.</summary>
    public int LineOf(int place)
    {
        var line = starts.BinarySearch(place);
        return line < 0 ? ~line : line + 1;
    }

    /// <summary>The column of a place in its line, from 1.</summary>
    public int ColumnOf(int place) => place - starts[LineOf(place) - 1] + 1;
}
