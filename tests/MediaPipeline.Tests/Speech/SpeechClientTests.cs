using System.Net;
using MediaPipeline.Models;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Clients;
using MediaPipeline.Transcription;
using Microsoft.Extensions.AI;

namespace MediaPipeline.Tests.Speech;

public sealed class SpeechClientTests
{
    private const string Said = "and so my fellow americans ask not what your country can do for you ask what you can do for your country";

    [Fact]
    public async Task The_transcriber_is_a_speech_to_text_client_in_one_piece_and_in_updates()
    {
        using var client = new WhisperSpeechToTextClient(EmbeddedModels.Whisper);

        await using var file = File.OpenRead(Project.Data("jfk.wav"));
        var response = await client.GetTextAsync(file, new SpeechToTextOptions { SpeechLanguage = "en-US" });
        await using var again = File.OpenRead(Project.Data("jfk.wav"));
        var updates = new List<SpeechToTextResponseUpdate>();
        await foreach (var update in client.GetStreamingTextAsync(again))
        {
            updates.Add(update);
        }

        Plain(response.Text).ShouldBe(Said);
        response.EndTime!.Value.TotalSeconds.ShouldBe(11, 0.01);
        response.RawRepresentation.ShouldBeOfType<Transcript>().Words.Count.ShouldBe(22);
        Plain(updates.ToSpeechToTextResponse().Text).ShouldBe(Said);
        updates[0].Kind.ShouldBe(SpeechToTextResponseUpdateKind.SessionOpen);
        updates[^1].Kind.ShouldBe(SpeechToTextResponseUpdateKind.SessionClose);
        client.GetService<SpeechToTextClientMetadata>()!.DefaultModelId.ShouldBe("whisper-tiny.en");
    }

    [Fact]
    public async Task Another_clients_words_get_their_times_here()
    {
        using var listener = new Listener(new ModelShelf(null, null), "whisper-tiny.en");
        // Spelled as only another ear would.
        using var client = new Another(
            "And so, my fellow Amerikans: ask not what your country can do for you; ask what you can do for your country!"
        );
        await using var file = File.OpenRead(Project.Data("jfk.wav"));
        using var audio = await Wave.ReadAsync(file);

        var transcript = await listener.ByClient(client).TranscribeAsync(audio, "en");

        transcript.Words.Select(w => w.Text).ShouldContain("Amerikans:");
        transcript.Words.Count.ShouldBe(22);
        transcript.Words[14].Start!.Value.ShouldBe(8.2, 0.35);
        client.Heard.ShouldBe(1);
    }

    [Fact]
    public async Task A_service_with_openais_interface_hears_what_has_no_script()
    {
        var port = FreePort.Next();
        using var server = new HttpListener();
        server.Prefixes.Add($"http://127.0.0.1:{port}/");
        server.Start();
        var asked = new List<(string Path, string Key, string Body)>();
        var serving = Task.Run(async () =>
        {
            for (var i = 0; i < 2; i++)
            {
                var context = await server.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, System.Text.Encoding.Latin1);
                asked.Add(
                    (context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"] ?? "", await reader.ReadToEndAsync())
                );
                context.Response.StatusCode = i == 0 ? 200 : 401;
                context.Response.ContentType = "application/json";
                var answer = i == 0 ? $$"""{ "text": "{{Said}}" }""" : """{ "error": { "message": "no such key" } }""";
                await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer));
                context.Response.Close();
            }
        });
        var settings = new SpeechServiceSettings { Endpoint = new Uri($"http://127.0.0.1:{port}/v1"), Model = "ear-1" };
        using var listener = new Listener(new ModelShelf(null, null), "whisper-tiny.en");
        await using var file = File.OpenRead(Project.Data("jfk.wav"));
        using var audio = await Wave.ReadAsync(file);
        Environment.SetEnvironmentVariable(SpeechOverHttp.KeyVariable, "secret-key");
        try
        {
            var transcript = await SpeechOverHttp.TranscribeAsync(settings, listener, audio, "en", null, CancellationToken.None);
            var refused = await Should.ThrowAsync<PipelineException>(() =>
                SpeechOverHttp.TranscribeAsync(settings, listener, audio, "en", null, CancellationToken.None)
            );

            transcript.Words.Count.ShouldBe(22);
            asked[0].Path.ShouldBe("/v1/audio/transcriptions");
            asked[0].Key.ShouldBe("Bearer secret-key");
            asked[0].Body.ShouldContain("ear-1");
            asked[0].Body.ShouldContain("RIFF");
            refused.Message.ShouldNotContain("secret-key");
            refused.Remedy!.ShouldContain(SpeechOverHttp.KeyVariable);
        }
        finally
        {
            Environment.SetEnvironmentVariable(SpeechOverHttp.KeyVariable, null);
        }
        await serving;
    }

    private static string Plain(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SpokenText.Plain));

    private sealed class Another(string text) : ISpeechToTextClient
    {
        public int Heard { get; private set; }

        public Task<SpeechToTextResponse> GetTextAsync(
            Stream audioSpeechStream,
            SpeechToTextOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            Heard++;
            return Task.FromResult(new SpeechToTextResponse(text));
        }

        public IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
            Stream audioSpeechStream,
            SpeechToTextOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
