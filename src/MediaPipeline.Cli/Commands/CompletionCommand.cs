using System.CommandLine;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>completion</c>: scripts that let shells complete our commands.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _mediapipeline() {
          local IFS=$'\n'
          COMPREPLY=($(mediapipeline "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null | grep -F -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _mediapipeline mediapipeline
        """;

    private const string Zsh = """
        _mediapipeline() {
          local completions=("${(@f)$(mediapipeline "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -- $completions
          _files
        }
        compdef _mediapipeline mediapipeline
        """;

    private const string Fish = """
        complete -c mediapipeline -a '(mediapipeline "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
        """;

    private static readonly Argument<string> Shell = new("SHELL") { Description = "bash, zsh or fish." };

    public static Command Create()
    {
        Shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command(
            "completion",
            """
            Prints a script that completes commands and options in a shell.

            Example: mediapipeline completion bash >> ~/.bashrc
            """
        )
        {
            Shell,
        };
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(
                parsed.GetValue(Shell) switch
                {
                    "zsh" => Zsh,
                    "fish" => Fish,
                    _ => Bash,
                }
            );
            return (int)ExitCode.Done;
        });
        return command;
    }
}
