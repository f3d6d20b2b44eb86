using System.ClientModel;
using MediaPipeline.Models;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using Microsoft.Extensions.AI;
using OpenAI;

namespace MediaPipeline.Transcription;

/// <summary>
/// A speech-to-text service with OpenAI's interface (OpenAI itself, Azure, or a server of one's own such as Speaches or
/// LocalAI), for recordings without a script.
/// </summary>
public static class SpeechOverHttp
{
    /// <summary>The environment variable with the service's key.</summary>
    public const string KeyVariable = "MEDIAPIPELINE_SPEECH_KEY";

    /// <summary>Transcribes by the service; the words' times are found by the local model.</summary>
    /// <exception cref="MissingException">The key is not set.</exception>
    /// <exception cref="PipelineException">The service refused or could not be reached.</exception>
    public static async Task<Transcript> TranscribeAsync(
        SpeechServiceSettings settings,
        Listener listener,
        SpeechAudio audio,
        string? language,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        var key = Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } set
            ? set
            : throw new MissingException(
                "The speech service needs a key.",
                null,
                $"Set {KeyVariable} to it; a server of your own that needs none takes any word."
            );
        using var client = new OpenAIClient(new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = settings.Endpoint })
            .GetAudioClient(settings.Model)
            .AsISpeechToTextClient();
        try
        {
            return await listener.ByClient(client).TranscribeAsync(audio, language, progress, cancellationToken);
        }
        catch (Exception e) when (e is ClientResultException or HttpRequestException or AggregateException)
        {
            throw new PipelineException(
                $"The speech service does not answer as it should: {e.GetBaseException().Message.ReplaceLineEndings(" ")}",
                settings.Endpoint.ToString(),
                $"Check 'transcription.service' in {ShowFile.Name}, and {KeyVariable}.",
                e
            );
        }
    }
}
