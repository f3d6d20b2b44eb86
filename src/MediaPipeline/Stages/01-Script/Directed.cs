namespace MediaPipeline.Scripts;

/// <summary>
/// Follows the directions of a script as it is read. One that stands by itself holds until its section ends; one
/// within a paragraph is about the sentence after it, alone.
/// </summary>
/// <param name="path">The script, for errors.</param>
/// <param name="lineOf">The line of a place in it, from 1.</param>
internal sealed class Directed(string path, Func<int, int> lineOf)
{
    private double pace = 1;
    private double? sentencePace;
    private double? pause;

    /// <summary>A new section begins, at the speaker's own pace.</summary>
    public void NewSection() => pace = 1;

    /// <summary>Follows a direction that stands by itself.</summary>
    /// <exception cref="WrongInputException">Its value cannot be followed.</exception>
    public void FromHereOn(Direction direction)
    {
        Note(direction);
        pace = sentencePace ?? pace;
        sentencePace = null;
    }

    /// <summary>The sentences of a block as they are to be said.</summary>
    /// <param name="sentences">Each, with where in the block's text it begins.</param>
    /// <param name="directions">The directions in the block; what stands after its last sentence's start is for the next block's first.</param>
    /// <exception cref="WrongInputException">A direction's value cannot be followed.</exception>
    public List<Sentence> Direct(IReadOnlyList<(Sentence Sentence, int At)> sentences, IReadOnlyList<Direction> directions)
    {
        var directed = new List<Sentence>();
        var next = 0;
        foreach (var (sentence, at) in sentences)
        {
            for (; next < directions.Count && directions[next].At <= at; next++)
            {
                Note(directions[next]);
            }
            directed.Add(sentence with { Pace = sentencePace ?? pace, Pause = pause });
            (sentencePace, pause) = (null, null);
        }
        for (; next < directions.Count; next++)
        {
            Note(directions[next]);
        }
        return directed;
    }

    private void Note(Direction direction)
    {
        var number = direction.Number(path, lineOf(direction.Place));
        if (direction.Kind == DirectionKind.Pace)
        {
            sentencePace = number;
        }
        else
        {
            pause = number;
        }
    }
}
