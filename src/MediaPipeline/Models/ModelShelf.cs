using System.Collections.Concurrent;

namespace MediaPipeline.Models;

/// <summary>
/// Where models are found, first hit first: the show's setting, <c>MEDIAPIPELINE_MODELS</c>, <c>models/</c>
/// beside the show, <c>models/</c> beside the program, and the user's cache. <c>models pull</c> puts them
/// into the last.
/// </summary>
public sealed class ModelShelf : IDisposable
{
    /// <summary>The environment variable; several folders are parted as in PATH.</summary>
    public const string Variable = "MEDIAPIPELINE_MODELS";

    private const string GgmlEnding = ".bin";

    private readonly string root;

    /// <summary>Lays out the search path.</summary>
    /// <param name="setting">The show's <c>models</c> key.</param>
    /// <param name="showRoot">The show's folder, or null outside of one.</param>
    public ModelShelf(string? setting, string? showRoot)
    {
        root = showRoot ?? Environment.CurrentDirectory;
        var places = new List<string>();
        if (setting is not null)
        {
            places.Add(Path.GetFullPath(setting, root));
        }
        places.AddRange(
            (Environment.GetEnvironmentVariable(Variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        );
        if (showRoot is not null)
        {
            places.Add(Path.Combine(showRoot, "models"));
        }
        for (
            var folder = AppContext.BaseDirectory;
            folder is not null;
            folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))
        )
        {
            // A build in the source tree finds the project's models; an installed program those it came with.
            if (File.Exists(Path.Combine(folder, "models", "SHA256SUMS")))
            {
                places.Add(Path.Combine(folder, "models"));
                break;
            }
        }
        places.Add(UserCache);
        // A process that ends while ONNX Runtime loads something in the background would crash in it.
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        Places = [.. places.Select(Path.GetFullPath).Distinct()];
    }

    private readonly ConcurrentDictionary<string, Lazy<IDisposable>> warm = new();

    /// <summary>
    /// A model that was loaded before, or now: reading one takes a second or two, which the next episode need not wait for.
    /// It stays in memory as long as the process, and must serve several threads at once.
    /// </summary>
    /// <param name="file">The model's file or folder, and how it is loaded where that may differ.</param>
    /// <param name="load">Reads it; called once.</param>
    public T Warm<T>(string file, Func<T> load)
        where T : class, IDisposable
    {
        var loading = warm.GetOrAdd($"{typeof(T).Name} {file}", _ => new Lazy<IDisposable>(load));
        try
        {
            return (T)loading.Value;
        }
        catch
        {
            // One that could not be read is tried again when it is asked for again.
            warm.TryRemove($"{typeof(T).Name} {file}", out _);
            throw;
        }
    }

    private void OnExit(object? sender, EventArgs e) => Dispose();

    /// <summary>Lets go of all that was loaded, after what is loading just now.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        foreach (var key in warm.Keys)
        {
            if (warm.TryRemove(key, out var loading))
            {
                try
                {
                    loading.Value.Dispose();
                }
                catch (Exception e) when (e is PipelineException or IOException)
                {
                    // It could not be read, which was told where it was needed.
                }
            }
        }
    }

    /// <summary>The folders looked in, in order.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>Where downloads go.</summary>
    public static string UserCache => Path.Combine(UserFolder, "models");

    /// <summary>What is kept for a user on a machine: <c>$XDG_CACHE_HOME/mediapipeline</c>, or under <c>~/.cache</c>.</summary>
    public static string UserFolder =>
        Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
                ? cache
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "mediapipeline"
        );

    /// <summary>
    /// A Whisper model, or null: the folder of one for ONNX Runtime, or the <c>.bin</c> file of one for whisper.cpp.
    /// </summary>
    /// <param name="name">A name, or the path of a <c>.bin</c> (from the show's folder where it is not a whole one).</param>
    public string? FindWhisper(string name)
    {
        if (IsGgml(name))
        {
            var path = Path.GetFullPath(name, root);
            return File.Exists(path) ? path : null;
        }
        return IsGgmlName(name)
            ? Places
                .SelectMany(p =>
                    new[]
                    {
                        Path.Combine(p, name, name + GgmlEnding),
                        Path.Combine(p, "ggml", name + GgmlEnding),
                        Path.Combine(p, name + GgmlEnding),
                    }
                )
                .FirstOrDefault(File.Exists)
            : Places
                .Select(p => Path.Combine(p, name))
                .FirstOrDefault(f => File.Exists(Path.Combine(f, "tokenizer.json")) && File.Exists(Path.Combine(f, "config.json")));
    }

    /// <summary>The files of a Whisper model, in order of name; none where it is not on the machine.</summary>
    public IReadOnlyList<string> WhisperFiles(string name) =>
        FindWhisper(name) is not { } path ? []
        : IsGgml(path) ? [path]
        : [.. Directory.GetFiles(path).Order(StringComparer.Ordinal)];

    /// <summary>Whether a path is that of a model for whisper.cpp.</summary>
    public static bool IsGgml(string path) => path.EndsWith(GgmlEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is that of a model for whisper.cpp: <c>ggml-base.en-q5_1</c>.</summary>
    public static bool IsGgmlName(string name) => name.StartsWith("ggml-", StringComparison.Ordinal);

    /// <summary>The <c>.onnx</c> file of a Piper voice, or null.</summary>
    public string? FindVoice(string name) =>
        Places
            .SelectMany(p =>
                new[]
                {
                    Path.Combine(p, $"piper-{name}", $"{name}.onnx"),
                    Path.Combine(p, name, $"{name}.onnx"),
                    Path.Combine(p, $"{name}.onnx"),
                }
            )
            .FirstOrDefault(f => File.Exists(f) && File.Exists(f + ".json"));

    /// <summary>Silero VAD's file, or null.</summary>
    public string? FindVad() => Places.Select(p => Path.Combine(p, "silero-vad", "silero_vad_16k_op15.onnx")).FirstOrDefault(File.Exists);

    /// <summary>The folder, or the <c>.bin</c> file, of a Whisper model.</summary>
    /// <exception cref="MissingException">It is on no shelf.</exception>
    public string RequireWhisper(string name) =>
        FindWhisper(name)
        ?? throw (
            IsGgml(name)
                ? new MissingException(
                    "There is no such model.",
                    Path.GetFullPath(name, root),
                    "Check the path, or name a model that 'mediapipeline models pull' gets: ggml-base.en-q5_1."
                )
                : Missing($"The Whisper model '{name}'", name)
        );

    /// <summary>The file of a Piper voice.</summary>
    /// <exception cref="MissingException">It is on no shelf.</exception>
    public string RequireVoice(string name) => FindVoice(name) ?? throw Missing($"The voice '{name}'", name);

    /// <summary>Every model found, each name once.</summary>
    public IReadOnlyList<FoundModel> All()
    {
        var found = new List<FoundModel>();
        foreach (var place in Places.Where(Directory.Exists))
        {
            found.AddRange(Ggml(place));
            foreach (var folder in Directory.GetDirectories(place).Order(StringComparer.Ordinal))
            {
                var name = Path.GetFileName(folder);
                if (File.Exists(Path.Combine(folder, "tokenizer.json")))
                {
                    found.Add(new FoundModel("whisper", name, folder, Size(folder)));
                }
                foreach (
                    var voice in Directory.GetFiles(folder, "*.onnx").Where(f => File.Exists(f + ".json")).Order(StringComparer.Ordinal)
                )
                {
                    found.Add(new FoundModel("voice", Path.GetFileNameWithoutExtension(voice), folder, Size(folder)));
                }
                found.AddRange(Ggml(folder));
                if (name == "silero-vad")
                {
                    found.Add(new FoundModel("vad", name, folder, Size(folder)));
                }
            }
        }
        return [.. found.DistinctBy(f => (f.Kind, f.Name))];
    }

    private static IEnumerable<FoundModel> Ggml(string folder) =>
        Directory
            .GetFiles(folder, "ggml-*" + GgmlEnding)
            .Order(StringComparer.Ordinal)
            .Select(f => new FoundModel("ggml", Path.GetFileNameWithoutExtension(f), folder, new FileInfo(f).Length));

    private static long Size(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);

    private MissingException Missing(string what, string name) =>
        new(
            $"{what} is not on this machine; looked in {string.Join(", ", Places)}.",
            null,
            $"Get it with: mediapipeline models pull {name}"
        );
}

/// <summary>A model on the machine.</summary>
/// <param name="Kind">whisper, ggml (Whisper for whisper.cpp), voice or vad.</param>
/// <param name="Name">The name that settings use.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="Bytes">Its size.</param>
public sealed record FoundModel(string Kind, string Name, string Folder, long Bytes);
