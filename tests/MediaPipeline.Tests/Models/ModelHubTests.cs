using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MediaPipeline.Models;

namespace MediaPipeline.Tests.Models;

/// <summary>Against a server on this machine that answers as Hugging Face does.</summary>
[Collection("hub")]
public sealed class ModelHubTests : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Dictionary<string, byte[]> files = [];
    private readonly List<string> ranges = [];
    private readonly string shelf = Project.NewFolder();
    private int breakAfter = int.MaxValue;
    private bool lie;

    public ModelHubTests()
    {
        var port = FreePort.Next();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        Environment.SetEnvironmentVariable(ModelHub.AddressVariable, $"http://127.0.0.1:{port}");
        var large = new byte[3_000_000];
        new Random(1).NextBytes(large);
        foreach (var name in new[] { "config.json", "generation_config.json", "preprocessor_config.json", "tokenizer.json" })
        {
            files[name] = Encoding.UTF8.GetBytes($"{{ \"file\": \"{name}\" }}");
        }
        files["onnx/encoder_model_quantized.onnx"] = large;
        files["ggml-base.en-q5_1.bin"] = large[..700_000];
        files["onnx/decoder_model_merged_quantized.onnx"] = large[..1_000_000];
        _ = ServeAsync();
    }

    [Fact]
    public async Task A_model_is_pulled_with_progress_and_found_on_the_shelf()
    {
        var told = new List<PullProgress>();
        using var hub = new ModelHub();

        var pulled = await hub.PullAsync("whisper-base", shelf, new Told(told), CancellationToken.None);

        pulled.Folder.ShouldBe(Path.Combine(shelf, "whisper-base"));
        File.ReadAllBytes(Path.Combine(pulled.Folder, "encoder_model_quantized.onnx"))
            .ShouldBeAllOf(files["onnx/encoder_model_quantized.onnx"]);
        told[^1].Done.ShouldBe(told[^1].Total);
        told.Count.ShouldBeGreaterThan(10);
        new ModelShelf(shelf, null).FindWhisper("whisper-base").ShouldBe(pulled.Folder);
        Directory.GetDirectories(shelf).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_download_that_breaks_off_goes_on_where_it_was()
    {
        breakAfter = 1_200_000;
        using var hub = new ModelHub();

        await hub.PullAsync("whisper-base", shelf, new Told([]), CancellationToken.None);

        ranges.ShouldContain(r => r.StartsWith("bytes=") && r != "bytes=0-");
        File.ReadAllBytes(Path.Combine(shelf, "whisper-base", "encoder_model_quantized.onnx"))
            .ShouldBe(files["onnx/encoder_model_quantized.onnx"]);
    }

    [Fact]
    public async Task A_file_with_a_wrong_hash_is_refused_and_not_kept()
    {
        lie = true;
        using var hub = new ModelHub();

        var error = await Should.ThrowAsync<PipelineException>(() =>
            hub.PullAsync("whisper-base", shelf, new Told([]), CancellationToken.None)
        );

        error.Message.ShouldContain("not what the hub says it is");
        new ModelShelf(shelf, null).FindWhisper("whisper-base").ShouldNotBe(Path.Combine(shelf, "whisper-base"));
        Directory.GetFiles(shelf, "*.part", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_of_whisper_cpp_goes_on_where_it_was_and_is_found_by_name()
    {
        breakAfter = 300_000;
        using var hub = new ModelHub();

        var pulled = await hub.PullAsync("ggml-base.en-q5_1", shelf, new Told([]), CancellationToken.None);

        ranges.ShouldNotBeEmpty();
        var path = Path.Combine(pulled.Folder, "ggml-base.en-q5_1.bin");
        File.ReadAllBytes(path).ShouldBeAllOf(files["ggml-base.en-q5_1.bin"]);
        new ModelShelf(shelf, null).FindWhisper("ggml-base.en-q5_1").ShouldBe(path);
    }

    [Theory]
    [InlineData("whisper-nonsense", "no model")]
    [InlineData("nonsense", "no model's name")]
    public async Task A_name_that_is_none_is_told(string name, string about)
    {
        using var hub = new ModelHub();

        (
            await Should.ThrowAsync<WrongInputException>(() => hub.PullAsync(name, shelf, new Told([]), CancellationToken.None))
        ).Message.ShouldContain(about);
    }

    public void Dispose()
    {
        listener.Close();
        Environment.SetEnvironmentVariable(ModelHub.AddressVariable, null);
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            try
            {
                Answer(context);
            }
            catch (HttpListenerException)
            {
                // The client hung up.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var repository = context.Request.Url!.AbsolutePath.Contains("whisper.cpp")
            ? "ggerganov/whisper.cpp"
            : "onnx-community/whisper-base_timestamped";
        var path = context.Request.Url!.AbsolutePath;
        var response = context.Response;
        if (path.StartsWith($"/api/models/{repository}/tree/main"))
        {
            var folder = path.EndsWith("/onnx") ? "onnx/" : "";
            var list = files
                .Where(f => folder.Length > 0 ? f.Key.StartsWith(folder) : !f.Key.Contains('/'))
                .Select(f => Listed(f.Key, f.Value));
            Send(response, JsonSerializer.SerializeToUtf8Bytes(list));
        }
        else if (
            path.StartsWith($"/{repository}/resolve/main/")
            && files.TryGetValue(path[$"/{repository}/resolve/main/".Length..], out var bytes)
        )
        {
            SendFile(context, bytes);
        }
        else
        {
            response.StatusCode = 404;
            response.Close();
        }
    }

    private object Listed(string path, byte[] bytes)
    {
        var sha1 = Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"), .. bytes]));
        if (!path.EndsWith(".onnx"))
        {
            return new
            {
                type = "file",
                path,
                size = bytes.Length,
                oid = sha1,
            };
        }
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new
        {
            type = "file",
            path,
            size = bytes.Length,
            oid = sha1,
            lfs = new
            {
                oid = lie ? sha256[..60] + "0000" : sha256,
                size = bytes.Length,
                pointerSize = 134,
            },
        };
    }

    private void SendFile(HttpListenerContext context, byte[] bytes)
    {
        var from = 0;
        if (context.Request.Headers["Range"] is { } range)
        {
            ranges.Add(range);
            from = int.Parse(range["bytes=".Length..].Split('-')[0]);
            context.Response.StatusCode = 206;
        }
        var rest = bytes.AsMemory(from);
        context.Response.ContentLength64 = rest.Length;
        if (rest.Length > breakAfter)
        {
            context.Response.OutputStream.Write(rest.Span[..breakAfter]);
            context.Response.OutputStream.Flush();
            context.Response.Abort();
            return;
        }
        context.Response.OutputStream.Write(rest.Span);
        context.Response.Close();
    }

    private static void Send(HttpListenerResponse response, byte[] bytes)
    {
        response.ContentType = "application/json";
        response.OutputStream.Write(bytes);
        response.Close();
    }

    private sealed class Told(List<PullProgress> told) : IProgress<PullProgress>
    {
        public void Report(PullProgress value) => told.Add(value);
    }
}
