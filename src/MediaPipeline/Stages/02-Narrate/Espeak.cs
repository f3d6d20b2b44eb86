using MediaPipeline.Media;

namespace MediaPipeline.Narration;

/// <summary>
/// Phonemes from espeak-ng, many texts in one run: it reads one text a line and answers each with its
/// phonemes; a line of our own between them shows where one answer ends, since espeak-ng may split a text.
/// </summary>
internal static class Espeak
{
    private const string Divider = "qqq";

    /// <summary>The IPA of each text, in one of espeak-ng's voices such as <c>en-us</c>.</summary>
    /// <exception cref="MissingException">espeak-ng is not on the machine.</exception>
    public static async Task<IReadOnlyList<string>> PhonemesAsync(
        string voice,
        IReadOnlyList<string> texts,
        CancellationToken cancellationToken
    )
    {
        if (texts.Count == 0)
        {
            return [];
        }
        var input = string.Concat(texts.Select(t => Clean(t) + "\n" + Divider + "\n"));
        var output = await ChildProcess.RunAsync(
            Tool.Espeak,
            ["-q", "--ipa", "-v", voice],
            Divider + "\n" + input,
            cancellationToken: cancellationToken
        );
        var lines = output.Split('\n').Select(l => l.Trim()).ToList();
        var divider = lines[0];
        var answers = new List<string>();
        var answer = new List<string>();
        foreach (var line in lines.Skip(1))
        {
            if (line == divider)
            {
                answers.Add(Tidy(string.Join(' ', answer)));
                answer.Clear();
            }
            else if (line.Length > 0)
            {
                answer.Add(line);
            }
        }
        return answers.Count == texts.Count
            ? answers
            : throw new PipelineException(
                $"espeak-ng answered {answers.Count} of {texts.Count} texts.",
                null,
                $"Check that its voice '{voice}' is installed: espeak-ng --voices"
            );
    }

    /// <summary>Those of some words that espeak-ng does not know, and so says by its rules of spelling.</summary>
    /// <exception cref="MissingException">espeak-ng is not on the machine.</exception>
    public static async Task<IReadOnlySet<string>> GuessedAsync(
        string voice,
        IReadOnlyList<string> words,
        CancellationToken cancellationToken
    )
    {
        // Words of letters alone: letters standing alone are always known.
        var asked = words.Where(w => w.Length > 1 && w.All(c => char.IsLetter(c) || c == '\'')).ToList();
        if (asked.Count == 0)
        {
            return new HashSet<string>();
        }
        var trace = await ChildProcess.RunAsync(
            Tool.Espeak,
            ["-q", "-X", "-v", voice],
            string.Concat(asked.Select(w => Clean(w) + "\n")),
            cancellationToken: cancellationToken
        );
        // "Translate 'bostrom'" where rules were used; "Found: 'hello'" where the dictionary has the word.
        var translated = trace
            .Split('\n')
            .Where(l => l.StartsWith("Translate '", StringComparison.Ordinal))
            .Select(l => l.Split('\'', 2)[1].TrimEnd().TrimEnd('\''))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return asked.Where(translated.Contains).ToHashSet();
    }

    /// <summary>A text on one line.</summary>
    private static string Clean(string text) => text.Replace('\n', ' ').Replace('’', '\'');

    /// <summary>
    /// Without the flags of a change of language, '(en)', and without doubled spaces.
    /// </summary>
    private static string Tidy(string phonemes)
    {
        var flagless = System.Text.RegularExpressions.Regex.Replace(phonemes, @"\([a-z-]+\)", "");
        return string.Join(' ', flagless.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
