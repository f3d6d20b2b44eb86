namespace MediaPipeline.Mastering;

/// <summary>The lowest of the last values, as each comes in: a queue of those that may yet be the lowest, rising from the first.</summary>
/// <param name="length">How many values it looks back on, the newest among them.</param>
internal sealed class LowestOf(int length)
{
    private readonly (int Until, float Value)[] queue = new (int, float)[length + 1];
    private int first;
    private int held;
    private int now;

    /// <summary>Takes a value, and gives the lowest.</summary>
    public float Next(float value)
    {
        while (held > 0 && queue[Place(held - 1)].Value >= value)
        {
            held--;
        }
        queue[Place(held++)] = (unchecked(now + length), value);
        now = unchecked(now + 1);
        // The clock may run over: only how far two times are apart counts.
        while (unchecked(queue[first].Until - now) < 0)
        {
            first = Place(1);
            held--;
        }
        return queue[first].Value;
    }

    private int Place(int index) => first + index is var place && place >= queue.Length ? place - queue.Length : place;
}
