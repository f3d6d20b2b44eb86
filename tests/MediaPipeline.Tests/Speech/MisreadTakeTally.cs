using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Tests.Speech;

/// <summary>Which misread words were found, over several takes, and how often a word with some confidence was said as written.</summary>
internal sealed class MisreadTally
{
    private static readonly double[] Bounds = [0, 0.5, 0.85, 0.95, 0.99, 1.0001];

    private readonly Dictionary<DepartureKind, (int Found, int All)> kinds = [];
    private readonly int[] said = new int[Bounds.Length];
    private readonly int[] all = new int[Bounds.Length];

    /// <summary>Departures reported where the script was read as written.</summary>
    public int FalseAlarms { get; private set; }

    /// <summary>Words said.</summary>
    public int Words { get; private set; }

    public List<string> Details { get; } = [];

    public double Found(DepartureKind kind) => kinds.TryGetValue(kind, out var k) ? k.Found / (double)k.All : 1;

    /// <summary>The words of each confidence, and how many of them were said as written.</summary>
    public IEnumerable<(double From, int All, int Said)> Confidences =>
        Enumerable.Range(0, Bounds.Length - 1).Select(b => (Bounds[b], all[b], said[b]));

    public void Add(MisreadTake take, SpokenTake spoken, Transcript transcript, IReadOnlyList<GuideWord> guide)
    {
        Words += spoken.Said.Count;
        var misread = take.Misread.ToDictionary(m => m.ScriptIndex);
        var alarms = transcript.Departures.ToList();
        foreach (var m in take.Misread)
        {
            var at = TimeOf(m, spoken);
            var alarm = alarms.FirstOrDefault(d => Tells(d, at));
            var (found, count) = kinds.GetValueOrDefault(m.Kind);
            kinds[m.Kind] = (found + (alarm is null ? 0 : 1), count + 1);
            if (alarm is null)
            {
                Details.Add(
                    $"    missed: {m.Kind} '{m.Written}' said '{m.Said}' at {at.To:0.00}, confidence {transcript.Words[m.ScriptIndex].Confidence:0.00}"
                );
            }
        }
        var times = take.Misread.Select(m => TimeOf(m, spoken)).ToList();
        foreach (var alarm in alarms.Where(d => !times.Exists(t => Tells(d, t))))
        {
            FalseAlarms++;
            Details.Add($"    false: {alarm.Kind} {alarm.Start:0.00} script '{alarm.Script}' heard '{alarm.Heard}'");
        }
        for (var w = 0; w < transcript.Words.Count; w++)
        {
            if (guide[w].Optional || transcript.Words[w].Start is null)
            {
                continue;
            }
            var bin = Enumerable.Range(0, Bounds.Length - 1).First(b => transcript.Words[w].Confidence < Bounds[b + 1]);
            all[bin]++;
            said[bin] += misread.TryGetValue(w, out var m) && m.Kind != DepartureKind.Added ? 0 : 1;
        }
    }

    public override string ToString() =>
        $"{Found(DepartureKind.Changed):0%} of {kinds.GetValueOrDefault(DepartureKind.Changed).All} | {Found(DepartureKind.Omitted):0%} of {kinds.GetValueOrDefault(DepartureKind.Omitted).All} "
        + $"| {Found(DepartureKind.Added):0%} of {kinds.GetValueOrDefault(DepartureKind.Added).All} | {FalseAlarms} in {Words} | "
        + string.Join(" | ", Confidences.Select(c => c.All == 0 ? "none" : $"{c.Said / (double)c.All:0.0%} of {c.All}"));

    private static bool Tells(Departure told, (double From, double To) at) => told.Start - 0.35 <= at.To && at.From <= told.End + 0.35;

    /// <summary>When the misread word was said; of one left out, the rest before the next word, however long that is.</summary>
    private static (double From, double To) TimeOf(MisreadWord misread, SpokenTake spoken)
    {
        var said = spoken.Said.ToList();
        if (misread.Kind != DepartureKind.Omitted)
        {
            var before = said.FindLastIndex(s => s.ScriptIndex < misread.ScriptIndex);
            var start = said.Skip(before + 1).First(s => SpokenText.Plain(s.Text) == SpokenText.Plain(misread.Said)).Start;
            return (start, start);
        }
        var next = said.FindIndex(s => s.ScriptIndex >= misread.ScriptIndex);
        var to = next < 0 ? said[^1].End : said[next].Start;
        return (next > 0 ? said[next - 1].End : to, to);
    }
}
