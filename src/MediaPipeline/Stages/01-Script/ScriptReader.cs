using System.Text.RegularExpressions;
using MediaPipeline.Speech.Unicode;

namespace MediaPipeline.Scripts;

/// <summary>Reads a script, Markdown or plain text, into sections, paragraphs, sentences and words.</summary>
public static partial class ScriptReader
{
    /// <summary>Reads the script's file.</summary>
    /// <param name="path"><c>.md</c> is Markdown, anything else plain text.</param>
    /// <param name="language">ISO 639-1, with or without a region: spoken forms are English, with the day first in dates outside of America; other languages are left to espeak-ng.</param>
    /// <param name="pronunciations">How words are said.</param>
    /// <exception cref="WrongInputException">The file is missing, empty, binary, or its front matter is wrong.</exception>
    public static Script Read(string path, string language, Pronunciations pronunciations) =>
        Parse(ScriptText.Read(path), path, language, pronunciations);

    /// <summary>No app shows more, and files and pages that are named by it grow with it.</summary>
    private const int LongestTitle = 1000;

    /// <summary>Reads a script from text; <paramref name="path"/> tells its kind and is named in errors.</summary>
    public static Script Parse(string text, string path, string language, Pronunciations pronunciations)
    {
        // Text from a Mac may have its accents as signs of their own: 'café' of five would be spelled, and fill a caption sooner.
        var lines = NormalForm.Composed(text).Split('\n');
        var (facts, textLine) = FrontMatter.Read(lines, path);
        // Blank lines keep the places of what follows.
        var body = string.Join('\n', lines.Select((l, i) => i < textLine ? "" : l));
        var places = new LineStarts(body);
        var markdown = Path.GetExtension(path).Equals(".md", StringComparison.OrdinalIgnoreCase);
        var blocks = markdown ? MarkdownBlocks.Read(body, path) : PlainTextBlocks.Read(body);
        var title = facts.Title;
        if (blocks.FirstOrDefault() is { Kind: BlockKind.Heading, Level: 1 } top)
        {
            // The first heading of the first level names the episode.
            title ??= top.Text.Trim();
        }
        if (title?.Length > LongestTitle)
        {
            throw new WrongInputException(
                $"The title has {title.Length:N0} characters.",
                path,
                "Name the episode in one line: apps show some 100 characters of it."
            );
        }
        var spoken = new SpokenForms(language, pronunciations);
        var sections = new List<Section>();
        var paragraphs = new List<Paragraph>();
        string? heading = null;
        IReadOnlyList<ScriptWord> headingWords = [];
        var directed = new Directed(path, places.LineOf);
        void Close()
        {
            directed.NewSection();
            if (paragraphs.Count > 0 || headingWords.Count > 0)
            {
                sections.Add(new Section(heading, headingWords, [.. paragraphs]));
            }
            paragraphs.Clear();
        }
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Direction)
            {
                directed.FromHereOn(block.Directions[0]);
                continue;
            }
            var words = RawWords.Of(block, places);
            if (block.Kind == BlockKind.Heading)
            {
                if (block.Text.Length > LongestTitle)
                {
                    throw new WrongInputException(
                        $"The heading has {block.Text.Length:N0} characters.",
                        $"{path}:{places.LineOf(block.Places[0])}",
                        "Name the chapter in a few words, and write the rest below it."
                    );
                }
                Close();
                headingWords = spoken.Say(words);
                heading = Whitespace().Replace(block.Text.Trim(), " ");
                foreach (var direction in block.Directions)
                {
                    directed.FromHereOn(direction);
                }
                continue;
            }
            var said = Sentences(words)
                .Select(s => (Sentence: new Sentence(spoken.Say(s)), s[0].At))
                .Where(s => s.Sentence.Words.Count > 0);
            var sentences = directed.Direct([.. said], block.Directions).SelectMany(LongSentences.Cut).ToList();
            if (sentences.Count == 0 && block.Kind != BlockKind.Shown)
            {
                continue;
            }
            // A list or a quotation goes on with whoever spoke before it.
            var speaker =
                block.Speaker ?? (block.Kind is BlockKind.ListItem or BlockKind.Quote ? paragraphs.LastOrDefault()?.Speaker : null);
            paragraphs.Add(new Paragraph(KindOf(block), speaker, sentences, block.Markdown, block.Links));
        }
        Close();
        return sections.Any(s => s.Paragraphs.Any(p => p.Sentences.Count > 0))
            ? new Script(title ?? "", facts with { Title = title }, sections)
            : throw new WrongInputException(
                "The script has nothing to say: no text besides headings and comments.",
                path,
                "Write what is to be said."
            );
    }

    private static ParagraphKind KindOf(Block block) =>
        block.Kind switch
        {
            BlockKind.ListItem => ParagraphKind.ListItem,
            BlockKind.Quote => ParagraphKind.Quote,
            BlockKind.Shown => ParagraphKind.Shown,
            _ => Invitation().IsMatch(block.Text.Trim()) ? ParagraphKind.Invitation : ParagraphKind.Text,
        };

    private static IEnumerable<List<RawWord>> Sentences(List<RawWord> words)
    {
        var sentence = new List<RawWord>();
        for (var w = 0; w < words.Count; w++)
        {
            sentence.Add(words[w]);
            if (
                w + 1 == words.Count
                || SentenceEnds.Between(words[w].Text + words[w].After, words[w + 1].Text, w > 0 ? words[w - 1].Text : "")
            )
            {
                yield return sentence;
                sentence = [];
            }
        }
    }

    [GeneratedRegex(
        @"^(Watch|Listen|Subscribe|Follow|Read)\b.{0,120}\b(on|via|at|to)\s+(YouTube|Spotify|Apple|Substack|iTunes|Google)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Invitation();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
