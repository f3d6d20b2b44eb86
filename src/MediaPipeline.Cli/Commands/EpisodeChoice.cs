using System.CommandLine;

namespace MediaPipeline.Cli.Commands;

/// <summary>Episodes that are named, or all of the show: <c>EPISODE...</c> and <c>--all</c>.</summary>
internal sealed class EpisodeChoice
{
    private readonly Argument<string[]> named = new("EPISODE")
    {
        Description = "Episode folders, or names of folders in episodes/.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> all = new("--all") { Description = "Every episode of the show." };

    public void AddTo(Command command)
    {
        command.Add(named);
        command.Add(all);
    }

    /// <summary>Whether it is every episode, later ones too.</summary>
    public bool IsAll(ParseResult parsed) => parsed.GetValue(all);

    /// <summary>The show, and the episodes chosen, as they were named.</summary>
    /// <exception cref="WrongInputException">None is.</exception>
    public (Workspace Workspace, IReadOnlyList<string> Episodes) Of(ParseResult parsed)
    {
        var names = parsed.GetValue(named) ?? [];
        if (names.Length == 0 && !parsed.GetValue(all))
        {
            throw new WrongInputException("No episode is named.", null, "Name its folder, or say --all.");
        }
        var workspace = Workspace.Open(parsed, names.FirstOrDefault());
        return (workspace, parsed.GetValue(all) ? workspace.AllEpisodes() : names);
    }

    /// <summary>Does something with each episode. Where there are several, one that is wrong is told of, and the others go on.</summary>
    /// <param name="parsed">The command.</param>
    /// <param name="episodes">As they were named.</param>
    /// <param name="work">What is done.</param>
    /// <param name="failed">What stands for an episode that is wrong, by its name and the error.</param>
    public static async Task<(List<T> Results, ExitCode Worst)> EachAsync<T>(
        ParseResult parsed,
        IReadOnlyList<string> episodes,
        Func<string, Task<T>> work,
        Func<string, string, T> failed
    )
    {
        var results = new List<T>();
        var worst = ExitCode.Done;
        foreach (var episode in episodes)
        {
            try
            {
                results.Add(await work(episode));
            }
            catch (PipelineException e) when (episodes.Count > 1)
            {
                Failure.Report(e, parsed.GetValue(GlobalOptions.Verbose));
                results.Add(failed(Path.GetFileName(Path.TrimEndingDirectorySeparator(episode)), e.Message));
                worst = e.ExitCode;
            }
        }
        return (results, worst);
    }
}
