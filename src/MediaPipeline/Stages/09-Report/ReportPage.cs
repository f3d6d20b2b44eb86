using System.Globalization;
using MediaPipeline.Media;
using MediaPipeline.Running;

namespace MediaPipeline.Reports;

/// <summary>What the report's page shows.</summary>
internal static class ReportPage
{
    /// <summary>The template's values.</summary>
    public static object Model(EpisodeReport report, IReadOnlyDictionary<double, string> clips) =>
        new
        {
            report.Show,
            report.Title,
            Length = CueTime.Clock(report.Duration),
            LoudnessPlot = ReportPlots.Loudness(report),
            RatePlot = ReportPlots.Rate(report),
            Target = Number(report.Target),
            Sounds = new[]
            {
                (Name: "As it came", Level: report.Master.Source),
                (Name: "Master", Level: report.Master.Master),
                (Name: "MP3", Level: report.Mp3),
                (Name: "AAC", Level: report.Aac),
            }
                .Select(s => new
                {
                    s.Name,
                    Integrated = Number(s.Level.Integrated),
                    TruePeak = double.IsInfinity(s.Level.TruePeak) ? null : Number(s.Level.TruePeak),
                    Range = Number(s.Level.Range),
                })
                .ToList(),
            MonoLoss = Number(report.Master.MonoLoss),
            WordsPerMinute = Number(report.WordsPerMinute),
            Budgets = report.Budgets,
            Doubted = report
                .Doubted.Select(d => new
                {
                    d.Text,
                    d.Context,
                    d.Guessed,
                    Clock = CueTime.Clock(d.Start),
                    Percent = (int)Math.Round(d.Confidence * 100),
                    Clip = clips.GetValueOrDefault(d.Start),
                })
                .ToList(),
            Departures = report
                .Departures.Select(d => new
                {
                    Kind = d.Kind.ToString().ToLowerInvariant(),
                    d.Script,
                    d.Heard,
                    Clock = CueTime.Clock(d.Start),
                    Clip = clips.GetValueOrDefault(d.Start),
                })
                .ToList(),
            report.Captions,
            CaptionRules = report
                .Captions.Findings.GroupBy(f => f.Rule)
                .Select(g => new
                {
                    Rule = g.Key,
                    Count = g.Count(),
                    First = g.First().Problem,
                })
                .ToList(),
            Files = report.Files.Select(f => new { f.Name, Size = Sizes.Bytes(f.Bytes) }).ToList(),
            Stages = report.Stages.Select(s => new { s.Name, Seconds = Number(s.Seconds) }).ToList(),
            report.Notes,
        };

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
