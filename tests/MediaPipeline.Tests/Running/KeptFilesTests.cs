using MediaPipeline.Running;

namespace MediaPipeline.Tests.Running;

public sealed class KeptFilesTests
{
    private static readonly string Key = ContentHash.Of("made of this");

    [Fact]
    public void What_is_kept_is_found_until_nobody_has_asked_for_it_in_a_long_time()
    {
        var folder = Project.NewFolder();
        var kept = new KeptFiles(folder, ".kept");
        kept.Find(Key).ShouldBeNull();

        kept.Keep(Key, [1, 2, 3]);
        kept.Find(Key).ShouldBe([1, 2, 3]);

        var file = Directory.GetFiles(folder, "*.kept", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-9));
        kept.Find(Key).ShouldNotBeNull();
        kept.Prune(TimeSpan.FromDays(8));
        kept.Find(Key).ShouldBe([1, 2, 3]);

        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-9));
        kept.Prune(TimeSpan.FromDays(8));
        kept.Find(Key).ShouldBeNull();
    }

    [Fact]
    public void What_is_damaged_or_cut_is_not_found()
    {
        var folder = Project.NewFolder();
        var kept = new KeptFiles(folder, ".kept");
        kept.Keep(Key, [.. Enumerable.Range(0, 100).Select(i => (byte)i)]);
        var file = Directory.GetFiles(folder, "*.kept", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var whole = File.ReadAllBytes(file);
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 4;
            File.WriteAllBytes(file, damaged);
            kept.Find(Key).ShouldBeNull();
            File.WriteAllBytes(file, whole[..i]);
            kept.Find(Key).ShouldBeNull();
        }
        File.WriteAllBytes(file, whole);
        kept.Find(Key).ShouldNotBeNull().Length.ShouldBe(100);
    }
}
