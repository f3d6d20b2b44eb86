using System.CommandLine;
using MediaPipeline.Captions;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>captions --check</c>: scores a file of captions, anybody's.</summary>
internal static class CaptionsCommand
{
    private const int PlacesOfARule = 3;

    /// <summary>Bytes; the captions of a day of speech have a tenth of it.</summary>
    private const int LargestFile = 64 << 20;

    private static readonly Option<FileInfo> Check = new("--check")
    {
        Description = "The file to score: WebVTT or SubRip.",
        HelpName = "FILE",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command(
            "captions",
            """
            Scores captions, ours or anybody's: length of lines, speed, times, gaps, where lines are broken. The limits are those of
            'captions' in pipeline.json where there is one.

            Example: mediapipeline captions --check talk.vtt
            """
        )
        {
            Check,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(Check);
        if (!path.Exists)
        {
            throw new WrongInputException("There is no such file.", path.FullName, "Give a WebVTT or SubRip file.");
        }
        var root = ShowFile.TryFindRoot(parsed.GetValue(GlobalOptions.Show)?.FullName ?? Environment.CurrentDirectory);
        var settings = root is null ? new CaptionSettings() : ShowFile.Load(root).Captions;
        var bytes =
            await BoundedBytes.ReadFileAsync(path.FullName, LargestFile, cancellationToken)
            ?? throw new WrongInputException(
                $"The file is larger than {LargestFile >> 20} MB; no captions are.",
                path.FullName,
                "Check that the right file is there."
            );
        var file = CaptionFile.Parse(bytes);
        var score = CaptionCheck.Run(file, settings);
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonAnswer.Write(score);
        }
        else
        {
            Write(path.Name, score);
        }
        return (int)(file.Faults.Count == 0 ? ExitCode.Done : ExitCode.WrongInput);
    }

    private static void Write(string name, CaptionScore score)
    {
        foreach (var broken in score.Findings.GroupBy(f => f.Rule))
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]{broken.Key}[/]");
            foreach (var finding in broken.Take(PlacesOfARule))
            {
                AnsiConsole.WriteLine($"  {name}:{finding.Line}  {finding.Problem}");
            }
            if (broken.Count() > PlacesOfARule)
            {
                AnsiConsole.WriteLine($"  ... and {broken.Count() - PlacesOfARule} more");
            }
        }
        AnsiConsole.WriteLine(
            $"{name}: {score.Percent}% of {score.Cues} captions break no rule; {score.MedianSpeed} characters a second in the middle, {score.HighestSpeed} at most."
        );
    }
}
