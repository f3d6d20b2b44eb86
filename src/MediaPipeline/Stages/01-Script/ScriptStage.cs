using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Scripts;

/// <summary>Stage 1: text to sections, paragraphs, sentences and words (<c>script.json</c>).</summary>
public sealed class ScriptStage : Stage
{
    public const string StageName = "script";
    public const string FileName = "script.json";

    public override string Name => StageName;
    public override int Version => 18;
    public override IReadOnlyList<string> After => [];
    public override string Doing => "reading the script";
    public override string Capability => "text";

    public override bool Applies(EpisodeRun run) => run.Episode.Script is not null;

    /// <summary>The script by section, so that a change can be named by the section it is in.</summary>
    public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var seen = new SeenScript(run);
        return Task.FromResult(seen.Inputs() ?? seen.Keep(InputsOf(Read(run), Path.GetFileName(run.Episode.Script!))));
    }

    private static List<StageInput> InputsOf(Script script, string file) =>
        [
            StageInput.Value($"{file}: front matter", new { script.Title, script.Facts }),
            .. script.Sections.Select((section, s) => StageInput.Value($"{file}: section {s + 1}", section)),
        ];

    public override Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var script = Read(run);
        if (script.Facts.Date is { } date && date > DateTimeOffset.UtcNow)
        {
            work.Warn($"The episode's date, {date:yyyy-MM-dd}, is in the future: players may not show it before.");
        }
        foreach (var warning in Warnings(script, run.Show.Language))
        {
            work.Warn(warning);
        }
        work.WriteJson(FileName, script);
        SeenScript.Prune(run);
        return Task.CompletedTask;
    }

    /// <summary>What a host is told of a script that a voice can say, but not as well as it might.</summary>
    /// <param name="script">The script.</param>
    /// <param name="language">The show's, ISO 639-1 with or without a region.</param>
    public static IEnumerable<string> Warnings(Script script, string language)
    {
        string?[] warnings = [LongSentences.Warning(script), ForeignWords.Warning(script, language)];
        return warnings.OfType<string>();
    }

    /// <summary>What the stage made; null for an episode without a script.</summary>
    public static Script? Of(EpisodeRun run) => run.OutputOrNull(StageName)?.Read<Script>(FileName);

    /// <summary>Reads the episode's script, with what it leaves open filled in from the folder's name.</summary>
    public static Script Read(EpisodeRun run) => Read(run.Show, run.Episode);

    /// <summary>Reads an episode's script outside of a run.</summary>
    public static Script Read(Show show, EpisodeFolder episode)
    {
        var pronunciations = Pronunciations.Load(show.Pronunciations, episode.Pronunciations);
        var script = ScriptReader.Read(episode.Script!, show.Language, pronunciations);
        return script with
        {
            Title = script.Title.Length > 0 ? script.Title : TitleFromName(episode, script),
            Facts = script.Facts with { Date = EpisodeDate.Complete(script.Facts.Date, episode, show) },
        };
    }

    /// <summary>'first-light' is 'First light', and words that the script knows are written as it writes them.</summary>
    private static string TitleFromName(EpisodeFolder episode, Script script)
    {
        var spelled = script
            .AllWords.Select(w => w.Text.Trim('.', ',', ';', ':', '!', '?', '(', ')', '"', '“', '”'))
            .Where(w => w.Length > 0 && char.IsUpper(w[^1]) | char.IsUpper(w[0]))
            .GroupBy(w => w.ToLowerInvariant())
            .ToDictionary(g => g.Key, g => g.GroupBy(w => w).MaxBy(v => v.Count())!.Key);
        var words = (episode.NameInWords.Length > 0 ? episode.NameInWords : episode.Slug)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => spelled.GetValueOrDefault(w.ToLowerInvariant(), w));
        var title = string.Join(' ', words);
        return char.ToUpperInvariant(title[0]) + title[1..];
    }
}
