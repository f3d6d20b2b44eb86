using System.Text;
using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Storage;

namespace MediaPipeline.Tests.Publishing;

/// <summary>What both targets promise.</summary>
public abstract class TargetTests
{
    private protected abstract IStorage NewTarget();

    private static readonly IProgress<double> NoProgress = new Progress<double>();

    [Fact]
    public async Task What_is_written_is_read_listed_and_deleted()
    {
        var target = NewTarget();
        await target.PrepareAsync(CancellationToken.None);

        (
            await target.WriteAsync(
                "a/b.json",
                "{}"u8.ToArray(),
                Delivery.Changing("b.json"),
                WriteCondition.Always,
                CancellationToken.None
            )
        ).ShouldBeTrue();

        Encoding.UTF8.GetString((await target.ReadAsync("a/b.json", CancellationToken.None))!.Bytes).ShouldBe("{}");
        var listed = (await target.ListAsync("a/", CancellationToken.None)).Single();
        (listed.Path, listed.Size, listed.Hash()).ShouldBe(("a/b.json", 2, ContentHash.Of("{}")));
        listed.Modified.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
        await target.DeleteAsync("a/b.json", CancellationToken.None);
        (await target.ReadAsync("a/b.json", CancellationToken.None)).ShouldBeNull();
        await target.DeleteAsync("a/b.json", CancellationToken.None);
    }

    [Fact]
    public async Task The_index_is_taken_apart_again_when_it_is_written_and_a_damaged_one_lists_nobody()
    {
        var target = NewTarget();
        await target.PrepareAsync(CancellationToken.None);
        Task WriteAsync(string path, byte[] content) =>
            target.WriteAsync(path, content, Delivery.Changing(path), WriteCondition.Always, CancellationToken.None);
        async Task<string> WriteIndexAsync(params PublishedEpisode[] episodes)
        {
            var (stored, records) = StoredIndex.Of(new SiteIndex(episodes));
            foreach (var (path, content) in records)
            {
                await WriteAsync(path, content);
            }
            await WriteAsync(SiteIndex.FileName, stored.Bytes());
            return records.Single().Key;
        }
        async Task<(bool HasIndex, string? Title)> FindAsync(string slug)
        {
            var (hasIndex, listed) = await ListedEpisodes.FindAsync(target, slug, CancellationToken.None);
            return (hasIndex, listed?.Title);
        }

        (await FindAsync("e1")).ShouldBe((false, null));
        await WriteIndexAsync(Episode(1));
        var stamp = await target.StampAsync(SiteIndex.FileName, CancellationToken.None);
        (await FindAsync("e1")).ShouldBe((true, "Episode 1"));
        (await FindAsync("e2")).ShouldBe((true, null));
        var page = await WriteIndexAsync(Episode(1), Episode(2));
        (await target.StampAsync(SiteIndex.FileName, CancellationToken.None)).ShouldNotBe(stamp);
        (await FindAsync("e2")).ShouldBe((true, "Episode 2"));
        await WriteAsync(SiteIndex.FileName, "{ \"pages\": [ { \"path\": 3 }, 4, { \"path\": "u8.ToArray());
        (await FindAsync("e2")).ShouldBe((false, null));
        await WriteAsync(page, "[ { \"slug\": \"e2\", \"title\": \"Not what was named\" } ]"u8.ToArray());
        await WriteAsync(SiteIndex.FileName, StoredIndex.Of(new SiteIndex([Episode(1), Episode(2)])).Index.Bytes());
        (await FindAsync("e2")).ShouldBe((false, null));
    }

    [Fact]
    public async Task A_write_under_a_condition_fails_when_somebody_came_between()
    {
        var target = NewTarget();
        await target.PrepareAsync(CancellationToken.None);
        Task<bool> Write(string text, WriteCondition condition) =>
            target.WriteAsync(
                "index.json",
                Encoding.UTF8.GetBytes(text),
                Delivery.Changing("index.json"),
                condition,
                CancellationToken.None
            );

        (await Write("1", WriteCondition.Unchanged(null))).ShouldBeTrue();
        (await Write("2", WriteCondition.Unchanged(null))).ShouldBeFalse();
        var read = await target.ReadAsync("index.json", CancellationToken.None);
        (await Write("3", WriteCondition.Always)).ShouldBeTrue();
        (await Write("4", WriteCondition.Unchanged(read))).ShouldBeFalse();
        Encoding.UTF8.GetString((await target.ReadAsync("index.json", CancellationToken.None))!.Bytes).ShouldBe("3");
    }

    [Fact]
    public async Task A_large_file_arrives_whole()
    {
        var target = NewTarget();
        await target.PrepareAsync(CancellationToken.None);
        var file = Path.Combine(Project.NewFolder(), "large.bin");
        var bytes = new byte[9_500_001];
        new Random(7).NextBytes(bytes);
        await File.WriteAllBytesAsync(file, bytes);

        await target.UploadAsync("media/large.mp3", file, Delivery.Lasting("large.mp3"), NoProgress, CancellationToken.None);

        (await target.ReadAsync("media/large.mp3", CancellationToken.None))!.Bytes.ShouldBeAllOf(bytes);
        (await target.ListAsync("media/", CancellationToken.None)).Single().Hash().ShouldBe(ContentHash.Of(bytes));
    }

    private static PublishedEpisode Episode(int i) =>
        new()
        {
            Slug = $"e{i}",
            Guid = $"guid-{i}",
            Title = $"Episode {i}",
            Date = DateTimeOffset.UnixEpoch.AddDays(i),
            Updated = DateTimeOffset.UnixEpoch,
            Type = "full",
            Summary = "",
            Description = "",
            Files = [new PublishedFile(FileRole.Mp3, $"episodes/e{i}/e.mp3", "audio/mpeg", 1, "x", null)],
        };

    [Fact]
    public async Task Of_many_publishers_at_once_none_loses_its_episode()
    {
        var show = new Show { Title = "Many", Site = "https://many.example" };
        var root = Project.NewFolder();
        await NewTarget().PrepareAsync(CancellationToken.None);
        await Task.WhenAll(
            Enumerable
                .Range(1, 6)
                .Select(i =>
                    Task.Run(() =>
                        new Site(NewTarget(), show, root).UpdateAsync(
                            index => Task.FromResult(index.With(Episode(i))),
                            _ => false,
                            CancellationToken.None
                        )
                    )
                )
        );

        var target = NewTarget();
        var index = await SiteIndex.OfAsync(
            target,
            await target.ReadAsync(SiteIndex.FileName, CancellationToken.None),
            CancellationToken.None
        );
        index.Episodes.Select(e => e.Slug).ShouldBe(["e6", "e5", "e4", "e3", "e2", "e1"]);
        var feed = Encoding.UTF8.GetString((await target.ReadAsync(FeedXml.AudioName, CancellationToken.None))!.Bytes);
        feed.Split("<item>").Length.ShouldBe(7);
    }
}

public sealed class FolderTargetTests : TargetTests
{
    private readonly string folder = Project.NewFolder();

    private protected override IStorage NewTarget() =>
        new FolderStorage(
            Path.Combine(folder, "public"),
            Path.Combine(folder, "publish.lock"),
            new FileHashes(Path.Combine(folder, "hashes"))
        );

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("a/../../outside.txt")]
    [InlineData("/etc/outside.txt")]
    public async Task No_path_leads_out_of_the_folder(string path)
    {
        var target = NewTarget();
        await target.PrepareAsync(CancellationToken.None);

        await Should.ThrowAsync<PipelineException>(() =>
            target.WriteAsync(path, [1], Delivery.Changing(path), WriteCondition.Always, CancellationToken.None)
        );
    }
}

[Collection(nameof(Azurite))]
public sealed class BlobTargetTests(Azurite azurite) : TargetTests
{
    private readonly BlobPlace settings = new(null, $"c{Guid.NewGuid():N}"[..20], "show", Public: true, "publishing");

    private protected override IStorage NewTarget()
    {
        azurite.Require();
        return new BlobStorage(settings);
    }

    [Fact]
    public async Task Blobs_have_type_cache_and_hash_and_serve_ranges_to_anybody()
    {
        var target = NewTarget();
        await target.PrepareAsync(CancellationToken.None);
        var file = Path.Combine(Project.NewFolder(), "a.mp3");
        await File.WriteAllBytesAsync(file, new byte[1000]);
        await target.UploadAsync("a.mp3", file, Delivery.Lasting("a.mp3"), new Progress<double>(), CancellationToken.None);

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{target.Name}/a.mp3");
        request.Headers.Range = new(100, null);
        using var answer = await http.SendAsync(request);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.PartialContent);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("audio/mpeg");
        answer.Headers.CacheControl!.ToString().ShouldContain("max-age=31536000");
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBe(900);
    }

    [Fact]
    public async Task An_upload_that_was_broken_off_sends_only_the_blocks_that_are_missing()
    {
        var target = NewTarget();
        await target.PrepareAsync(CancellationToken.None);
        var file = Path.Combine(Project.NewFolder(), "long.mp4");
        var bytes = new byte[26_000_000];
        new Random(3).NextBytes(bytes);
        await File.WriteAllBytesAsync(file, bytes);
        using var stop = new CancellationTokenSource();
        var first = new Count(n =>
        {
            if (n == 3)
            {
                stop.Cancel();
            }
        });
        await Should.ThrowAsync<OperationCanceledException>(() =>
            target.UploadAsync("long.mp4", file, Delivery.Lasting("long.mp4"), first, stop.Token)
        );
        var before = azurite.Server.BlocksReceived;

        await target.UploadAsync("long.mp4", file, Delivery.Lasting("long.mp4"), new Progress<double>(), CancellationToken.None);

        (azurite.Server.BlocksReceived - before).ShouldBeLessThan(7);
        (await target.ReadAsync("long.mp4", CancellationToken.None))!.Bytes.ShouldBeAllOf(bytes);
    }

    private sealed class Count(Action<int> at) : IProgress<double>
    {
        private int count;

        public void Report(double value) => at(Interlocked.Increment(ref count));
    }
}
