using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using Spectre.Console;

namespace MediaPipeline.Cli;

/// <summary>What publishing an episode would change in the target, and nothing changed.</summary>
/// <param name="Episode">Its name.</param>
/// <param name="Target">Where to.</param>
/// <param name="Uploads">Files that the target lacks.</param>
/// <param name="Writes">Feeds, pages and records that would differ.</param>
/// <param name="Deletes">Files that would go.</param>
internal sealed record PublishPreview(
    string Episode,
    string Target,
    IReadOnlyList<PublishedFile> Uploads,
    IReadOnlyList<string> Writes,
    IReadOnlyList<string> Deletes
)
{
    /// <summary>Looks at the target.</summary>
    public static async Task<PublishPreview> OfAsync(EpisodeRun run, Workspace workspace, CancellationToken cancellationToken)
    {
        var target = workspace.Target();
        var site = new Site(target, workspace.Show, workspace.Root);
        var slug = run.Episode.Slug;
        if (ScriptStage.Of(run) is { Facts.Published: false })
        {
            var there = await target.ListAsync(Shows.SiteAddresses.FolderOf(slug), cancellationToken);
            var rest = await site.PreviewAsync(index => Task.FromResult(index.Without(slug)), _ => false, cancellationToken);
            return new PublishPreview(slug, target.Name, [], rest, [.. there.Select(f => f.Path)]);
        }
        var plan = await PublishStage.PlanAsync(run, target, cancellationToken);
        var writes = await site.PreviewAsync(index => Task.FromResult(index.With(plan.Record)), e => e.Slug == slug, cancellationToken);
        var before = await PublishStage.ReadRecordAsync(target, slug, cancellationToken);
        string[] record = before is null || !StoredJson.Equal(before, plan.Record) ? [PublishStage.RecordOf(slug)] : [];
        return new PublishPreview(slug, target.Name, plan.Uploads, [.. record, .. writes], plan.Deletes);
    }

    /// <summary>Tells it.</summary>
    public void Write()
    {
        if (Uploads.Count + Writes.Count + Deletes.Count == 0)
        {
            AnsiConsole.WriteLine($"{Episode}: nothing would change in {Target}.");
            return;
        }
        AnsiConsole.WriteLine($"{Episode}: in {Target}");
        foreach (var file in Uploads)
        {
            AnsiConsole.WriteLine($"  upload {file.Path}  {Sizes.Bytes(file.Size)}");
        }
        foreach (var path in Writes)
        {
            AnsiConsole.WriteLine($"  write  {path}");
        }
        foreach (var path in Deletes)
        {
            AnsiConsole.WriteLine($"  delete {path}");
        }
    }
}
