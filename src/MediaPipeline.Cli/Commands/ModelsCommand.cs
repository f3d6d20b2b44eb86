using System.CommandLine;
using System.Globalization;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Models;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Transcription;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>models</c>: what is on the machine, and more from Hugging Face.</summary>
internal static class ModelsCommand
{
    private static readonly Argument<string[]> Names = new("NAME")
    {
        Description = "whisper-base, ggml-base.en-q5_1, en_GB-alba-medium, ...",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<DirectoryInfo> To = new("--to")
    {
        Description = "A folder other than the user's cache.",
        HelpName = "DIR",
    };

    private static readonly Argument<string> Whisper = new("NAME") { Description = "A Whisper model on this machine." };

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
            Downloads Whisper models (whisper-...), those of whisper.cpp (ggml-...) and Piper voices from Hugging Face (or from
            {ModelHub.AddressVariable}); an interrupted download goes on where it was, and every file's hash is checked.

            Example: mediapipeline models pull whisper-base
            """
        )
        {
            Names,
            To,
        };
        pull.SetAction(PullAsync);
        var calibrate = new Command(
            "calibrate",
            $"""
            Finds out which of a Whisper model's attention heads tell best when a word is said, from speech of the embedded
            voice, whose times are known, and keeps them beside the model ({AttentionHead.FileName}). Models without it use
            the set that is known for them, or their own list.

            Example: mediapipeline models calibrate whisper-small
            """
        )
        {
            Whisper,
        };
        calibrate.SetAction(CalibrateAsync);
        return new Command("models", "Whisper models and Piper voices: list, pull, calibrate.") { list, pull, calibrate };
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

    private static async Task<int> CalibrateAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(Whisper);
        var models = ShelfOf(parsed);
        var json = parsed.GetValue(GlobalOptions.Json);
        var calibration = await RunDisplay.ShowAsync(
            json,
            async display =>
            {
                display.Started(name, name, $"calibrating {name}", "from speech whose times are known");
                var progress = new ProgressShare(share => display.Progressed(name, name, share));
                return await Calibration.RunAsync(models, name, progress, cancellationToken);
            }
        );
        if (json)
        {
            JsonAnswer.Write(calibration);
            return (int)ExitCode.Done;
        }
        static string Heads(CalibratedHeads found) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"starts off by {found.MedianError * 1000:0} ms (median), {found.Within100:0.0%} within 100 ms; (layer, head) and lag: {string.Join(", ", found.Heads.Select(h => $"({h.Layer}, {h.Head}) {h.Lag:+0;-0;0}"))}"
            );
        AnsiConsole.WriteLine($"{name}, on {calibration.After.Words} words");
        AnsiConsole.WriteLine($"  before: {Heads(calibration.Before)}");
        AnsiConsole.WriteLine($"  now:    {Heads(calibration.After)}");
        AnsiConsole.WriteLine(calibration.KeptAs is { } path ? $"Kept as {path}" : "The heads it had are as good; nothing was changed.");
        return (int)ExitCode.Done;
    }

    private static ModelShelf ShelfOf(ParseResult parsed)
    {
        // Models can be listed outside of any show.
        var inShow = parsed.GetValue(GlobalOptions.Show) is not null || ShowFile.TryFindRoot(Environment.CurrentDirectory) is not null;
        return inShow ? Workspace.Open(parsed).Models : new ModelShelf(null, null);
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
