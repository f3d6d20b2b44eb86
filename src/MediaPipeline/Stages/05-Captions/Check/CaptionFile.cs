using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MediaPipeline.Captions;

/// <summary>A caption as a file has it.</summary>
/// <param name="Line">Where its times stand, from 1.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Lines">Its text, without tags.</param>
/// <param name="Number">SubRip's number, or null.</param>
public sealed record FileCue(int Line, double Start, double End, IReadOnlyList<string> Lines, int? Number)
{
    /// <summary>Characters a second.</summary>
    public double Speed => Lines.Sum(l => l.Length) / Math.Max(0.001, End - Start);
}

/// <summary>Captions of anybody's making, read leniently: what is wrong in form is told beside them.</summary>
/// <param name="IsWebVtt">WebVTT, or else SubRip.</param>
/// <param name="Cues">The captions, in the file's order.</param>
/// <param name="Faults">Lines that cannot be read, with what is wrong.</param>
public sealed partial record CaptionFile(bool IsWebVtt, IReadOnlyList<FileCue> Cues, IReadOnlyList<(int Line, string Problem)> Faults)
{
    /// <summary>Reads WebVTT or SubRip; the first line tells which.</summary>
    public static CaptionFile Parse(byte[] bytes)
    {
        var faults = new List<(int, string)>();
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.Latin1.GetString(bytes);
            faults.Add((1, "The file is not in UTF-8."));
        }
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
        var vtt = lines[0].StartsWith("WEBVTT", StringComparison.Ordinal);
        var cues = new List<FileCue>();
        var at = vtt ? NextBlank(lines, 0) : 0;
        while (at < lines.Length)
        {
            if (lines[at].Length == 0)
            {
                at++;
                continue;
            }
            var end = NextBlank(lines, at);
            if (!(vtt && NoCue().IsMatch(lines[at])))
            {
                Read(lines, at, end, vtt, cues, faults);
            }
            at = end;
        }
        if (cues.Count == 0)
        {
            faults.Add((1, "There is no caption in it: neither WebVTT nor SubRip."));
        }
        return new CaptionFile(vtt, cues, faults);
    }

    private static void Read(string[] lines, int at, int end, bool vtt, List<FileCue> cues, List<(int, string)> faults)
    {
        var times = Array.FindIndex(lines, at, end - at, l => l.Contains("-->", StringComparison.Ordinal));
        if (times < 0 && lines[at..end].All(l => l.Trim().Length == 0))
        {
            return;
        }
        if (times < 0)
        {
            faults.Add((at + 1, $"'{Shortened(lines[at])}' belongs to no caption: there is no line with times."));
            return;
        }
        var match = Times().Match(lines[times].Trim());
        if (!match.Success)
        {
            faults.Add((times + 1, $"'{Shortened(lines[times])}' is no line of times."));
            return;
        }
        if (match.Groups["comma"].Success == vtt)
        {
            faults.Add(
                (
                    times + 1,
                    vtt
                        ? "WebVTT has a full stop before milliseconds, not a comma."
                        : "SubRip has a comma before milliseconds, not a full stop."
                )
            );
        }
        int? number = times > at && int.TryParse(lines[at].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        if (!vtt && number is null)
        {
            faults.Add((at + 1, "The caption has no number."));
        }
        var text = lines[(times + 1)..end].Select(l => Tag().Replace(l, "").Trim()).Where(l => l.Length > 0).ToList();
        cues.Add(new FileCue(times + 1, Seconds(match, "a"), Seconds(match, "b"), text, number));
    }

    private static double Seconds(Match match, string side) =>
        (match.Groups[side + "h"].Success ? Number(match, side + "h") * 3600 : 0)
        + Number(match, side + "m") * 60
        + Number(match, side + "s")
        + Number(match, side + "f") / 1000;

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static int NextBlank(string[] lines, int from)
    {
        // Only an empty line ends a caption (W3C WebVTT, 6.1): a line of spaces is a line of it.
        var blank = Array.FindIndex(lines, from, l => l.Length == 0);
        return blank < 0 ? lines.Length : blank;
    }

    private static string Shortened(string text) => ShortText.Of(text, 40);

    [GeneratedRegex(@"^(NOTE|STYLE|REGION)\b")]
    private static partial Regex NoCue();

    [GeneratedRegex(
        @"^(?:(?<ah>\d{1,4}):)?(?<am>\d\d):(?<as>\d\d)(?:\.|(?<comma>,))(?<af>\d{3})\s*-->\s*(?:(?<bh>\d{1,4}):)?(?<bm>\d\d):(?<bs>\d\d)[.,](?<bf>\d{3})(?:\s.*)?$"
    )]
    private static partial Regex Times();

    [GeneratedRegex(@"<[^>]*>|\{\\[^}]*\}")]
    private static partial Regex Tag();
}
