using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>new</c>: an episode folder, ready to edit.</summary>
internal static class NewCommand
{
    private static readonly Argument<string> EpisodeName = new("NAME")
    {
        Description = "What the episode is called: first-light, or 'First light'.",
    };

    private static readonly Option<string> Date = new("--date")
    {
        Description = "When it appears, YYYY-MM-DD; otherwise today.",
        HelpName = "DATE",
    };

    public static Command Create()
    {
        var command = new Command(
            "new",
            """
            Makes an episode folder with a script to fill in. Where there is no show yet, makes that, too.

            Example: mediapipeline new first-light --date 2026-02-06
            """
        )
        {
            EpisodeName,
            Date,
        };
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed)));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(EpisodeName);
        var slug = AddressName.Of(name);
        if (slug.Length == 0)
        {
            throw new WrongInputException(
                $"'{name}' has no letters or digits to make a folder's name of.",
                null,
                "Use letters a to z and digits."
            );
        }
        var date = DateOnly.FromDateTime(DateTime.UtcNow);
        if (
            parsed.GetValue(Date) is { } text
            && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        )
        {
            throw new WrongInputException($"'{text}' is no date.", null, "Write it as 2026-02-06.");
        }
        var root = Root(parsed);
        var folder = Path.Combine(root, "episodes", string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}-{slug}"));
        if (Directory.Exists(folder))
        {
            throw new WrongInputException("This episode is there already.", folder, "Choose another name or date.");
        }
        Directory.CreateDirectory(folder);
        var script = Path.Combine(folder, "script.md");
        AtomicFile.WriteText(script, Script(name.Trim(), date));
        AnsiConsole.WriteLine($"Made {Path.GetRelativePath(Environment.CurrentDirectory, script)}. Edit it, then run:");
        AnsiConsole.WriteLine($"  mediapipeline produce {Path.GetRelativePath(Environment.CurrentDirectory, folder)}");
        return (int)ExitCode.Done;
    }

    private static string Root(ParseResult parsed)
    {
        var start = parsed.GetValue(GlobalOptions.Show)?.FullName ?? Environment.CurrentDirectory;
        if (ShowFile.TryFindRoot(start) is { } root)
        {
            return root;
        }
        var path = Path.Combine(start, ShowFile.Name);
        var title = Words(Path.GetFileName(Path.TrimEndingDirectorySeparator(start)));
        Directory.CreateDirectory(start);
        AtomicFile.WriteText(
            path,
            $$"""
            {
              "title": {{JsonSerializer.Serialize(title)}},
              "description": "What the show is about.",
              "language": "en-us",
              "site": "http://localhost:8080"
            }

            """
        );
        AnsiConsole.WriteLine($"Made {path}: the show.");
        return start;
    }

    private static string Script(string name, DateOnly date) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ---
            title: {JsonSerializer.Serialize(Words(name))}
            date: {date:yyyy-MM-dd}
            tags: []
            ---

            In this week's episode, say in a sentence or two what is in it.

            ## The first story

            Tell it. [Links](https://example.org) are not read out; they go into the show notes.

            - A list line is said as a sentence.
            - So is this one.

            ## The second story

            Tell that one, too. Thank you for listening.

            """
        );

    /// <summary>'first-light' as 'First light'.</summary>
    private static string Words(string name)
    {
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? "My show" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
