using MediaPipeline.Art;
using ScottPlot;
using SkiaSharp;

namespace MediaPipeline.Reports;

/// <summary>Gives plots the program's own font: a server has none that ScottPlot could find.</summary>
internal sealed class PlotFont : IFontResolver
{
    /// <summary>Its name, for plots.</summary>
    public const string Name = "Inter";

    /// <inheritdoc />
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, false);

    /// <inheritdoc />
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Name ? Typefaces.BuiltIn(bold ? "Inter-Bold.otf" : "Inter-Regular.otf") : null;
}
