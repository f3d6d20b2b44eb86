using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MediaPipeline.Speech.Onnx;
using Microsoft.ML.Tokenizers;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// Whisper's byte-level BPE, read from a Hugging Face <c>tokenizer.json</c>, with the special tokens by name.
/// </summary>
public sealed partial class WhisperTokenizer
{
    private readonly BpeTokenizer bpe;
    private readonly FrozenDictionary<string, int> vocabulary;
    private readonly FrozenDictionary<int, string> pieces;
    private readonly FrozenDictionary<string, int> special;

    private WhisperTokenizer(BpeTokenizer bpe, Dictionary<string, int> vocabulary, Dictionary<string, int> special)
    {
        this.bpe = bpe;
        this.vocabulary = vocabulary.ToFrozenDictionary();
        this.special = special.ToFrozenDictionary();
        pieces = vocabulary.ToFrozenDictionary(p => p.Value, p => p.Key);
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
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var model = document.RootElement.GetProperty("model");
            var vocabulary = model.GetProperty("vocab").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32());
            // Older files write a merge as 'a b', newer ones as ['a', 'b'].
            var merges = model
                .GetProperty("merges")
                .EnumerateArray()
                .Select(m => m.ValueKind == JsonValueKind.String ? m.GetString()! : $"{m[0].GetString()} {m[1].GetString()}");
            var special = document
                .RootElement.GetProperty("added_tokens")
                .EnumerateArray()
                .ToDictionary(t => t.GetProperty("content").GetString()!, t => t.GetProperty("id").GetInt32());
            // The tokens of timestamps are not words that the vocabulary may merge into.
            foreach (var name in special.Keys)
            {
                vocabulary.Remove(name);
            }
            var bpe = BpeTokenizer.Create(
                new BpeOptions(vocabulary)
                {
                    Merges = merges,
                    ByteLevel = true,
                    PreTokenizer = new RegexPreTokenizer(Gpt2Words(), null),
                }
            );
            return new WhisperTokenizer(bpe, vocabulary, special);
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
    public IReadOnlyList<int> Encode(string text) => bpe.EncodeToIds(text);

    /// <summary>One token for each byte of a text, so that attention can be read letter by letter.</summary>
    public int[] EncodeCharacters(string text) => [.. Encoding.UTF8.GetBytes(text).Select(b => vocabulary[ByteSymbols[b]])];

    /// <summary>The text of tokens; special ones are left out.</summary>
    public string Decode(IEnumerable<int> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            if (IsText(token))
            {
                bytes.AddRange(pieces[token].Select(c => SymbolBytes[c]));
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>
    /// GPT-2's printable stand-in for each byte (openai/gpt-2, encoder.py, <c>bytes_to_unicode</c>).
    /// </summary>
    private static readonly string[] ByteSymbols = MakeByteSymbols();

    private static readonly FrozenDictionary<char, byte> SymbolBytes = ByteSymbols
        .Select((symbol, value) => (symbol[0], (byte)value))
        .ToFrozenDictionary(p => p.Item1, p => p.Item2);

    private static string[] MakeByteSymbols()
    {
        var symbols = new string[256];
        var next = 256;
        for (var b = 0; b < 256; b++)
        {
            var printable = b is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE;
            symbols[b] = ((char)(printable ? b : next++)).ToString();
        }
        return symbols;
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Gpt2Words();
}
