using System.CommandLine;
using MediaPipeline.Cli;
using MediaPipeline.Running;

NativeHeap.Share();
Console.OutputEncoding = System.Text.Encoding.UTF8;
if (Console.IsOutputRedirected)
{
    // A log has no width to wrap at.
    Spectre.Console.AnsiConsole.Profile.Width = 10_000;
}
var parsed = CommandTree.Root().Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }
    Console.Error.WriteLine(
        $"See: mediapipeline {string.Join(' ', parsed.CommandResult.Command.Name == "mediapipeline" ? "" : parsed.CommandResult.Command.Name + " ")}--help"
    );
    return (int)MediaPipeline.ExitCode.WrongInput;
}

// Children are ended and half-written outputs cleared before we go, which takes a moment.
var configuration = new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = TimeSpan.FromSeconds(20),
};
try
{
    return await parsed.InvokeAsync(configuration);
}
catch (Exception e)
{
    return Failure.Report(e, parsed.GetValue(GlobalOptions.Verbose));
}
