using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using MediaPipeline.Running;
using Polly;
using Polly.Retry;

namespace MediaPipeline.Models;

/// <summary>How far a download is, in bytes.</summary>
public sealed record PullProgress(long Done, long Total);

/// <summary>A downloaded model.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Bytes">Its size.</param>
public sealed record PulledModel(string Folder, long Bytes);

/// <summary>
/// Downloads models from repositories in the layout of Hugging Face: Whisper exports with cross-attention
/// (<c>onnx-community/NAME_timestamped</c>), models of whisper.cpp (<c>ggerganov/whisper.cpp</c>) and Piper voices (<c>rhasspy/piper-voices</c>). The hub's own list
/// tells each file's hash: SHA-256 of large files, git's SHA-1 of small ones.
/// </summary>
public sealed partial class ModelHub : IDisposable
{
    /// <summary>The environment variable that names another hub, such as a mirror.</summary>
    public const string AddressVariable = "MEDIAPIPELINE_HUB";

    private const string HuggingFace = "https://huggingface.co";

    /// <summary>Waits 0.6, 1.2, 2.4 and 4.8 seconds before going on where a download broke off.</summary>
    private readonly ResiliencePipeline again = new ResiliencePipelineBuilder()
        .AddRetry(
            new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(MayPass),
                MaxRetryAttempts = 4,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(0.6),
            }
        )
        .Build();

    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly string hub = (
        Environment.GetEnvironmentVariable(AddressVariable) is { Length: > 0 } other ? other : HuggingFace
    ).TrimEnd('/');

    /// <summary>Downloads a model into a folder of its name, whole or not at all.</summary>
    /// <param name="name">As settings name it: <c>whisper-base</c>, <c>en_US-joe-medium</c>.</param>
    /// <param name="shelf">The folder to put the model's own into.</param>
    /// <param name="progress">Told bytes done and in all.</param>
    /// <param name="cancellationToken">Stops; what is there is kept for the next time.</param>
    /// <exception cref="WrongInputException">There is no such model.</exception>
    /// <exception cref="PipelineException">The hub cannot be reached, or a file is not what the hub says it is.</exception>
    public async Task<PulledModel> PullAsync(
        string name,
        string shelf,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var wanted = WantedOf(name);
        var files = await ListAsync(name, wanted, cancellationToken);
        var parts = Path.Combine(shelf, $".pull-{wanted.Folder}");
        Directory.CreateDirectory(parts);
        var total = files.Sum(f => f.Size);
        long done = 0;
        foreach (var file in files)
        {
            var before = done;
            await FetchAsync(
                wanted.Repository,
                file,
                Path.Combine(parts, Path.GetFileName(file.Path)),
                bytes => progress.Report(new PullProgress(before + bytes, total)),
                cancellationToken
            );
            done += file.Size;
        }
        var folder = Path.Combine(shelf, wanted.Folder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        Directory.Move(parts, folder);
        progress.Report(new PullProgress(total, total));
        return new PulledModel(folder, total);
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private static Wanted WantedOf(string name)
    {
        if (WhisperName().IsMatch(name))
        {
            return new Wanted(
                $"onnx-community/{name}_timestamped",
                ["", "onnx"],
                [
                    "config.json",
                    "generation_config.json",
                    "preprocessor_config.json",
                    "tokenizer.json",
                    "onnx/encoder_model_quantized.onnx",
                    "onnx/decoder_model_merged_quantized.onnx",
                ],
                name
            );
        }
        if (GgmlName().IsMatch(name))
        {
            return new Wanted("ggerganov/whisper.cpp", [""], [$"{name}.bin"], name);
        }
        if (VoiceName().Match(name) is { Success: true } voice)
        {
            var folder =
                $"{voice.Groups["language"].Value}/{voice.Groups["locale"].Value}/{voice.Groups["voice"].Value}/{voice.Groups["quality"].Value}";
            return new Wanted(
                "rhasspy/piper-voices",
                [folder],
                [$"{folder}/{name}.onnx", $"{folder}/{name}.onnx.json", $"{folder}/MODEL_CARD"],
                $"piper-{name}"
            );
        }
        throw new WrongInputException(
            $"'{name}' is no model's name.",
            null,
            "Whisper models are named whisper-tiny.en, whisper-base, whisper-large-v3-turbo; those of whisper.cpp ggml-base.en-q5_1, ggml-large-v3-turbo; Piper voices en_US-joe-medium."
        );
    }

    private async Task<List<HubFile>> ListAsync(string name, Wanted wanted, CancellationToken cancellationToken)
    {
        var listed = new List<HubFile>();
        foreach (var folder in wanted.Folders)
        {
            var address = $"{hub}/api/models/{wanted.Repository}/tree/main{(folder.Length > 0 ? "/" + folder : "")}";
            try
            {
                using var answer = await http.GetAsync(address, cancellationToken);
                if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized)
                {
                    throw new WrongInputException($"There is no model '{name}'.", address, "Check the name at the hub.");
                }
                answer.EnsureSuccessStatusCode();
                listed.AddRange(await answer.Content.ReadFromJsonAsync<List<HubFile>>(cancellationToken) ?? []);
            }
            catch (HttpRequestException e)
            {
                throw Unreachable(address, e);
            }
        }
        return
        [
            .. wanted.Files.Select(f =>
                listed.FirstOrDefault(l => l.Path == f)
                ?? throw new PipelineException(
                    $"The hub's '{wanted.Repository}' has no file {f}.",
                    hub,
                    "Another export of the model may have it; put its files into the model's folder by hand."
                )
            ),
        ];
    }

    private async Task FetchAsync(string repository, HubFile file, string path, Action<long> told, CancellationToken cancellationToken)
    {
        var part = path + ".part";
        if (File.Exists(path))
        {
            // Downloaded whole, and checked, before an interruption.
            told(file.Size);
            return;
        }
        var address = $"{hub}/{repository}/resolve/main/{file.Path}";
        try
        {
            await again.ExecuteAsync(async token => await AppendAsync(address, part, file.Size, told, token), cancellationToken);
        }
        catch (Exception e) when (MayPass(e))
        {
            throw Unreachable(address, e);
        }
        var hash = await HashAsync(file, part, cancellationToken);
        if (hash != file.Hash)
        {
            File.Delete(part);
            throw new PipelineException(
                $"The downloaded {Path.GetFileName(file.Path)} is not what the hub says it is: its hash is {hash}, not {file.Hash}.",
                address,
                "It was deleted. Run the same command again; if it fails again, do not trust this source."
            );
        }
        File.Move(part, path);
    }

    private static bool MayPass(Exception e) => e is HttpRequestException or IOException && !DiskTrouble.IsFull(e);

    private async Task AppendAsync(string address, string part, long size, Action<long> told, CancellationToken cancellationToken)
    {
        var have = File.Exists(part) ? new FileInfo(part).Length : 0;
        if (have > size)
        {
            File.Delete(part);
            have = 0;
        }
        if (have == size)
        {
            return;
        }
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (have > 0)
        {
            request.Headers.Range = new RangeHeaderValue(have, null);
        }
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await using var source = await answer.Content.ReadAsStreamAsync(cancellationToken);
        // A server that does not do ranges sends all of it again.
        var append = answer.StatusCode == HttpStatusCode.PartialContent;
        await using var target = new FileStream(part, append ? FileMode.Append : FileMode.Create, FileAccess.Write);
        var done = append ? have : 0;
        var buffer = new byte[1 << 17];
        for (int read; (read = await source.ReadAsync(buffer, cancellationToken)) > 0; )
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            told(done += read);
            if (done > size)
            {
                throw new IOException($"there are more than the {size} bytes that the hub says");
            }
        }
        if (done < size)
        {
            throw new IOException($"the connection ended after {done} of {size} bytes");
        }
    }

    private static async Task<string> HashAsync(HubFile file, string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        if (file.Lfs is not null)
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        }
        // Small files are kept by git itself, under the SHA-1 of 'blob SIZE', a zero, and the content.
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        sha1.AppendData(Encoding.ASCII.GetBytes($"blob {stream.Length}\0"));
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        sha1.AppendData(bytes);
        return Convert.ToHexStringLower(sha1.GetHashAndReset());
    }

    private static PipelineException Unreachable(string address, Exception e) =>
        new(
            $"The model hub cannot be reached: {e.Message}",
            address,
            $"Check the network, or name a mirror in {AddressVariable}; what is downloaded is kept, and the same command goes on from there.",
            e
        );

    /// <summary><c>whisper-large-v3-turbo</c>.</summary>
    [GeneratedRegex(@"^whisper-[a-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex WhisperName();

    /// <summary><c>ggml-base.en-q5_1</c>.</summary>
    [GeneratedRegex(@"^ggml-[a-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex GgmlName();

    /// <summary><c>en_US-joe-medium</c>.</summary>
    [GeneratedRegex(@"^(?<locale>(?<language>[a-z]{2,3})_[A-Z]{2})-(?<voice>[A-Za-z0-9_]+)-(?<quality>x_low|low|medium|high)$")]
    private static partial Regex VoiceName();

    private sealed record Wanted(string Repository, string[] Folders, string[] Files, string Folder);

    private sealed record HubFile(
        [property: JsonPropertyName("path")] string Path,
        [property: JsonPropertyName("size")] long Size,
        [property: JsonPropertyName("oid")] string Oid,
        [property: JsonPropertyName("lfs")] LfsFile? Lfs
    )
    {
        public string Hash => Lfs?.Oid ?? Oid;
    }

    private sealed record LfsFile([property: JsonPropertyName("oid")] string Oid);
}
