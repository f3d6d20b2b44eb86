using MediaPipeline.Running;

namespace MediaPipeline.Tests.Running;

public sealed class FileHashesTests
{
    private readonly string root = Project.NewFolder();

    [Fact]
    public void What_is_known_of_a_file_is_believed_until_it_changes_and_a_new_one_is_not_believed_yet()
    {
        var (old, fresh) = (Written("script.md", "one", hoursAgo: 1), Written("fresh.md", "two", hoursAgo: 0));
        var first = Hashes();
        var hash = first.Of(old);
        first.Of(fresh);
        first.Save();
        // Another text of the same size and time: only memory says what was there.
        Written("script.md", "six", hoursAgo: 1);
        File.WriteAllText(fresh, "ten");

        Hashes().Of(old).ShouldBe(hash);
        Hashes().Of(fresh).ShouldBe(ContentHash.Of("ten"));

        Written("script.md", "six", hoursAgo: 2);
        Hashes().Of(old).ShouldBe(ContentHash.Of("six"));
    }

    [Fact]
    public void Each_episode_is_kept_by_itself_and_a_damaged_memory_is_begun_anew()
    {
        string[] files =
        [
            Written("episodes/a/script.md", "a", hoursAgo: 1),
            Written("public/episodes/a/a.mp3", "sound", hoursAgo: 1),
            Written(".mediapipeline/episodes/a/narrate/0/narration.wav", "voice", hoursAgo: 1),
            Written($"episodes/{new string('b', 250)}/script.md", "b", hoursAgo: 1),
            Written("pipeline.json", "{}", hoursAgo: 1),
            Written("episodes/loose.md", "loose", hoursAgo: 1),
        ];
        var hashes = Hashes();
        string[] expected = [.. files.Select(hashes.Of)];
        hashes.Save();

        var kept = Directory.GetFiles(Path.Combine(root, "hashes"), "*", SearchOption.AllDirectories);
        kept.Length.ShouldBe(3);
        foreach (var path in kept)
        {
            File.WriteAllText(path, File.ReadAllText(path)[..^5]);
        }
        var again = Hashes();
        files.Select(again.Of).ShouldBe(expected);
        again.Save();
        File.Delete(files[0]);
        again.Of(Written("episodes/a/notes.md", "notes", hoursAgo: 1));
        again.Save();
        Directory
            .GetFiles(Path.Combine(root, "hashes"), "*", SearchOption.AllDirectories)
            .ShouldAllBe(f => !File.ReadAllText(f).Contains("a/script.md"));
    }

    [Fact]
    public void A_memory_that_cannot_be_read_is_begun_anew()
    {
        var script = Written("pipeline.json", "{}", hoursAgo: 1);
        var first = Hashes();
        var hash = first.Of(script);
        first.Save();
        var kept = Directory.GetFiles(Path.Combine(root, "hashes"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.Delete(kept);
        // Reading it fails at once, whoever reads.
        File.CreateSymbolicLink(kept, "/proc/self/mem");

        var again = Hashes();
        again.Of(script).ShouldBe(hash);
        again.Save();

        new FileInfo(kept).LinkTarget.ShouldBeNull();
        File.ReadAllText(kept).ShouldContain(hash);
    }

    private FileHashes Hashes() => new(Path.Combine(root, "hashes"));

    private string Written(string name, string text, int hoursAgo)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc).AddHours(-hoursAgo));
        if (hoursAgo == 0)
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        return path;
    }
}
