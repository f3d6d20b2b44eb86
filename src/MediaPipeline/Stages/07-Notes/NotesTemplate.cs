using System.Reflection;
using Fluid;
using Fluid.Values;
using MediaPipeline.Shows;

namespace MediaPipeline.Notes;

/// <summary>The Liquid template that notes are written by: the built-in one, or the show's own.</summary>
public sealed class NotesTemplate
{
    private static readonly FluidParser Parser = new();

    private readonly IFluidTemplate template;
    private readonly string where;

    private NotesTemplate(IFluidTemplate template, string where)
    {
        this.template = template;
        this.where = where;
    }

    /// <summary>The text of the template in use, which the notes depend on.</summary>
    /// <exception cref="WrongInputException">The show's template is not there.</exception>
    public static (string Text, string Where) Source(Show show, string showRoot)
    {
        if (show.Templates.Notes is null)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("notes.md.liquid")!;
            return (new StreamReader(stream).ReadToEnd(), "notes.md.liquid");
        }
        var path = Path.GetFullPath(show.Templates.Notes, showRoot);
        return File.Exists(path)
            ? (File.ReadAllText(path), path)
            : throw new WrongInputException(
                $"The template '{show.Templates.Notes}' is not there.",
                Path.Combine(showRoot, ShowFile.Name),
                "Put it there, or take 'templates.notes' out: then the built-in one is used."
            );
    }

    /// <summary>Loads the template.</summary>
    /// <exception cref="WrongInputException">It is missing, or no Liquid.</exception>
    public static NotesTemplate Load(Show show, string showRoot)
    {
        var (text, where) = Source(show, showRoot);
        return Parser.TryParse(text, out var template, out var error)
            ? new NotesTemplate(template, where)
            : throw new WrongInputException($"This is no Liquid template: {error}", where, "Mend it there; see docs/guide.md.");
    }

    /// <summary>Writes the notes as Markdown.</summary>
    public string Render(EpisodeNotes notes)
    {
        var options = new TemplateOptions { MemberAccessStrategy = new UnsafeMemberAccessStrategy() };
        options.Filters.AddFilter("markdown", (input, _, _) => new StringValue(MarkdownText.Escape(input.ToStringValue())));
        options.Filters.AddFilter("markdown_address", (input, _, _) => new StringValue(MarkdownText.Address(input.ToStringValue())));
        // A template that loops for ever must end.
        options.MaxSteps = 200_000;
        var context = new TemplateContext(notes, options);
        context.SetValue("has_times", BooleanValue.Create(notes.Chapters.Any(c => c.Time.Length > 0)));
        try
        {
            return Tidy(template.Render(context, NullEncoder.Default));
        }
        catch (InvalidOperationException e)
        {
            throw new WrongInputException($"The template failed: {e.Message}", where, "Mend it there; see docs/guide.md.", e);
        }
    }

    /// <summary>No more than one blank line at a place, one line feed at the end.</summary>
    private static string Tidy(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd());
        var kept = new List<string>();
        foreach (var line in lines)
        {
            if (line.Length > 0 || kept.Count > 0 && kept[^1].Length > 0)
            {
                kept.Add(line);
            }
        }
        return string.Join('\n', kept).TrimEnd() + "\n";
    }
}
