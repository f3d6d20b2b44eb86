namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// Triangular filters on the mel scale over the 201 bins of a 400-point transform at 16 kHz: Slaney's scale
/// (linear to 1 kHz, logarithmic above) with each filter's area normalised. The same as
/// <c>librosa.filters.mel(sr=16000, n_fft=400, n_mels=80)</c>, which openai/whisper ships as a file.
/// </summary>
internal sealed class MelFilterBank
{
    public MelFilterBank(int bands)
    {
        const double lowest = 0,
            highest = 8000;
        var edges = new double[bands + 2];
        for (var i = 0; i < edges.Length; i++)
        {
            var mel = ToMel(lowest) + (ToMel(highest) - ToMel(lowest)) * i / (bands + 1);
            edges[i] = ToHertz(mel);
        }
        Filters = new (int, float[])[bands];
        for (var b = 0; b < bands; b++)
        {
            var weights = new List<float>();
            var first = -1;
            for (var bin = 0; bin <= 200; bin++)
            {
                var hertz = bin * 40.0;
                var rise = (hertz - edges[b]) / (edges[b + 1] - edges[b]);
                var fall = (edges[b + 2] - hertz) / (edges[b + 2] - edges[b + 1]);
                var weight = Math.Max(0, Math.Min(rise, fall)) * 2 / (edges[b + 2] - edges[b]);
                if (weight > 0)
                {
                    first = first < 0 ? bin : first;
                    weights.Add((float)weight);
                }
            }
            Filters[b] = (Math.Max(first, 0), [.. weights]);
        }
    }

    /// <summary>Each band's first bin and the weights from there on.</summary>
    public (int FirstBin, float[] Weights)[] Filters { get; }

    private static double ToMel(double hertz) => hertz < 1000 ? hertz * 3 / 200 : 15 + Math.Log(hertz / 1000) / (Math.Log(6.4) / 27);

    private static double ToHertz(double mel) => mel < 15 ? mel * 200 / 3 : 1000 * Math.Exp((mel - 15) * (Math.Log(6.4) / 27));
}
