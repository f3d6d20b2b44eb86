using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;

namespace MediaPipeline.Art;

/// <summary>The page templates that are built into the program; every value is encoded unless a template says otherwise.</summary>
internal static class PageTemplate
{
    private static readonly FluidParser Parser = new();
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly TemplateOptions Options = new() { MemberAccessStrategy = new UnsafeMemberAccessStrategy() };
    private static readonly ConcurrentDictionary<string, IFluidTemplate> Parsed = new();

    /// <summary>The HTML of a template with a model's values.</summary>
    public static string Render(string name, object model) =>
        Parsed.GetOrAdd(name, n => Parser.Parse(Text(n))).Render(new TemplateContext(model, Options), Html);

    /// <summary>A text that is built into the program.</summary>
    public static string Text(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        return new StreamReader(stream).ReadToEnd();
    }
}
