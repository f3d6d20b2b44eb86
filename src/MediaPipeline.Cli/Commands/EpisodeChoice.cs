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
}
