using MediaPipeline.Media;
using MediaPipeline.Running;

namespace MediaPipeline.Mastering;

/// <summary>
/// Codes a master stretch by stretch, each by an encoder of its own, and keeps them, so that a changed sentence costs itself alone.
/// A stretch stands at the frame that is nearest to its time: half a frame off at most, 13 ms of an MP3.
/// </summary>
/// <param name="codec">The codec.</param>
/// <param name="gain">dB, put upon the sound before.</param>
/// <param name="program">ffmpeg's version.</param>
/// <param name="cache">Where they are kept.</param>
internal sealed class StretchEncoder(FramedCodec codec, double gain, StageInput program, KeptFiles cache)
{
    /// <summary>Raised when the same sound is coded otherwise.</summary>
    private const int Version = 1;

    /// <summary>So many stretches are looked up, coded by one run of ffmpeg, and joined at once.</summary>
    private const int Together = 24;

    /// <summary>What lasts longer (seconds) changes as a whole: recordings, and speech over music.</summary>
    private const int LongestKept = 60;

    /// <summary>Samples of silence coded behind a stretch, so that all of it comes out.</summary>
    private const int Tail = SoundStretch.Silence * 3 / 4;

    /// <summary>Codes a file's sound; gives its loudness as a player decodes it.</summary>
    /// <param name="master">The file.</param>
    /// <param name="sound">Its stretches.</param>
    /// <param name="path">What is delivered.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public async Task<Loudness> EncodeAsync(string master, SoundStretches sound, string path, CancellationToken cancellationToken)
    {
        var joined = path + ".frames";
        var steps = new LoudnessSteps(codec.Rate);
        var peak = 0f;
        long count;
        await using (var file = File.Create(joined, 1 << 16))
        {
            var joint = new FrameJoint(codec, file, sound.Length);
            foreach (var group in sound.All.Chunk(Together))
            {
                foreach (var (stretch, measured) in await AddAsync(joint, master, group, path, cancellationToken))
                {
                    // Frames come out later than their place says, by the delay, which players take off again.
                    var start = codec.FirstFrame(stretch) * codec.FrameLength - codec.Delay;
                    foreach (var (index, energy) in measured.Energies.Index())
                    {
                        steps.Add(start + index * (long)codec.PartLength, codec.PartLength, energy);
                    }
                    peak = Math.Max(peak, measured.Peak);
                }
            }
            joint.End();
            count = joint.Count;
        }
        var samples = (long)Math.Round(codec.Samples(sound.Length));
        await codec.DeliverAsync(joined, count, samples, path, cancellationToken);
        return steps.Of(samples, Decibels.Of(peak));
    }

    /// <summary>Adds some stretches, those that are kept and those that are coded now; gives what each measures.</summary>
    private async Task<IReadOnlyList<(SoundStretch, CodedStretch)>> AddAsync(
        FrameJoint joint,
        string master,
        IReadOnlyList<SoundStretch> group,
        string path,
        CancellationToken cancellationToken
    )
    {
        var keyed = group.Select(s => (Key: Key(s), Stretch: s)).ToList();
        var kept = keyed.Select(k => k.Key).Distinct().ToDictionary(key => key, cache.Find);
        var missing = keyed.Where(k => kept[k.Key] is null).DistinctBy(k => k.Key).ToDictionary();
        var fresh = path + ".fresh";
        var made = missing.Count == 0 ? [] : await CodeAsync(master, missing, fresh, cancellationToken);
        var added = new List<(SoundStretch, CodedStretch)>();
        foreach (var (key, stretch) in keyed)
        {
            if (kept[key] is { } found)
            {
                var (measured, frames) = CodedStretch.Read(found);
                joint.Add(stretch, new MemoryStream(frames.Array!, frames.Offset, frames.Count), measured.Count);
                added.Add((stretch, measured));
            }
            else
            {
                await using var frames = File.OpenRead(fresh);
                frames.Position = made[key].Offset;
                joint.Add(stretch, frames, made[key].Measured.Count);
                added.Add((stretch, made[key].Measured));
            }
        }
        File.Delete(fresh);
        return added;
    }

    /// <summary>A stretch that was coded now, and where its frames begin.</summary>
    private sealed record Made(CodedStretch Measured, long Offset);

    /// <summary>Codes some stretches, by their keys, into a file, one after another, measures them, and keeps them.</summary>
    private async Task<Dictionary<string, Made>> CodeAsync(
        string master,
        IReadOnlyDictionary<string, SoundStretch> stretches,
        string path,
        CancellationToken cancellationToken
    )
    {
        var files = stretches.Index().Select(s => $"{path}.{s.Index}").ToList();
        await RunAsync(master, [.. stretches.Values], files, cancellationToken);
        var offsets = new List<long>();
        await using (var all = File.Create(path, 1 << 16))
        {
            foreach (var (stretch, file) in stretches.Values.Zip(files))
            {
                offsets.Add(all.Position);
                await CopyAsync(file, codec.Frames(stretch), all);
                File.Delete(file);
            }
            offsets.Add(all.Position);
        }
        var meter = new StretchMeter(codec, [.. stretches.Values.Select(codec.Frames)]);
        var measured = await meter.MeasureAsync(path, cancellationToken);
        await using var frames = File.OpenRead(path);
        foreach (var (index, (key, stretch)) in stretches.Index())
        {
            if (stretch.Length <= LongestKept * RawSound.Rate)
            {
                var bytes = new byte[offsets[index + 1] - offsets[index]];
                frames.Position = offsets[index];
                await frames.ReadExactlyAsync(bytes, cancellationToken);
                cache.Keep(key, measured[index].With(bytes));
            }
        }
        return stretches.Index().ToDictionary(s => s.Item.Key, s => new Made(measured[s.Index], offsets[s.Index]));
    }

    /// <summary>Copies so many frames; those behind are silence.</summary>
    /// <exception cref="PipelineException">There are fewer.</exception>
    private async Task CopyAsync(string file, int count, Stream to)
    {
        await using var coded = File.OpenRead(file);
        for (var copied = 0; copied < count; copied++)
        {
            var frame =
                codec.ReadFrame(coded)
                ?? throw new PipelineException(
                    $"Of {count} frames of sound ffmpeg has written only {copied}, though it says that all is well.",
                    file,
                    "Run it again. If that happens again, look whether the disk is sound, and which ffmpeg this is: mediapipeline doctor"
                );
            to.Write(frame);
        }
    }

    /// <summary>Codes some stretches, in one run of ffmpeg, each by an encoder of its own.</summary>
    private Task RunAsync(
        string master,
        IReadOnlyList<SoundStretch> stretches,
        IReadOnlyList<string> files,
        CancellationToken cancellationToken
    )
    {
        // ffmpeg's times are whole microseconds, of which as many samples as sentences begin on are a whole number.
        const int whole = RawSound.Rate / 25;
        var from = stretches[0].Start / whole * whole;
        var graph = new List<string>
        {
            $"[0:a]volume={Ffmpeg.Number(gain)}dB,asplit={stretches.Count}{string.Concat(stretches.Index().Select(s => $"[in{s.Index}]"))}",
        };
        foreach (var (index, stretch) in stretches.Index())
        {
            var lead = stretch.Lead > 0 ? $"adelay={stretch.Lead}S:all=1," : "";
            graph.Add(
                $"[in{index}]atrim=start_sample={stretch.Start - from}:end_sample={stretch.End - from},asetpts=PTS-STARTPTS,{lead}apad=pad_len={Tail},aresample={codec.Rate}[out{index}]"
            );
        }
        string[] Options(int index) =>
            [
                .. index == 0 ? (string[])["-filter_complex", string.Join(';', graph)] : [],
                "-map",
                $"[out{index}]",
                .. Ffmpeg.Repeatable,
                .. codec.Options,
            ];
        return Ffmpeg
            .From(
                master,
                "-ss",
                Ffmpeg.Number(from / (double)RawSound.Rate),
                "-t",
                Ffmpeg.Number((stretches[^1].End - from) / (double)RawSound.Rate + 1)
            )
            .ToFiles(files.Index().Select(f => (f.Item, Options(f.Index))))
            .RunAsync(cancellationToken: cancellationToken);
    }

    private string Key(SoundStretch stretch) =>
        ContentHash.OfValue(
            new
            {
                Version,
                program,
                codec.Options,
                gain,
                stretch.Lead,
                stretch.Length,
                stretch.Hash,
            }
        );
}
