using System.CommandLine;
using System.Globalization;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Models;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>models</c>: what is on the machine, and more from Hugging Face.</summary>
internal static class ModelsCommand
{
    private static readonly Argument<string[]> Names = new("NAME")
    {
        Description = "whisper-base, whisper-small.en, en_GB-alba-medium, ...",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<DirectoryInfo> To = new("--to")
    {
        Description = "A folder other than the user's cache.",
        HelpName = "DIR",
    };

    public static Command Create()
    {
        var list = new Command(
            "list",
            """
            Lists the models on this machine, and where they are looked for.

            Example: mediapipeline models list
            """
        );
        list.SetAction((parsed, _) => Task.FromResult(List(parsed)));
        var pull = new Command(
            "pull",
            $"""
            Downloads Whisper models and Piper voices from Hugging Face (or from {ModelHub.AddressVariable}); an interrupted
            download goes on where it was, and every file's hash is checked.

            Example: mediapipeline models pull whisper-base
            """
        )
        {
            Names,
            To,
        };
        pull.SetAction(PullAsync);
        return new Command("models", "Whisper models and Piper voices: list, pull.") { list, pull };
    }

    private static int List(ParseResult parsed)
    {
        var shelf = ShelfOf(parsed);
        var found = shelf.All();
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonAnswer.Write(found);
            return (int)ExitCode.Done;
        }
        foreach (var model in found)
        {
            AnsiConsole.WriteLine($"{model.Kind, -8} {model.Name, -24} {Sizes.Bytes(model.Bytes), 9}  {model.Folder}");
        }
        AnsiConsole.WriteLine($"Looked in: {string.Join(", ", shelf.Places)}");
        return (int)ExitCode.Done;
    }

    private static async Task<int> PullAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(To)?.FullName ?? ModelShelf.UserCache;
        using var hub = new ModelHub();
        foreach (var name in parsed.GetRequiredValue(Names))
        {
            var pulled = await ShowAsync(name, progress => hub.PullAsync(name, folder, progress, cancellationToken));
            AnsiConsole.WriteLine($"{name}: {Sizes.Bytes(pulled.Bytes)} in {pulled.Folder}");
        }
        return (int)ExitCode.Done;
    }

    private static async Task<PulledModel> ShowAsync(string name, Func<IProgress<PullProgress>, Task<PulledModel>> pull)
    {
        if (Console.IsOutputRedirected)
        {
            return await pull(new PlainPull(name));
        }
        return await AnsiConsole
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new DownloadedColumn(),
                new TransferSpeedColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(context => pull(new LivePull(context.AddTask(Markup.Escape(name)))));
    }

    private static ModelShelf ShelfOf(ParseResult parsed)
    {
        try
        {
            return Workspace.Open(parsed).Models;
        }
        catch (WrongInputException) when (parsed.GetValue(GlobalOptions.Show) is null)
        {
            // Models can be listed outside of any show.
            return new ModelShelf(null, null);
        }
    }

    private sealed class PlainPull(string name) : IProgress<PullProgress>
    {
        private int told = -1;

        public void Report(PullProgress value)
        {
            var tenth = (int)(value.Done * 10 / Math.Max(1, value.Total));
            if (tenth > told)
            {
                told = tenth;
                Console.Out.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"  {name}: {tenth * 10} % of {Sizes.Bytes(value.Total)}")
                );
            }
        }
    }

    private sealed class LivePull(ProgressTask bar) : IProgress<PullProgress>
    {
        public void Report(PullProgress value)
        {
            bar.MaxValue = Math.Max(1, value.Total);
            bar.Value = value.Done;
        }
    }
}
