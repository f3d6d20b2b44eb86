using System.CommandLine;
using System.Globalization;
using MediaPipeline.Worker;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>worker</c>: takes jobs from the queue until it is stopped.</summary>
internal static class WorkerCommand
{
    private static readonly Option<int> AtOnce = new("--at-once")
    {
        Description = "How many stages run at once; each uses the cores that are free.",
        DefaultValueFactory = _ => 2,
        HelpName = "N",
    };

    private static readonly Option<string> Stages = new("--stages")
    {
        Description = "Take only these stages: narrate,transcribe. Otherwise all whose programs and models are here.",
        HelpName = "A,B",
    };

    private static readonly Option<string> DashboardAddress = new("--dashboard")
    {
        Description = "Show Hangfire's dashboard there: a port of this machine, or host and port.",
        HelpName = "ADDRESS",
    };

    private static readonly Option<bool> DashboardWrite = new("--dashboard-write")
    {
        Description = "Let jobs be retried and deleted in the dashboard; otherwise it only shows them.",
    };

    private static readonly Option<string> Folder = new("--folder")
    {
        Description = "Where sources and outputs of episodes at work are kept; otherwise in the user's cache.",
        HelpName = "DIR",
    };

    private static readonly Option<double> Keep = new("--keep")
    {
        Description = "How many gigabytes are kept there; what was not used for longest goes first.",
        DefaultValueFactory = _ => 20,
        HelpName = "GB",
    };

    private static readonly Option<bool> HashPassword = new("--hash-password")
    {
        Description = $"Only hash a password, read from the terminal or standard input, for {Dashboard.HashVariable}.",
    };

    public static Command Create()
    {
        var command = new Command(
            "worker",
            $"""
            Takes stages of episodes from the queue of many hosts, until it is stopped with Ctrl-C or SIGTERM. The queue is the
            PostgreSQL database in {QueueAddress.Variable}; docs/scale-out.md tells how all goes together.

            Example: mediapipeline worker --at-once 2 --dashboard 9000
            """
        )
        {
            AtOnce,
            Stages,
            Folder,
            Keep,
            DashboardAddress,
            DashboardWrite,
            HashPassword,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(HashPassword))
        {
            Console.Out.WriteLine(Dashboard.HashOf(ReadPassword()));
            return (int)ExitCode.Done;
        }
        var atOnce = parsed.GetValue(AtOnce);
        if (atOnce is < 1 or > 64)
        {
            throw new WrongInputException($"--at-once cannot be {atOnce}.", null, "Say 1 to 64.");
        }
        if (parsed.GetValue(Keep) is not (>= 0 and < 1e6))
        {
            throw new WrongInputException("--keep must be a number of gigabytes, 0 or more.", null, "Say, for example, --keep 20.");
        }
        var only = StagesNamed(parsed.GetValue(Stages));
        var queue = await JobQueue.OpenAsync(QueueAddress.FromEnvironment(), cancellationToken);
        using var telemetry = Telemetry.Start("mediapipeline-worker", queue);
        using var folder = WorkerFolder.Take(parsed.GetValue(Folder), parsed.GetValue(Keep));
        using var desk = new WorkerDesk(Pipeline.Stages, folder, Log);
        await using var dashboard = parsed.GetValue(DashboardAddress) is { } address
            ? await Dashboard.StartAsync(queue, address, parsed.GetValue(DashboardWrite), cancellationToken)
            : null;
        Log(
            $"worker {desk.Name} takes {(only is null ? "all stages" : string.Join(", ", only))}, {atOnce} at once, from {queue.Address.Server}, schema {queue.Address.Schema}; its folder is {folder.FullPath}"
        );
        if (dashboard is not null)
        {
            Log($"the dashboard is at {dashboard.Urls.First()}");
        }
        await new WorkerHost(queue, desk, atOnce, only).RunAsync(cancellationToken);
        Log("stopped");
        return (int)ExitCode.Done;
    }

    private static HashSet<string>? StagesNamed(string? text)
    {
        var names = text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet();
        return names?.FirstOrDefault(n => Pipeline.Stages.All(s => s.Name != n)) is { } unknown
            ? throw new WrongInputException(
                $"There is no stage '{unknown}'.",
                null,
                $"The stages are: {string.Join(", ", Pipeline.Stages.Select(s => s.Name))}."
            )
            : names;
    }

    private static string ReadPassword() =>
        Console.IsInputRedirected
            ? Console.In.ReadLine() is { Length: > 0 } line
                ? line
                : throw new WrongInputException("The password is empty.", null, "Say one.")
            : AnsiConsole.Prompt(new TextPrompt<string>("Password:").Secret(null));

    private static void Log(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine($"{DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {line}");
        }
    }
}
