using MediaPipeline.Chapters;
using MediaPipeline.Narration;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Scripts;

namespace MediaPipeline.Cli;

/// <summary>
/// The start of a command that reads a show: a run in which nothing changed is hardly anything else. Settings and what was kept are read by
/// reflection, since compiling an accessor for each of their hundreds of properties takes longer than all its calls; and while one core reads the
/// show's settings, another loads and compiles what reads scripts and what was kept.
/// </summary>
internal static class Warmup
{
    // Something of all that is in nearly every script: Markdown, a year, a date, an amount, a name in letters, a pause in a sentence.
    private const string Text = """
        # Warming up

        On 6 March 2026, the EU's list of 24 models cost $1.5 million: **"twice as much"**, said Dr. Smith; 12% more than in 2025.
        """;

    /// <summary>Begins; it ends by itself, and nothing waits for it. Not for commands that ask the queue: Dapper compiles what it reads.</summary>
    public static void Begin()
    {
        AppContext.SetSwitch("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", false);
        if (Environment.ProcessorCount > 1)
        {
            _ = Task.Run(Load);
        }
    }

    private static void Load()
    {
        var script = ScriptReader.Parse(Text, "script.md", "en-us", Pronunciations.None);
        ContentHash.OfValue(script.Sections[0]);
        foreach (
            var kept in (Type[])[typeof(StageManifest), typeof(Script), typeof(Timeline), typeof(List<Chapter>), typeof(PublishedEpisode)]
        )
        {
            StoredJson.Options.GetTypeInfo(kept);
        }
    }
}
