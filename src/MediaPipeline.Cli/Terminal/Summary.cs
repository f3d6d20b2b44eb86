using MediaPipeline.Publishing;
using MediaPipeline.Reports;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using Spectre.Console;

namespace MediaPipeline.Cli.Terminal;

/// <summary>What a run tells at its end: each stage and its time, what the host should know, what was made and where it is.</summary>
internal static class Summary
{
    public static void Write(EpisodeResult result, Workspace workspace, RunOptions options)
    {
        var console = AnsiConsole.Console;
        if (options.DryRun)
        {
            WriteStages(console, result);
            return;
        }
        var warnings = result.Stages.SelectMany(s => s.Warnings.Select(w => (s.Stage, Warning: w))).ToList();
        if (result.Stages.All(s => s.Outcome == StageOutcome.Kept))
        {
            console.MarkupLineInterpolated(
                $"[bold]{result.Episode}[/]: nothing has changed, so nothing ran ({Sizes.Seconds(result.Seconds)})."
            );
            WriteWarnings(console, warnings);
            WriteAddresses(console, result);
            return;
        }
        WriteStages(console, result);
        WriteWarnings(console, warnings);
        WriteFiles(console, result, workspace);
        WriteAddresses(console, result);
        console.MarkupLineInterpolated($"[bold]{result.Episode}[/] done in {Sizes.Seconds(result.Seconds)}.");
    }

    private static void WriteStages(IAnsiConsole console, EpisodeResult result)
    {
        console.MarkupLineInterpolated($"[bold]{result.Episode}[/]");
        foreach (var stage in result.Stages)
        {
            var (what, why) = stage.Outcome switch
            {
                StageOutcome.Ran => (Sizes.Seconds(stage.Seconds), stage.Why),
                StageOutcome.Kept => ("kept", ""),
                StageOutcome.WouldRun => ("would run", stage.Why),
                StageOutcome.Waits => ("would run", stage.Why),
                _ => ("failed", stage.Why),
            };
            var colour =
                stage.Outcome == StageOutcome.Kept ? "grey"
                : stage.Outcome == StageOutcome.Failed ? "red"
                : "green";
            console.MarkupLine($"  {stage.Stage, -11} [{colour}]{what, 10}[/]{(why.Length > 0 ? $"  [grey]{Markup.Escape(why)}[/]" : "")}");
        }
    }

    private static void WriteWarnings(IAnsiConsole console, List<(string Stage, string Warning)> warnings)
    {
        foreach (var (stage, warning) in warnings)
        {
            console.MarkupLine($"  [yellow]note[/] {Markup.Escape(stage)}: {Markup.Escape(warning)}");
        }
    }

    /// <summary>What was made: the published files, or, where the run stopped before that, what the last stages hold.</summary>
    private static void WriteFiles(IAnsiConsole console, EpisodeResult result, Workspace workspace)
    {
        if (result.Addresses is not null)
        {
            console.WriteLine($"Published to {Relative(workspace)}{SiteAddresses.FolderOf(result.Episode)}:");
            var pictures = result.Published.Where(f => f.Role.StartsWith(FileRole.ChapterPictures, StringComparison.Ordinal)).ToList();
            foreach (var file in result.Published.Except(pictures))
            {
                console.WriteLine($"  {file.Role, -16} {Path.GetFileName(file.Path), -44} {Sizes.Bytes(file.Size), 9}");
            }
            if (pictures.Count > 0)
            {
                console.WriteLine(
                    $"  {"chapter pictures", -16} {$"{pictures.Count} files", -44} {Sizes.Bytes(pictures.Sum(p => p.Size)), 9}"
                );
            }
            return;
        }
        foreach (var stage in result.Files.GroupBy(f => Path.GetDirectoryName(f.Path)!))
        {
            console.WriteLine($"  {Path.GetRelativePath(Environment.CurrentDirectory, stage.Key)}/");
            foreach (var file in stage)
            {
                console.WriteLine($"    {Path.GetFileName(file.Path), -28} {Sizes.Bytes(file.Size), 9}");
            }
        }
    }

    private static void WriteAddresses(IAnsiConsole console, EpisodeResult result)
    {
        if (
            result.Files.FirstOrDefault(f => f.Stage == ReportStage.StageName && Path.GetFileName(f.Path) == ReportStage.PageName) is
            { } page
        )
        {
            console.WriteLine($"  report           {Path.GetRelativePath(Environment.CurrentDirectory, page.Path)}");
        }
        if (result.Addresses is not { } addresses)
        {
            return;
        }
        console.WriteLine($"  page             {addresses.Page}");
        console.WriteLine($"  audio feed       {addresses.AudioFeed}");
        if (result.Published.Any(f => f.Role == FileRole.Video))
        {
            console.WriteLine($"  video feed       {addresses.VideoFeed}");
        }
        if (new Uri(addresses.Page).IsLoopback)
        {
            console.WriteLine("  (to listen and look: mediapipeline serve)");
        }
    }

    private static string Relative(Workspace workspace)
    {
        var name = workspace.Target().Name;
        return Path.IsPathRooted(name) ? Path.GetRelativePath(Environment.CurrentDirectory, name) + "/" : name;
    }
}
