using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using MediaPipeline.Speech.Onnx;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// Whisper's byte-level BPE, read from a Hugging Face <c>tokenizer.json</c>, with the special tokens by name.
/// </summary>
public sealed partial class WhisperTokenizer
{
    private readonly BytePairs pairs;
    private readonly Dictionary<string, int> vocabulary;
    private readonly Dictionary<int, string> pieces;
    private readonly Dictionary<string, int> special;

    private WhisperTokenizer(Dictionary<string, int> vocabulary, Dictionary<string, int> special)
    {
        this.vocabulary = vocabulary;
        this.special = special;
        pairs = new BytePairs(vocabulary);
        pieces = vocabulary.ToDictionary(p => p.Value, p => p.Key);
        EndOfText = special["<|endoftext|>"];
        StartOfTranscript = special["<|startoftranscript|>"];
        NoTimestamps = special["<|notimestamps|>"];
        FirstTimestamp = NoTimestamps + 1;
        NoSpeech = special.GetValueOrDefault("<|nospeech|>", special.GetValueOrDefault("<|nocaptions|>", -1));
        StartOfPrevious = special.GetValueOrDefault("<|startofprev|>", -1);
        Transcribe = special.GetValueOrDefault("<|transcribe|>", -1);
    }

    /// <summary><c>&lt;|endoftext|&gt;</c>: the text of a window ends.</summary>
    public int EndOfText { get; }

    /// <summary><c>&lt;|startoftranscript|&gt;</c>.</summary>
    public int StartOfTranscript { get; }

    /// <summary><c>&lt;|notimestamps|&gt;</c>.</summary>
    public int NoTimestamps { get; }

    /// <summary>The timestamp token of 0.00 s; each further one is 20 ms later.</summary>
    public int FirstTimestamp { get; }

    /// <summary><c>&lt;|nospeech|&gt;</c>, or -1 when the vocabulary has none.</summary>
    public int NoSpeech { get; }

    /// <summary><c>&lt;|startofprev|&gt;</c>, before a prompt, or -1.</summary>
    public int StartOfPrevious { get; }

    /// <summary><c>&lt;|transcribe|&gt;</c>, or -1.</summary>
    public int Transcribe { get; }

    /// <summary>Reads <c>tokenizer.json</c>.</summary>
    /// <exception cref="WhisperModelException">The file is no byte-level BPE with Whisper's special tokens.</exception>
    public static WhisperTokenizer Load(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), TokenizerJson.Default.TokenizerFile)!;
            var special = file.AddedTokens.ToDictionary(t => t.Content, t => t.Id);
            // The tokens of timestamps are not words that the vocabulary may merge into.
            foreach (var name in special.Keys)
            {
                file.Model.Vocab.Remove(name);
            }
            if (BytePairs.Symbols.Any(b => !file.Model.Vocab.ContainsKey(b.ToString())))
            {
                throw new JsonException("the vocabulary has no token for some byte");
            }
            return new WhisperTokenizer(file.Model.Vocab, special);
        }
        catch (Exception e) when (DamagedSettings.IsCause(e))
        {
            throw new WhisperModelException(path, $"no Whisper tokenizer could be read: {e.Message}", e);
        }
    }

    /// <summary>The id of a special token such as <c>&lt;|en|&gt;</c>, or null.</summary>
    public int? Special(string name) => special.TryGetValue(name, out var id) ? id : null;

    /// <summary>The name of a special token, or an empty string.</summary>
    public string SpecialName(int token) => special.FirstOrDefault(p => p.Value == token).Key ?? "";

    /// <summary>Whether the token is text: neither special nor a timestamp.</summary>
    public bool IsText(int token) => token < EndOfText && pieces.ContainsKey(token);

    /// <summary>Whether a token has a letter, a figure or a sign that is said; a comma has none.</summary>
    public bool IsSpoken(int token) =>
        pieces.TryGetValue(token, out var piece)
        && piece.Any(c => char.IsLetterOrDigit(c) && c != 'Ġ' || c is '&' or '%' or '$' or '+' or '=' or '@');

    /// <summary>The tokens of a text.</summary>
    public IReadOnlyList<int> Encode(string text)
    {
        var tokens = new List<int>();
        foreach (var word in Gpt2Words().EnumerateMatches(text))
        {
            tokens.AddRange(pairs.Encode(text.AsSpan(word.Index, word.Length)));
        }
        return tokens;
    }

    /// <summary>One token for each byte of a text, so that attention can be read letter by letter.</summary>
    public int[] EncodeCharacters(string text) =>
        [.. Encoding.UTF8.GetBytes(text).Select(b => vocabulary[BytePairs.Symbols[b].ToString()])];

    /// <summary>The text of tokens; special ones are left out.</summary>
    public string Decode(IEnumerable<int> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            if (IsText(token))
            {
                bytes.AddRange(pieces[token].Select(BytePairs.ByteOf));
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Gpt2Words();

    /// <summary>What is read of <c>tokenizer.json</c>; the merges are not.</summary>
    private sealed record TokenizerFile(ModelPart Model, IReadOnlyList<AddedToken> AddedTokens);

    private sealed record ModelPart(Dictionary<string, int> Vocab);

    private sealed record AddedToken(string Content, int Id);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false
    )]
    [JsonSerializable(typeof(TokenizerFile))]
    private sealed partial class TokenizerJson : JsonSerializerContext;
}
