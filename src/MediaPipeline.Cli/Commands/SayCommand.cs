using System.CommandLine;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Media;
using MediaPipeline.Models;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>say</c>: any text as an episode would say it: spoken form, phonemes, sound.</summary>
internal static class SayCommand
{
    private const string Player = "ffplay";

    private static readonly Argument<string[]> Words = new("TEXT")
    {
        Description = "What to say; '-' reads it from standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Voice = new("--voice")
    {
        Description = "A speaker of the show's 'voices', or a Piper voice by name; the show's voice if left out.",
        HelpName = "NAME",
    };

    private static readonly Option<string> Episode = new("--episode")
    {
        Description = "Take this episode's pronunciations, too.",
        HelpName = "EPISODE",
    };

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "Write the sound to this WAV file instead of playing it.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Silent = new("--silent")
    {
        Description = "Only show how it is said: nothing is spoken or played, and words have no times.",
    };

    public static Command Create()
    {
        var command = new Command(
            "say",
            """
            Says any text as an episode would, and shows each word as written, as said, and in phonemes.

            Example: mediapipeline say 'Dr. Nyquist paid $50,000 in 1928.' --out nyquist.wav
            """
        )
        {
            Words,
            Voice,
            Episode,
            Out,
            Silent,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var text = string.Join(' ', parsed.GetRequiredValue(Words));
        text = text == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : text;
        var root = ShowFile.TryFindRoot(parsed.GetValue(GlobalOptions.Show)?.FullName ?? Environment.CurrentDirectory);
        var show = root is null ? new Show { Title = "say" } : ShowFile.Load(root);
        var episode = parsed.GetValue(Episode) is { } name ? Workspace.Open(parsed, name).Episode(name) : null;
        var pronunciations = Pronunciations.Load(show.Pronunciations, episode?.Pronunciations);
        var temporary = Directory.CreateTempSubdirectory("mediapipeline-say-");
        try
        {
            var spoken = parsed.GetValue(Out) is not null || !parsed.GetValue(Silent);
            var wav = parsed.GetValue(Out)?.FullName ?? Path.Combine(temporary.FullName, "say.wav");
            var hashes = new FileHashes(Path.Combine(temporary.FullName, "hashes"));
            var models = new ModelShelf(show.Models, root);
            var voice = VoiceOf(show, parsed.GetValue(Voice));
            IReadOnlyList<IReadOnlyList<RehearsedWord>> sentences = [];
            async Task SayAsync(string? part) =>
                sentences = await Rehearsal.SayAsync(text, show, voice, pronunciations, models, hashes, part, cancellationToken);
            if (spoken)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(wav)!);
                await AtomicFile.WriteAsync(wav, SayAsync);
            }
            else
            {
                await SayAsync(null);
            }
            if (parsed.GetValue(GlobalOptions.Json))
            {
                JsonAnswer.Write(sentences);
                return (int)ExitCode.Done;
            }
            Write(sentences);
            foreach (
                var warning in ScriptStage.Warnings(ScriptReader.Parse(text, "text.txt", show.Language, pronunciations), show.Language)
            )
            {
                AnsiConsole.MarkupLineInterpolated($"[yellow]{warning}[/]");
            }
            if (parsed.GetValue(Out) is not null)
            {
                AnsiConsole.WriteLine($"{Sizes.Bytes(new FileInfo(wav).Length)} in {wav}");
            }
            else if (spoken)
            {
                await PlayAsync(wav, cancellationToken);
            }
            return (int)ExitCode.Done;
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static VoiceSettings VoiceOf(Show show, string? name) =>
        name is null
            ? show.Voice
            : show.Voices.FirstOrDefault(v => string.Equals(v.Key, name, StringComparison.OrdinalIgnoreCase)).Value
                ?? show.Voice with
                {
                    Name = name,
                };

    private static void Write(IReadOnlyList<IReadOnlyList<RehearsedWord>> sentences)
    {
        var words = sentences.SelectMany(s => s).ToList();
        var written = Math.Max(7, words.Max(w => w.Text.Length));
        var spoken = Math.Max(4, words.Max(w => w.Spoken.Length));
        string Line(string a, string b, string c) => $"{a.PadRight(written)}  {b.PadRight(spoken)}  {c}";
        AnsiConsole.MarkupLine($"[grey]{Line("written", "said", "phonemes")}[/]");
        for (var s = 0; s < sentences.Count; s++)
        {
            if (s > 0)
            {
                Console.WriteLine();
            }
            foreach (var word in sentences[s])
            {
                // Not through the console's markup, which would break long lines.
                Console.WriteLine(Line(word.Text, word.Spoken, word.Phonemes));
            }
        }
    }

    private static async Task PlayAsync(string wav, CancellationToken cancellationToken)
    {
        const string remedy = "Write the sound to a file instead: --out FILE.wav";
        if (Tool.Find(Player) is null)
        {
            throw new MissingException($"There is no {Player} to play it with.", null, remedy);
        }
        try
        {
            await ChildProcess.RunAsync(Player, ["-v", "error", "-nodisp", "-autoexit", wav], cancellationToken: cancellationToken);
        }
        catch (PipelineException e)
        {
            throw new MissingException("This machine plays no sound.", null, remedy, e);
        }
    }
}
