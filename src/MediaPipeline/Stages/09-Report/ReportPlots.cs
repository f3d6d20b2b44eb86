using MediaPipeline.Media;
using ScottPlot;

namespace MediaPipeline.Reports;

/// <summary>The report's plots, as SVG to stand in the page.</summary>
internal static class ReportPlots
{
    private const int Width = 960;
    private const int Height = 260;

    private static readonly Color Ink = Color.FromHex("#1f6f8b");
    private static readonly Color Mark = Color.FromHex("#c2571a");

    static ReportPlots()
    {
        Fonts.FontResolvers.Insert(0, new PlotFont());
        Fonts.Default = PlotFont.Name;
    }

    /// <summary>Loudness over time, with the target.</summary>
    public static string Loudness(EpisodeReport report)
    {
        using var plot = New("LUFS, short-term");
        var points = report.Master.ShortTerm.Select((l, s) => (Time: s + 1.0, Level: l ?? double.NaN)).ToList();
        var line = plot.Add.Scatter(points.Select(p => p.Time).ToArray(), points.Select(p => p.Level).ToArray(), Ink);
        line.MarkerSize = 0;
        line.LineWidth = 2;
        var target = plot.Add.HorizontalLine(report.Target, 1.5f, Mark);
        target.LinePattern = LinePattern.Dashed;
        plot.Axes.SetLimits(0, Math.Max(1, report.Duration), report.Target - 14, report.Target + 8);
        return Svg(plot, report.Duration);
    }

    /// <summary>Words a minute over time, with the mean.</summary>
    public static string Rate(EpisodeReport report)
    {
        using var plot = New("words a minute");
        var line = plot.Add.Scatter(
            report.SpeakingRate.Select(r => r.Time).ToArray(),
            report.SpeakingRate.Select(r => r.WordsPerMinute).ToArray(),
            Ink
        );
        line.MarkerSize = 0;
        line.LineWidth = 2;
        var mean = plot.Add.HorizontalLine(report.WordsPerMinute, 1.5f, Mark);
        mean.LinePattern = LinePattern.Dashed;
        var highest = report.SpeakingRate.Select(r => r.WordsPerMinute).DefaultIfEmpty(200).Max();
        plot.Axes.SetLimits(0, Math.Max(1, report.Duration), 0, Math.Max(200, highest * 1.15));
        return Svg(plot, report.Duration);
    }

    private static Plot New(string label)
    {
        var plot = new Plot();
        plot.Axes.Left.Label.Text = label;
        plot.Axes.Left.Label.FontSize = 13;
        plot.Axes.Left.Label.Bold = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.White;
        return plot;
    }

    private static string Svg(Plot plot, double duration)
    {
        var step = Math.Max(10, Math.Ceiling(duration / 10 / 30) * 30);
        var ticks = Enumerable.Range(0, (int)(duration / step) + 1).Select(t => t * step).ToArray();
        plot.Axes.Bottom.SetTicks(ticks, [.. ticks.Select(CueTime.Clock)]);
        var svg = plot.GetSvgXml(Width, Height);
        // Into a page goes the element alone, at the page's own width.
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
        return svg.Replace($"width=\"{Width}\" height=\"{Height}\">", $"viewBox=\"0 0 {Width} {Height}\" role=\"presentation\">");
    }
}
