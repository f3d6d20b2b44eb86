using System.CommandLine;
using MediaPipeline.Cli.Commands;

namespace MediaPipeline.Cli;

/// <summary>All commands, in the order in which help lists them.</summary>
internal static class CommandTree
{
    public static RootCommand Root()
    {
        var root = new RootCommand("From a weekly script to a published podcast and video episode, with one command.");
        root.Options.Add(GlobalOptions.Show);
        root.Options.Add(GlobalOptions.Json);
        root.Options.Add(GlobalOptions.Verbose);
        root.Add(ProduceCommand.Create());
        root.Add(StatusCommand.Create());
        root.Add(NotesCommand.Create());
        root.Add(TranscribeCommand.Create());
        root.Add(CaptionsCommand.Create());
        root.Add(SayCommand.Create());
        root.Add(NewCommand.Create());
        root.Add(PublishCommand.Create());
        root.Add(UnpublishCommand.Create());
        root.Add(ClipCommand.Create());
        root.Add(YouTubeCommand.Create());
        root.Add(FeedsCommand.Create());
        root.Add(ServeCommand.Create());
        root.Add(WorkerCommand.Create());
        root.Add(EnqueueCommand.Create());
        root.Add(QueueCommand.Create());
        root.Add(DoctorCommand.Create());
        root.Add(ModelsCommand.Create());
        root.Add(CompletionCommand.Create());
        return root;
    }
}
