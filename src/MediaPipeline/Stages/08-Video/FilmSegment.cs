using System.Text;
using MediaPipeline.Media;
using MediaPipeline.Running;

namespace MediaPipeline.Filming;

/// <summary>
/// A part of the film that is encoded by itself, some twenty seconds: it begins with a chapter, a card or a caption. By an encoder
/// of its own, so that it is the same, byte for byte, whatever else is filmed in the same run.
/// </summary>
/// <param name="Pictures">Its pictures, with their times in the film.</param>
/// <param name="End">Seconds, where the next one begins.</param>
internal sealed record FilmSegment(IReadOnlyList<Picture> Pictures, double End)
{
    /// <summary>Raised when the same pictures are drawn or encoded otherwise.</summary>
    private const int Version = 3;

    /// <summary>A segment lasts at least so long (seconds), unless a chapter ends before.</summary>
    private const double Shortest = 18;

    /// <summary>Seconds in the film.</summary>
    public double Start => Pictures[0].Time;

    /// <summary>Takes pictures apart.</summary>
    /// <param name="pictures">In the order of time.</param>
    /// <param name="duration">Seconds of the film.</param>
    public static List<FilmSegment> Of(IReadOnlyList<Picture> pictures, double duration)
    {
        var segments = new List<FilmSegment>();
        var first = 0;
        for (var p = 1; p < pictures.Count; p++)
        {
            var (before, now) = (pictures[p - 1], pictures[p]);
            if (now.Card.Chapter != before.Card.Chapter || now.BeginsAnew(before) && now.Time - pictures[first].Time >= Shortest)
            {
                segments.Add(new FilmSegment([.. pictures.Skip(first).Take(p - first)], now.Time));
                first = p;
            }
        }
        segments.Add(new FilmSegment([.. pictures.Skip(first)], Math.Max(duration, pictures[^1].Time + 1.0 / FilmFrames.PerSecond)));
        return segments;
    }

    /// <summary>What it is known by: all that is drawn, by frames from its own beginning, so that one that only moved is the same.</summary>
    /// <param name="texts">What cards and progress say.</param>
    /// <param name="look">The rest that pictures depend on: settings, fonts, pictures, programs.</param>
    /// <param name="waveform">Levels of the sound, where progress is drawn as these.</param>
    public string Key(CardTexts texts, string look, IReadOnlyList<float> waveform)
    {
        object Progress(Picture picture) => waveform.Count > 0 ? picture.Time : ChapterProgress.Of(texts, picture);
        int Frames(double time) => (int)Math.Round((time - Start) * FilmFrames.PerSecond);
        return ContentHash.OfValue(
            new
            {
                Version,
                look,
                texts.Show,
                texts.Episode,
                texts.Line,
                texts.People,
                texts.Site,
                Duration = waveform.Count > 0 ? texts.Duration : 0,
                waveform,
                Chapters = texts.Chapters.Select(c => c.Title),
                Length = Frames(End),
                Pictures = Pictures.Select(p => new
                {
                    At = Frames(p.Time),
                    p.Card,
                    p.Cue?.Lines,
                    p.Cue?.Speaker,
                    Lit = p.LitWord < 0 ? null : p.Cue?.WordsByLine().SelectMany(l => l).FirstOrDefault(w => w.Word == p.LitWord).Text,
                    p.LitWord,
                    Progress = Progress(p),
                }),
            }
        );
    }

    /// <summary>The characters that may be drawn in it.</summary>
    public IEnumerable<Rune> Characters(CardTexts texts) =>
        Pictures
            .SelectMany(p => (p.Cue?.Lines ?? []).Append(p.Cue?.Speaker ?? "").Append(p.Card.Text))
            .Concat(texts.Chapters.Select(c => c.Title))
            .Concat(texts.People)
            .Concat([texts.Show, texts.Episode, texts.Line, texts.Site])
            .SelectMany(t => t.EnumerateRunes())
            .Distinct();
}
