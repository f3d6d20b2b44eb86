using CsCheck;
using MediaPipeline.Mastering;

namespace MediaPipeline.Tests.Mastering;

public sealed class StretchFinderTests
{
    /// <summary>Sound and silence by turns, in samples at 48 kHz, and the lengths of the pieces in which it comes.</summary>
    private static readonly Gen<(float[] Sound, int Channels, int[] Pieces)> Any =
        from channels in Gen.Int[1, 2]
        from parts in Gen.Select(Gen.Int[0, 20000], Gen.Int[0, 25000]).Array[0, 5]
        from pieces in Gen.Int[1, 7000].Array[1, 6]
        select (Sound(channels, parts), channels, pieces.Select(p => p * channels).ToArray());

    [Fact]
    public void All_sound_is_in_a_stretch_and_stretches_stand_apart() =>
        Any.Sample(
            any =>
            {
                var found = Found(any.Sound, any.Channels, [any.Sound.Length + 1]);

                found.Length.ShouldBe(any.Sound.Length / any.Channels);
                var end = 0L;
                foreach (var stretch in found.All)
                {
                    stretch.Start.ShouldBeGreaterThanOrEqualTo(end);
                    stretch.End.ShouldBeLessThanOrEqualTo(found.Length);
                    (end == 0 || stretch.Start - end >= SoundStretch.Silence).ShouldBeTrue();
                    any.Sound.AsSpan((int)end * any.Channels, (int)(stretch.Start - end) * any.Channels)
                        .ContainsAnyExcept(0f)
                        .ShouldBeFalse();
                    end = stretch.End;
                }
                any.Sound.AsSpan((int)end * any.Channels).ContainsAnyExcept(0f).ShouldBeFalse();
            },
            iter: 200
        );

    [Fact]
    public void Pieces_of_any_length_give_what_the_whole_gives() =>
        Any.Sample(
            any => Found(any.Sound, any.Channels, any.Pieces).All.ShouldBe(Found(any.Sound, any.Channels, [any.Sound.Length + 1]).All),
            iter: 200
        );

    [Fact]
    public void A_stretch_that_moved_is_the_same_and_one_that_changed_is_not()
    {
        var before = Found(Sound(1, [(9600, 14400), (19200, 9600)]), 1, [5000]).All;
        var moved = Found(Sound(1, [(9600, 14400 + 1920), (19200, 9600)]), 1, [5000]).All;
        var changed = Found(Sound(1, [(9600, 14400), (19200 + 1, 9600)]), 1, [5000]).All;

        moved.Select(s => s.Hash).ShouldBe(before.Select(s => s.Hash));
        moved[1].Start.ShouldBe(before[1].Start + 1920);
        changed[0].ShouldBe(before[0]);
        changed[1].Hash.ShouldNotBe(before[1].Hash);
    }

    [Fact]
    public void Silence_alone_is_one_stretch() => Found(new float[48000], 1, [4800]).All.ShouldHaveSingleItem().Length.ShouldBe(48000);

    private static SoundStretches Found(float[] sound, int channels, int[] pieces)
    {
        var finder = new StretchFinder(channels);
        for (int at = 0, p = 0; at < sound.Length; p++)
        {
            var length = Math.Min(pieces[p % pieces.Length], sound.Length - at);
            finder.Take(sound.AsSpan(at, length));
            at += length;
        }
        return finder.Found();
    }

    private static float[] Sound(int channels, (int Sound, int Silence)[] parts)
    {
        var samples = new List<float>();
        foreach (var (sound, silence) in parts)
        {
            samples.AddRange(Enumerable.Range(0, sound * channels).Select(i => 0.1f + i % 97 / 200f));
            samples.AddRange(new float[silence * channels]);
        }
        return [.. samples];
    }
}
