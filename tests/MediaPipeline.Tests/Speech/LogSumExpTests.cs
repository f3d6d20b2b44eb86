using CsCheck;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Tests.Speech;

public sealed class LogSumExpTests
{
    [Fact]
    public void It_is_what_doubles_say_for_any_number_of_scores() =>
        Gen.Select(Gen.Float[-60, 60].Array[1, 3000], Gen.Int[0, 3])
            .Sample(
                (scores, every) =>
                {
                    // Suppressed tokens.
                    for (var i = 1; every > 0 && i < scores.Length; i += every)
                    {
                        scores[i] = float.NegativeInfinity;
                    }
                    var top = (double)scores.Max();
                    var expected = top + Math.Log(scores.Sum(s => Math.Exp(s - top)));
                    return Math.Abs(LogSumExp.Of(scores) - expected) < 1e-6 + 1e-7 * Math.Abs(expected);
                },
                iter: 2000
            );

    [Fact]
    public void One_score_is_its_own_and_none_that_can_be_is_none()
    {
        LogSumExp.Of([3.25f]).ShouldBe(3.25f);
        LogSumExp.Of(Enumerable.Repeat(float.NegativeInfinity, 40).ToArray()).ShouldBe(float.NegativeInfinity);
    }
}
