using System.Runtime.InteropServices;
using System.Text;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Benchmarks;

/// <summary>
/// A script spoken by espeak-ng itself, whose events tell exactly when each word begins and ends: it ends where the next
/// begins, or where a pause does. The library is called directly, since the program does not print events.
/// </summary>
internal static class EspeakTruth
{
    private const double PauseSeconds = 0.35;

    private const int WordEvent = 1;
    private const int EndEvent = 5;
    private const int PhonemeEvent = 7;

    /// <summary>The sound at 16,000 samples a second, and each word's start and end in seconds (null for silent ones).</summary>
    public static (float[] Samples, List<double?> Starts, List<double?> Ends) Speak(Script script)
    {
        var rate = Initialize(2, 0, IntPtr.Zero, 1);
        if (rate <= 0)
        {
            throw new InvalidOperationException("libespeak-ng does not start.");
        }
        _ = SetVoiceByName("en-us");
        var sound = new List<short>();
        List<double?> starts = [],
            ends = [];
        foreach (var section in script.Sections)
        {
            starts.AddRange(section.Heading.Select(_ => (double?)null));
            ends.AddRange(section.Heading.Select(_ => (double?)null));
            foreach (var sentence in section.Paragraphs.SelectMany(p => p.Sentences))
            {
                Speak(sentence, rate, sound, starts, ends);
                sound.AddRange(new short[(int)(PauseSeconds * rate)]);
            }
        }
        float[] samples = [.. sound.Select(s => s / 32768f)];
        return (Resampler.Resample(samples, rate, SpeechAudio.SampleRate), starts, ends);
    }

    private static void Speak(Sentence sentence, int rate, List<short> sound, List<double?> starts, List<double?> ends)
    {
        var text = new StringBuilder();
        var places = new List<(int Start, int End)>();
        foreach (var word in sentence.Words)
        {
            var from = text.Length;
            text.Append(word.Spoken);
            places.Add((from, text.Length));
            var mark = word.Text[^1];
            text.Append(mark is ',' or ';' or ':' or '.' or '?' or '!' ? $"{mark} " : " ");
        }
        var begin = sound.Count;
        var first = new double?[places.Count];
        var last = new double?[places.Count];
        var speaking = -1;
        void End(double time)
        {
            if (speaking >= 0 && last[speaking] is null)
            {
                last[speaking] = time;
            }
        }
        Callback callback = (wave, count, events) =>
        {
            if (wave != IntPtr.Zero && count > 0)
            {
                var chunk = new short[count];
                Marshal.Copy(wave, chunk, 0, count);
                sound.AddRange(chunk);
            }
            for (var e = events; Marshal.ReadInt32(e) != 0; e += 40)
            {
                var time = (begin + Marshal.ReadInt32(e + 20)) / (double)rate;
                var kind = Marshal.ReadInt32(e);
                if (kind == WordEvent)
                {
                    var place = Marshal.ReadInt32(e + 8) - 1;
                    var word = places.FindIndex(p => place >= p.Start && place < p.End);
                    if (word >= 0 && word != speaking)
                    {
                        End(time);
                        speaking = word;
                        first[word] ??= time;
                    }
                }
                else if (kind == EndEvent || kind == PhonemeEvent && IsPause(Marshal.ReadInt64(e + 32)))
                {
                    End(time);
                }
            }
            return 0;
        };
        SetSynthCallback(callback);
        var bytes = Encoding.UTF8.GetBytes(text + "\0");
        _ = Synth(bytes, (nuint)bytes.Length, 0, 1, 0, 1, IntPtr.Zero, IntPtr.Zero);
        _ = Synchronize();
        GC.KeepAlive(callback);
        starts.AddRange(first);
        ends.AddRange(last);
    }

    /// <summary>Whether a phoneme's name (up to eight bytes) is one of the pauses: '_', '_:', '_!'.</summary>
    private static bool IsPause(long name) => (name & 0xFF) is '_' or 0;

    private delegate int Callback(IntPtr wave, int count, IntPtr events);

    [DllImport("libespeak-ng.so.1", EntryPoint = "espeak_Initialize")]
    private static extern int Initialize(int output, int bufferLength, IntPtr path, int options);

    [DllImport("libespeak-ng.so.1", EntryPoint = "espeak_SetVoiceByName", CharSet = CharSet.Ansi)]
    private static extern int SetVoiceByName(string name);

    [DllImport("libespeak-ng.so.1", EntryPoint = "espeak_SetSynthCallback")]
    private static extern void SetSynthCallback(Callback callback);

    [DllImport("libespeak-ng.so.1", EntryPoint = "espeak_Synth")]
    private static extern int Synth(
        byte[] text,
        nuint size,
        uint position,
        int positionType,
        uint endPosition,
        uint flags,
        IntPtr identifier,
        IntPtr userData
    );

    [DllImport("libespeak-ng.so.1", EntryPoint = "espeak_Synchronize")]
    private static extern int Synchronize();
}
