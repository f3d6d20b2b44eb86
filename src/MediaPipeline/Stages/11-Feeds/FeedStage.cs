using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Storage;

namespace MediaPipeline.Feeds;

/// <summary>Stage 11: the feeds and pages of the whole show, with this episode in them.</summary>
public sealed class FeedStage : Stage
{
    public const string StageName = "feeds";
    public const string AddressesName = "addresses.json";

    public override string Name => StageName;
    public override int Version => 4;
    public override IReadOnlyList<string> After => [PublishStage.StageName];
    public override string Doing => "writing feeds and pages";
    public override string Capability => "publish";
    public override string Design => Pages.Fingerprint();

    public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var show = run.Show;
        var inputs = new List<StageInput>
        {
            StageInput.Value(
                "pipeline.json: the show",
                new
                {
                    show.Title,
                    show.Description,
                    show.Author,
                    show.Owner,
                    show.Language,
                    show.Categories,
                    show.Site,
                    show.Explicit,
                    show.Type,
                    show.Copyright,
                    show.Guid,
                    show.Funding,
                    show.People,
                    show.Feed,
                    Colours = new
                    {
                        show.Video.Background,
                        show.Video.Foreground,
                        show.Video.Accent,
                    },
                }
            ),
            StageInput.Value("pipeline.json: publishing", show.Publishing),
            new("the pages' design", Design),
        };
        if (Art.Cover.FileFor(show, run.Episode.ShowRoot) is { } cover)
        {
            inputs.Add(StageInput.File("the show's cover", cover, run.Hashes));
        }
        return Task.FromResult<IReadOnlyList<StageInput>>(inputs);
    }

    /// <summary>Whether the target's index, feeds and page still have the episode.</summary>
    public override async Task<bool> StandsAsync(EpisodeRun run, StageOutput output, CancellationToken cancellationToken)
    {
        var target = PublishingTargets.Open(run);
        var slug = run.Episode.Slug;
        var (hasIndex, listed) = await ListedEpisodes.FindAsync(target, slug, cancellationToken);
        if (!hasIndex)
        {
            return false;
        }
        if (RecordOf(run) is not { } record)
        {
            return listed is null;
        }
        List<string> needed = [FeedXml.AudioName, "index.html", SiteAddresses.PageOf(slug)];
        if (FeedItem.Enclosure(record, FeedKind.Video) is not null)
        {
            needed.Add(FeedXml.VideoName);
        }
        foreach (var path in needed)
        {
            if (await target.StampAsync(path, cancellationToken) is null)
            {
                return false;
            }
        }
        return listed is not null && StoredJson.Equal(listed, record);
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var target = PublishingTargets.Open(run);
        await target.PrepareAsync(cancellationToken);
        var site = new Site(target, run.Show, run.Episode.ShowRoot);
        var slug = run.Episode.Slug;
        var addresses = new SiteAddresses(run.Show.Site);
        IReadOnlyList<string> written;
        if (RecordOf(run) is { } record)
        {
            written = await site.UpdateAsync(index => Task.FromResult(index.With(record)), e => e.Slug == slug, cancellationToken);
            work.WriteJson(
                AddressesName,
                new PublishedAddresses(addresses.Episode(slug), addresses.Of(FeedXml.AudioName), addresses.Of(FeedXml.VideoName))
            );
        }
        else
        {
            written = await Unpublishing.RunAsync(target, site, slug, cancellationToken);
        }
        await WarnOfBreachesAsync(target, addresses, work, cancellationToken);
        foreach (var problem in await FeedNotice.SendAsync(run.Show, written, cancellationToken))
        {
            work.Warn(problem);
        }
    }

    /// <summary>Tells the host what directories will say of the feed, before they do.</summary>
    private static async Task WarnOfBreachesAsync(
        IStorage target,
        SiteAddresses addresses,
        StageWork work,
        CancellationToken cancellationToken
    )
    {
        if (await target.ReadAsync(FeedXml.AudioName, cancellationToken) is not { } feed)
        {
            return;
        }
        var address = new Uri(addresses.Of(FeedXml.AudioName));
        var (report, _) = FeedCheck.Run(feed.Bytes, address, DateTimeOffset.UtcNow, _ => null);
        // A show that is tried on this machine needs no https yet, and one without episodes is only empty.
        var rules = report.Findings.Where(f => !(f.Rule == FeedRule.Secure && address.IsLoopback) && f.Rule != FeedRule.Items);
        foreach (var broken in rules.GroupBy(f => f.Rule))
        {
            work.Warn(
                $"{broken.Key.Who} want {broken.Key.Demand}; in {FeedXml.AudioName}, line {broken.First().Line}: {broken.First().Problem}"
            );
        }
    }

    private static PublishedEpisode? RecordOf(EpisodeRun run)
    {
        var published = run.Output(PublishStage.StageName);
        return published.Has(PublishStage.RecordName) ? published.Read<PublishedEpisode>(PublishStage.RecordName) : null;
    }
}

/// <summary>Where an episode can be found.</summary>
/// <param name="Page">Its page.</param>
/// <param name="AudioFeed">The feed with the sound.</param>
/// <param name="VideoFeed">The feed with the film.</param>
public sealed record PublishedAddresses(string Page, string AudioFeed, string VideoFeed);
