using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Whisper;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Alignment;

/// <summary>A word whose place in some audio is known.</summary>
/// <param name="Text">As Whisper would write it.</param>
/// <param name="Start">Seconds.</param>
public sealed record KnownWord(string Text, double Start);

/// <summary>What a calibration found.</summary>
/// <param name="Heads">The heads that follow the speech best, each with its lag.</param>
/// <param name="Words">Words measured on.</param>
/// <param name="MeanError">Of their starts, in seconds; what is off by more than 0.3 s counts as that.</param>
/// <param name="MedianError">Of their starts, in seconds.</param>
/// <param name="Within100">Share of starts within 100 ms.</param>
public sealed record CalibratedHeads(IReadOnlyList<AttentionHead> Heads, int Words, double MeanError, double MedianError, double Within100);

/// <summary>
/// Finds a model's alignment heads from speech whose word times are known. Each head is first judged by itself: how often
/// the peak of its attention lies at one same distance from the sound of the letter. Of the best, heads are then added one
/// by one, each with the lag that serves best, as long as word starts come nearer to the truth.
/// </summary>
public sealed class HeadCalibration : IDisposable
{
    /// <summary>Heads looked at closely.</summary>
    private const int MostCandidates = 10;

    /// <summary>More heads than this bring nothing.</summary>
    private const int MostHeads = 5;

    /// <summary>Layers whose attention is held at once: that of a large model would fill the memory.</summary>
    private const int LayersAtOnce = 2;

    /// <summary>Frames of 20 ms by which a peak may be off and still follow the speech.</summary>
    private const int Close = 3;

    /// <summary>The widest lag looked for, in frames.</summary>
    private const int WidestLag = 12;

    /// <summary>Lags tried around the most common one.</summary>
    private const int LagsAround = 2;

    /// <summary>Errors beyond this (seconds) are all alike: a word astray.</summary>
    private const double Astray = 0.3;

    private readonly WhisperModel model;
    private readonly SpeechAudio audio;
    private readonly SpeechActivity activity;
    private readonly List<Passage> passages;
    private readonly WindowEncoder encoder;

    /// <summary>What the encoder made of each passage, [1, 1500, width]: it is by far the most work, and every pass looks at the same.</summary>
    private readonly OrtValue?[] encoded;

    /// <param name="model">The model to calibrate.</param>
    /// <param name="audio">Speech at 16,000 samples a second.</param>
    /// <param name="words">All its words, in order.</param>
    public HeadCalibration(WhisperModel model, SpeechAudio audio, IReadOnlyList<KnownWord> words)
    {
        this.model = model;
        this.audio = audio;
        activity = SpeechActivity.Measure(audio, null);
        passages = [.. SpeechWindow.All(activity, audio.Duration).Select(w => new Passage(w, words, activity, model.Tokenizer))];
        encoder = new WindowEncoder(model);
        encoded = new OrtValue?[passages.Count];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var passage in encoded)
        {
            passage?.Dispose();
        }
    }

    /// <summary>Finds the heads.</summary>
    /// <param name="language">Of the speech.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the work between two passes.</param>
    public CalibratedHeads Run(string language = "en", IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var prompt = StartTokens.For(model, language);
        var ranked = Rank(prompt, progress, cancellationToken);
        var attention = Read(prompt, [.. ranked.Select(r => r.Head)], progress, cancellationToken);
        List<AttentionHead> best = [];
        var least = double.PositiveInfinity;
        while (best.Count < MostHeads)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = ranked
                .Where(r => best.All(b => (b.Layer, b.Head) != r.Head))
                .SelectMany(r =>
                    Enumerable
                        .Range(r.Lag - LagsAround, 2 * LagsAround + 1)
                        .Select(lag => new AttentionHead(r.Head.Layer, r.Head.Head, lag))
                )
                .Select(head => (Heads: (List<AttentionHead>)[.. best, head], Error: 0.0))
                .Select(way => way with { Error = Errors(attention, way.Heads).Average(e => Math.Min(e, Astray)) })
                .MinBy(way => way.Error);
            if (next.Heads is null || next.Error > least * 0.99)
            {
                break;
            }
            (best, least) = next;
            progress?.Report(0.9 + 0.1 * best.Count / MostHeads);
        }
        return Summary(attention, best);
    }

    /// <summary>How near word starts come to the truth with given heads.</summary>
    /// <param name="heads">Heads and lags.</param>
    /// <param name="language">Of the speech.</param>
    /// <param name="cancellationToken">Ends the work between two passes.</param>
    public CalibratedHeads Measure(
        IReadOnlyList<AttentionHead> heads,
        string language = "en",
        CancellationToken cancellationToken = default
    )
    {
        var prompt = StartTokens.For(model, language);
        var attention = Read(prompt, [.. heads.Select(h => (h.Layer, h.Head))], null, cancellationToken);
        return Summary(attention, heads);
    }

    private CalibratedHeads Summary(Dictionary<(int Layer, int Head), List<float[]>> attention, IReadOnlyList<AttentionHead> heads)
    {
        var errors = Errors(attention, heads).Order().ToList();
        return new CalibratedHeads(
            heads,
            errors.Count,
            errors.Average(e => Math.Min(e, Astray)),
            errors[errors.Count / 2],
            errors.Count(e => e <= 0.1) / (double)errors.Count
        );
    }

    /// <summary>The heads whose attention peaks most often at one same distance from the sound, and that distance.</summary>
    private List<((int Layer, int Head) Head, int Lag)> Rank(
        List<int> prompt,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        // For each head how often its peak was so many frames behind.
        var behind = new Dictionary<(int, int), int[]>();
        ForEachLayer(
            prompt,
            [.. Enumerable.Range(0, model.Config.Layers)],
            (passage, layer, pass) =>
            {
                for (var head = 0; head < model.Config.Heads; head++)
                {
                    if (!behind.TryGetValue((layer, head), out var counts))
                    {
                        behind.Add((layer, head), counts = new int[2 * WidestLag + 1]);
                    }
                    var attention = pass.Attention(layer, head);
                    foreach (var (row, frame) in passage.Expected)
                    {
                        var line = attention.Slice((prompt.Count - 1 + row) * WhisperModel.EncoderFrames, passage.Speech.Length);
                        var lag = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(line) - frame;
                        if (Math.Abs(lag) <= WidestLag)
                        {
                            counts[lag + WidestLag]++;
                        }
                    }
                }
            },
            share => progress?.Report(0.6 * share),
            cancellationToken
        );
        return
        [
            .. behind
                .Select(b => (Head: b.Key, Lag: MostCommon(b.Value, out var near), Near: near))
                .OrderByDescending(r => r.Near)
                .Take(MostCandidates)
                .Select(r => (r.Head, r.Lag)),
        ];
    }

    /// <summary>The lag around which most peaks lie, and how many do.</summary>
    private static int MostCommon(int[] counts, out int near)
    {
        var best = Enumerable
            .Range(0, counts.Length)
            .Select(i => (Lag: i - WidestLag, Near: counts[Math.Max(0, i - Close)..Math.Min(counts.Length, i + Close + 1)].Sum()))
            .MaxBy(c => c.Near);
        near = best.Near;
        return best.Lag;
    }

    private Dictionary<(int Layer, int Head), List<float[]>> Read(
        List<int> prompt,
        IReadOnlyList<(int Layer, int Head)> heads,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        var read = heads.ToDictionary(h => h, _ => new List<float[]>());
        ForEachLayer(
            prompt,
            [.. heads.Select(h => h.Layer).Distinct()],
            (_, layer, pass) =>
            {
                foreach (var head in heads.Where(h => h.Layer == layer))
                {
                    read[head].Add(pass.Attention(layer, head.Head).ToArray());
                }
            },
            share => progress?.Report(0.6 + 0.3 * share),
            cancellationToken
        );
        return read;
    }

    private void ForEachLayer(
        List<int> prompt,
        IReadOnlyList<int> layers,
        Action<Passage, int, DecoderPass> look,
        Action<double> done,
        CancellationToken cancellationToken
    )
    {
        for (var p = 0; p < passages.Count; p++)
        {
            var sound = encoded[p] ??= encoder.Encode(audio, passages[p].Window);
            foreach (var some in layers.Chunk(LayersAtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var pass = model.Decode(sound, [.. prompt, .. passages[p].Characters], some);
                foreach (var layer in some)
                {
                    look(passages[p], layer, pass);
                }
            }
            done((p + 1.0) / passages.Count);
        }
    }

    private List<double> Errors(Dictionary<(int Layer, int Head), List<float[]>> attention, IReadOnlyList<AttentionHead> heads)
    {
        var promptRows = StartTokens.For(model, "en").Count - 1;
        var errors = new List<double>();
        for (var p = 0; p < passages.Count; p++)
        {
            var index = p;
            var passage = passages[p];
            var matrix = AttentionMatrix.Read(
                (layer, head) => attention[(layer, head)][index],
                heads,
                promptRows,
                passage.Characters.Count,
                passage.Speech
            );
            var starts = DynamicTimeWarping.RowStarts(matrix, passage.From, passage.To);
            var times = new (double Start, double End)[passage.Words.Count];
            for (var w = 0; w < times.Length; w++)
            {
                double Time(int row) => passage.Window.Start + starts[row] * WhisperModel.FrameSeconds;
                times[w] = (Time(passage.WordRows[w] + 1), Time(passage.WordRows[w + 1]));
            }
            WordEdges.Snap(times, activity);
            errors.AddRange(times.Select((t, w) => Math.Abs(t.Start - passage.Words[w].Start)));
        }
        return errors;
    }

    /// <summary>A window with its words letter by letter, and the frames at which they are expected.</summary>
    private sealed class Passage
    {
        /// <summary>Letters are looked for so many frames around the truth.</summary>
        private const int Around = 50;

        public Passage(SpeechWindow window, IReadOnlyList<KnownWord> words, SpeechActivity activity, WhisperTokenizer tokenizer)
        {
            Window = window;
            Speech = WordTimer.SpeechWeights(window, activity);
            // What does not fit the decoder is left to the next window's words: they are many.
            foreach (var word in words.Where(w => w.Start >= window.Start && w.Start < window.End))
            {
                var letters = tokenizer.EncodeCharacters(" " + word.Text);
                if (Characters.Count + letters.Length > WhisperConfig.MaxPositions - 8)
                {
                    break;
                }
                WordRows.Add(Characters.Count);
                Words.Add(word);
                Characters.AddRange(letters);
            }
            WordRows.Add(Characters.Count);
            From = new int[Characters.Count];
            To = new int[Characters.Count];
            for (var w = 0; w < Words.Count; w++)
            {
                var start = Frame(Words[w].Start);
                var end = w + 1 < Words.Count ? Frame(Words[w + 1].Start) : start + Around;
                for (var row = WordRows[w]; row < WordRows[w + 1]; row++)
                {
                    From[row] = start - Around;
                    To[row] = end + Around;
                }
                // The row that predicts a word's first letter, and that is when it begins.
                Expected.Add((WordRows[w] + 1, start));
            }
        }

        public SpeechWindow Window { get; }
        public float[] Speech { get; }
        public List<KnownWord> Words { get; } = [];
        public List<int> Characters { get; } = [];

        /// <summary>The first row of each word, that of the space before it, and one past the last.</summary>
        public List<int> WordRows { get; } = [];

        public int[] From { get; }
        public int[] To { get; }
        public List<(int Row, int Frame)> Expected { get; } = [];

        private int Frame(double time) => (int)Math.Round((time - Window.Start) / WhisperModel.FrameSeconds);
    }
}
