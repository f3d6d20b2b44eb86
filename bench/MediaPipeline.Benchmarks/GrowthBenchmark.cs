using System.Text;
using MediaPipeline.Reports;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using ScottPlot;

namespace MediaPipeline.Benchmarks;

/// <summary>How seconds and memory grow with the length of the script: whole processes, cold; a table and a plot.</summary>
internal static class GrowthBenchmark
{
    /// <summary>Words that a voice says in a minute, about.</summary>
    private const int WordsPerMinute = 163;

    private static readonly int[] Minutes = [1, 5, 30, 180];

    public static async Task RunAsync(Bench bench, string? most)
    {
        var limit = int.TryParse(most, out var parsed) ? parsed : Minutes[^1];
        var rows = new List<(double Minutes, double Seconds, double Peak)>();
        Console.WriteLine("| script of | seconds, cold | seconds a minute of script | peak memory MiB |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var minutes in Minutes.Where(m => m <= limit))
        {
            var show = bench.NewFolder();
            var episode = Path.Combine(show, "episodes", "2026-01-05-growth");
            Directory.CreateDirectory(episode);
            await File.WriteAllTextAsync(Path.Combine(show, ShowFile.Name), """{ "title": "Growth" }""");
            await File.WriteAllTextAsync(Path.Combine(episode, "script.md"), Text(bench.Script, minutes));
            var (seconds, peak) = await MeasuredProgram.RunAsync(show, "produce", episode);
            rows.Add((minutes, seconds, peak));
            Console.WriteLine($"| {minutes} min | {seconds:0.0} | {seconds / minutes:0.0} | {peak:0} |");
            Directory.Delete(show, recursive: true);
        }
        Console.WriteLine();
        var path = Path.Combine(MeasuredProgram.Repository, "docs", "growth.svg");
        Draw(rows, path);
        Console.WriteLine($"![Seconds and memory by the length of the script]({Path.GetFileName(path)})");
        Console.WriteLine();
    }

    /// <summary>The script's sentences over and over, each time said a little otherwise, so that none is known already.</summary>
    private static string Text(Script script, int minutes)
    {
        var sentences = script.Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).ToList();
        var text = new StringBuilder();
        var words = 0;
        for (var i = 0; words < minutes * WordsPerMinute; i++)
        {
            var (round, place) = (i / sentences.Count, i % sentences.Count);
            if (place % 12 == 0)
            {
                text.Append("\n\n## Part ").Append(i / 12 + 1).Append("\n\n");
            }
            else if (place % 4 == 0)
            {
                text.Append("\n\n");
            }
            var said = string.Join(' ', sentences[place].Words.Select(w => w.Text));
            text.Append(round == 0 ? said : $"Round {round + 1}: {said}").Append(' ');
            words += sentences[place].Words.Count + 2;
        }
        return text.ToString();
    }

    private static void Draw(List<(double Minutes, double Seconds, double Peak)> rows, string path)
    {
        Fonts.FontResolvers.Insert(0, new PlotFont());
        Fonts.Default = PlotFont.Name;
        var plot = new Plot();
        double[] Log(IEnumerable<double> values) => [.. values.Select(v => Math.Log10(Math.Max(v, 0.001)))];
        var minutes = Log(rows.Select(r => r.Minutes));
        var seconds = plot.Add.Scatter(minutes, Log(rows.Select(r => r.Seconds)));
        seconds.LegendText = "seconds, cold";
        var memory = plot.Add.Scatter(minutes, Log(rows.Select(r => r.Peak)));
        memory.LegendText = "peak memory, MiB";
        foreach (var line in new[] { seconds, memory })
        {
            line.LineWidth = 2;
            line.MarkerSize = 7;
        }
        static string Label(double power) => $"{Math.Pow(10, power):0.##}";
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(minutes, [.. rows.Select(r => $"{r.Minutes:0}")]);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { LabelFormatter = Label, IntegerTicksOnly = true };
        plot.Axes.Bottom.Label.Text = "minutes of script";
        plot.ShowLegend(Alignment.UpperLeft);
        plot.SaveSvg(path, 760, 380);
    }
}
