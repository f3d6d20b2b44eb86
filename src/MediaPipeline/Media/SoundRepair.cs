using System.Globalization;
using System.Runtime.InteropServices;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Media;

/// <summary>
/// A sound track to work on: the file as it is, or, where it holds samples that are no sound (not a number, infinite,
/// absurdly large), a copy beside the work in which their neighbours stand for them. Only bare floating-point samples
/// can hold such, so other files are not looked through.
/// </summary>
internal sealed class SoundRepair : IAsyncDisposable
{
    private readonly string? copy;

    private SoundRepair(string path, AudioTrack track, string? copy)
    {
        Path = path;
        Track = track;
        this.copy = copy;
    }

    /// <summary>The file to read.</summary>
    public string Path { get; }

    /// <summary>The track in it.</summary>
    public AudioTrack Track { get; }

    /// <summary>Looks through a track, and makes a copy of it where that is needed.</summary>
    /// <param name="media">The file.</param>
    /// <param name="track">The track in it.</param>
    /// <param name="folder">Where a copy may lie until this is disposed of.</param>
    /// <param name="warn">Told which samples were replaced.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public static async Task<SoundRepair> OfAsync(
        string media,
        AudioTrack track,
        string folder,
        Action<string>? warn,
        CancellationToken cancellationToken
    )
    {
        if (!track.IsFloat)
        {
            return new SoundRepair(media, track, null);
        }
        var absurd = new AbsurdSamples();
        await Ffmpeg
            .From(media)
            .ToPipe(stream => ScanAsync(stream, absurd, cancellationToken), Bare(track))
            .RunAsync(cancellationToken: cancellationToken);
        if (!absurd.AreThere)
        {
            return new SoundRepair(media, track, null);
        }
        var raw = System.IO.Path.Combine(folder, $"repair-{Guid.NewGuid():N}.f32");
        var wav = System.IO.Path.ChangeExtension(raw, ".wav");
        try
        {
            await Ffmpeg.From(media).To(raw, Bare(track)).RunAsync(cancellationToken: cancellationToken);
            Replace(raw, track, absurd);
            await Ffmpeg
                .From(raw, "-f", "f32le", "-ar", $"{track.SampleRate}", "-ac", $"{track.Channels}")
                .To(wav, "-c:a", "pcm_f32le", "-rf64", "auto")
                .RunAsync(cancellationToken: cancellationToken);
        }
        catch
        {
            File.Delete(wav);
            throw;
        }
        finally
        {
            File.Delete(raw);
        }
        warn?.Invoke(Warning(System.IO.Path.GetFileName(media), absurd));
        return new SoundRepair(wav, track with { Number = 1 }, wav);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        if (copy is not null)
        {
            File.Delete(copy);
        }
        return ValueTask.CompletedTask;
    }

    private static string[] Bare(AudioTrack track) =>
        ["-map", track.Specifier, "-af", SpeechPcm.OnTheClock, "-c:a", "pcm_f32le", "-f", "f32le"];

    private static async Task ScanAsync(Stream stream, AbsurdSamples absurd, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 18];
        while (await stream.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken) is > 0 and var read)
        {
            absurd.Scan(MemoryMarshal.Cast<byte, float>(buffer.AsSpan(0, read / sizeof(float) * sizeof(float))));
        }
    }

    private static void Replace(string raw, AudioTrack track, AbsurdSamples absurd)
    {
        using var reading = File.OpenRead(raw);
        using var writing = File.OpenHandle(raw, access: FileAccess.Write, share: FileShare.ReadWrite);
        var value = new byte[sizeof(float)];
        absurd.Replace(
            Blocks(reading),
            Math.Max(1, track.Channels),
            track.SampleRate,
            (index, sample) =>
            {
                BitConverter.TryWriteBytes(value, sample);
                RandomAccess.Write(writing, value, index * sizeof(float));
            }
        );
    }

    private static IEnumerable<ReadOnlyMemory<float>> Blocks(FileStream file)
    {
        var bytes = new byte[1 << 18];
        while (file.ReadAtLeast(bytes, bytes.Length, false) is > 0 and var read)
        {
            yield return MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, read / sizeof(float) * sizeof(float))).ToArray();
        }
    }

    private static string Warning(string name, AbsurdSamples absurd)
    {
        var told = absurd.Told.Select(s => $"{Value(s.Value)} at {TimeSpan.FromSeconds(s.Time):h\\:mm\\:ss\\.fff}");
        var more = absurd.Replaced > absurd.Told.Count ? $", and {absurd.Replaced - absurd.Told.Count} more" : "";
        return $"{name} holds samples that are no sound: {string.Join(", ", told)}{more}. Their neighbours stand for them.";
    }

    private static string Value(float value) =>
        float.IsNaN(value) ? "not a number"
        : float.IsPositiveInfinity(value) ? "infinity"
        : float.IsNegativeInfinity(value) ? "minus infinity"
        : value.ToString("0.####", CultureInfo.InvariantCulture);
}
