using System.Text.Json;
using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Storage;

namespace MediaPipeline.Tests.Publishing;

/// <summary>A site whose index or records are damaged, and what is left of older designs.</summary>
public sealed class IndexRepairTests
{
    private static readonly Show Show = new() { Title = "Repaired", Site = "https://repaired.example" };

    private readonly string folder = Project.NewFolder();
    private readonly FolderStorage target;

    public IndexRepairTests() =>
        target = new FolderStorage(
            Path.Combine(folder, "public"),
            Path.Combine(folder, "publish.lock"),
            new FileHashes(Path.Combine(folder, "hashes"))
        );

    [Fact]
    public async Task An_index_is_made_again_of_the_episodes_own_records()
    {
        await PublishAsync("e1", "e2", "e3");
        await File.WriteAllTextAsync(PathOf("index.json"), "{ damaged");

        var repair = await RepairAsync();

        repair.Index.Episodes.Select(e => e.Slug).ShouldBe(["e3", "e2", "e1"]);
        repair.Restored.ShouldBeEmpty();
        repair.Lost.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_damaged_record_is_restored_from_the_index()
    {
        await PublishAsync("e1", "e2");
        await File.WriteAllTextAsync(PathOf("episodes/e1/episode.json"), "");

        var repair = await RepairAsync();

        repair.Index.Episodes.Select(e => e.Slug).ShouldBe(["e2", "e1"]);
        repair.Restored.Single().Guid.ShouldBe("guid-e1");
    }

    [Fact]
    public async Task An_episode_whose_files_are_gone_is_told_and_not_listed()
    {
        await PublishAsync("e1", "e2");
        File.Delete(PathOf("episodes/e2/e.mp3"));

        var repair = await RepairAsync();

        repair.Index.Episodes.Select(e => e.Slug).ShouldBe(["e1"]);
        repair.Lost.Single().ShouldBe(new LostEpisode("e2", "e.mp3 is gone"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_of_the_index_that_is_gone_or_damaged_is_there_again_with_the_next_update(bool gone)
    {
        await PublishAsync("e1", "e2");
        var page = Records().Single(r => File.ReadAllText(r).Contains("guid-e2", StringComparison.Ordinal));
        var before = await File.ReadAllBytesAsync(page);
        File.Delete(page);
        if (!gone)
        {
            // Well-formed, but not what was named.
            await File.WriteAllTextAsync(page, "[]");
        }

        await UpdateAsync(Show);

        (await File.ReadAllBytesAsync(page)).ShouldBe(before);
        (await ListedEpisodes.FindAsync(target, "e1", default)).Listed!.Guid.ShouldBe("guid-e1");
    }

    [Fact]
    public async Task An_episode_writes_the_page_of_its_year_and_no_other()
    {
        await PublishAsync("e1", "m2");
        var before = Records();
        before.Select(r => Path.GetFileName(r)[..5]).Distinct().ShouldBe(["1970."]);
        await PublishAsync("e\u017f");

        var after = Records();

        before.Except(after).ShouldBeEmpty();
        after.Except(before).Select(r => Path.GetFileName(r)[..5]).ShouldBe(["1971."]);
    }

    [Fact]
    public async Task Pages_that_nobody_names_go_when_they_are_old_enough_to_be_nobodys_work()
    {
        await PublishAsync("e1");
        var unnamed = Records().Single();
        await PublishAsync("e2");
        var now = Records();
        now.ShouldContain(unnamed);
        File.SetLastWriteTimeUtc(unnamed, DateTime.UtcNow.AddDays(-2));

        await UpdateAsync(Show);

        Records().ShouldBe(now.Where(r => r != unnamed));
    }

    [Fact]
    public async Task Files_of_an_upload_that_has_not_ended_are_nobodys_loss()
    {
        await PublishAsync("e1");
        Directory.CreateDirectory(PathOf("episodes/e9"));
        await File.WriteAllTextAsync(PathOf("episodes/e9/e.mp3"), "x");

        var repair = await RepairAsync();

        repair.Index.Episodes.Select(e => e.Slug).ShouldBe(["e1"]);
        repair.Lost.ShouldBeEmpty();
    }

    [Fact]
    public async Task Shared_files_of_the_design_before_last_go()
    {
        await PublishAsync("e1");
        var first = Assets();
        await UpdateAsync(Show with { Video = new VideoSettings { Accent = "#2266cc" } });
        var second = Assets();
        await UpdateAsync(Show with { Video = new VideoSettings { Accent = "#cc2266" } });

        var third = Assets();

        first.Except(second).ShouldBeEmpty();
        first.Except(third).ShouldNotBeEmpty();
        second.Except(first).Except(third).ShouldBeEmpty();
    }

    private string[] Assets() => [.. Directory.GetFiles(PathOf("assets")).Select(Path.GetFileName).OfType<string>().Order()];

    private Task UpdateAsync(Show show) => new Site(target, show, folder).UpdateAsync(Task.FromResult, _ => true, CancellationToken.None);

    private async Task PublishAsync(params string[] slugs)
    {
        await target.PrepareAsync(CancellationToken.None);
        foreach (var slug in slugs)
        {
            var episode = new PublishedEpisode
            {
                Slug = slug,
                Guid = $"guid-{slug}",
                Title = slug,
                Date = DateTimeOffset.UnixEpoch.AddDays(slug[1]),
                Updated = DateTimeOffset.UnixEpoch,
                Type = "full",
                Summary = "",
                Description = "",
                Files = [new PublishedFile(FileRole.Mp3, $"episodes/{slug}/e.mp3", "audio/mpeg", 1, "x", null)],
            };
            var record = PublishStage.RecordOf(slug);
            await target.WriteAsync($"episodes/{slug}/e.mp3", [1], Delivery.Lasting("e.mp3"), WriteCondition.Always, default);
            await target.WriteAsync(
                record,
                JsonSerializer.SerializeToUtf8Bytes(episode, StoredJson.Options),
                Delivery.Changing(record),
                WriteCondition.Always,
                default
            );
            await new Site(target, Show, folder).UpdateAsync(index => Task.FromResult(index.With(episode)), e => e.Slug == slug, default);
        }
        (await IndexAsync()).Episodes.Select(e => e.Guid).ShouldContain($"guid-{slugs[^1]}");
    }

    private async Task<IndexRepair> RepairAsync() => await IndexRepair.OfAsync(target, await IndexAsync(), default);

    private async Task<SiteIndex> IndexAsync() => await SiteIndex.OfAsync(target, await target.ReadAsync("index.json", default), default);

    private string[] Records() => [.. Directory.GetFiles(PathOf("records")).Order(StringComparer.Ordinal)];

    private string PathOf(string path) => Path.Combine(target.Name, path);
}
