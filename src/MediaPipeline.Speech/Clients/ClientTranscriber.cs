using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Engines;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;
using Microsoft.Extensions.AI;

namespace MediaPipeline.Speech.Clients;

/// <summary>
/// Free transcription by any other speech-to-text client, a cloud service for one: the words are the client's, their
/// times are found here, as if its text were a script. Sound is sent in pieces cut at pauses, since services take only so
/// much at once.
/// </summary>
/// <param name="client">Gives the text of a WAVE file, 16,000 samples a second.</param>
/// <param name="engine">Finds the words' times.</param>
/// <param name="options">How it listens.</param>
/// <param name="vad">Finds pauses where noise or music hides them; without it the level alone does.</param>
public sealed class ClientTranscriber(ISpeechToTextClient client, IWhisperEngine engine, DecodingOptions options, SileroVad? vad = null)
{
    /// <summary>Seconds of a piece: some 19 MB, under the 25 MB that services take.</summary>
    private const double LongestPiece = 600;

    /// <summary>Transcribes the whole audio.</summary>
    /// <param name="audio">Speech at 16,000 samples a second.</param>
    /// <param name="language">ISO 639-1 code, or null to leave it to the client.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Transcript> TranscribeAsync(
        SpeechAudio audio,
        string? language = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var activity = await Task.Run(() => SpeechActivity.Measure(audio, vad, cancellationToken), cancellationToken);
        var heard = new List<HeardWord>();
        foreach (var (start, end) in Pieces(SpeechWindow.All(activity, audio.Duration)))
        {
            var samples = audio.Read(start, end);
            using var wave = new MemoryStream(Wave.Write(samples));
            var answer = await client.GetTextAsync(wave, new SpeechToTextOptions { SpeechLanguage = language }, cancellationToken);
            var words = FreeWords.Split(answer.Text).Select(w => new GuideWord(w, SoundAlike.Forms([w]).First(), Certain: true)).ToList();
            if (words.Count > 0)
            {
                var aligned = await Task.Run(
                    () => engine.Align(new MemoryAudio(samples), words, options, cancellationToken: cancellationToken),
                    cancellationToken
                );
                heard.AddRange(Timed(aligned).Select(w => w with { Start = start + w.Start, End = start + w.End }));
            }
            progress?.Report(Math.Min(1, end / audio.Duration));
        }
        return new Transcript(
            language ?? "en",
            audio.Duration,
            [.. heard.Select(w => new AlignedWord(w.Text, w.Start, w.End, w.Confidence))],
            heard,
            []
        );
    }

    /// <summary>
    /// Every word of the client's, in the order of time: one that was not found here lies between its neighbours, by its
    /// letters, and is not trusted.
    /// </summary>
    private static IEnumerable<HeardWord> Timed(Transcript aligned)
    {
        var words = aligned.Words;
        var timed = new List<HeardWord>();
        for (var w = 0; w < words.Count; )
        {
            if (words[w] is { Start: { } found, End: { } until })
            {
                timed.Add(new HeardWord(words[w].Text, found, until, words[w].Confidence));
                w++;
                continue;
            }
            var next = w;
            while (next < words.Count && words[next].Start is null)
            {
                next++;
            }
            var at = timed.Count > 0 ? timed[^1].End : 0;
            var room = Math.Max(0, (next < words.Count ? words[next].Start!.Value : aligned.Duration) - at);
            var letters = words.Skip(w).Take(next - w).Sum(x => x.Text.Length);
            for (; w < next; w++)
            {
                var end = at + room * words[w].Text.Length / letters;
                timed.Add(new HeardWord(words[w].Text, at, end, 0));
                at = end;
            }
        }
        return timed.OrderBy(w => w.Start);
    }

    private static IEnumerable<(double Start, double End)> Pieces(List<SpeechWindow> windows)
    {
        for (var i = 0; i < windows.Count; )
        {
            var j = i + 1;
            while (j < windows.Count && windows[j].End - windows[i].Start <= LongestPiece)
            {
                j++;
            }
            yield return (windows[i].Start, windows[j - 1].End);
            i = j;
        }
    }
}
