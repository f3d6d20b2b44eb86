using System.Collections;

namespace MediaPipeline.Narration;

/// <summary>Takes as a list that holds none of them: each is read from the cache when it is asked for, so length costs no memory.</summary>
/// <param name="count">How many there are.</param>
/// <param name="read">Reads one; speaks it again should it be gone.</param>
internal sealed class KeptTakes(int count, Func<int, BoothTake> read) : IReadOnlyList<BoothTake>
{
    public int Count => count;

    public BoothTake this[int index] => read(index);

    public IEnumerator<BoothTake> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return read(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
