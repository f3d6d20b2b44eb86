using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Benchmarks;

/// <summary>Words heard laid on words said, with the fewest errors (Levenshtein); figures for number words are right.</summary>
/// <param name="Rate">Words wrong, missing or too many, as a share of the words said.</param>
/// <param name="Right">For each word heard whether it was said.</param>
internal sealed record WordErrors(double Rate, IReadOnlyList<bool> Right)
{
    public static WordErrors Of(IReadOnlyList<GuideWord> said, IReadOnlyList<AlignedWord> heard)
    {
        var cost = new int[said.Count + 1, heard.Count + 1];
        for (var i = 0; i <= said.Count; i++)
        {
            for (var j = 0; j <= heard.Count; j++)
            {
                cost[i, j] =
                    i == 0 ? j
                    : j == 0 ? i
                    : Math.Min(
                        cost[i - 1, j - 1] + (Same(said[i - 1], heard[j - 1]) ? 0 : 1),
                        Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1
                    );
            }
        }
        var right = new bool[heard.Count];
        for (int i = said.Count, j = heard.Count; i > 0 && j > 0; )
        {
            var same = Same(said[i - 1], heard[j - 1]);
            if (cost[i, j] == cost[i - 1, j - 1] + (same ? 0 : 1))
            {
                right[j - 1] = same;
                (i, j) = (i - 1, j - 1);
            }
            else if (cost[i, j] == cost[i - 1, j] + 1)
            {
                i--;
            }
            else
            {
                j--;
            }
        }
        return new WordErrors(cost[said.Count, heard.Count] / (double)said.Count, right);
    }

    private static bool Same(GuideWord said, AlignedWord heard) =>
        SpokenText.Plain(heard.Text) == SpokenText.Plain(said.Text)
        || SoundAlike.Forms([heard.Text]).Contains(SpokenText.Plain(said.Spoken));
}
