using System.CommandLine;

namespace MediaPipeline.Cli;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Tell of an error all that is known, down to the place in the program.",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Answer as JSON, for machines.", Recursive = true };

    public static readonly Option<DirectoryInfo> Show = new("--show")
    {
        Description = "The show's folder, which holds pipeline.json. Otherwise it is looked for here and upwards.",
        Recursive = true,
        HelpName = "DIR",
    };
}
