using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using MediaPipeline.Models;
using MediaPipeline.Speech.Whisper;
using Microsoft.ML.Tokenizers;

namespace MediaPipeline.Tests.Speech;

/// <summary>Against Microsoft.ML.Tokenizers, which reads the list of merges.</summary>
public sealed partial class TokenizerTests
{
    private static readonly string Folder = new ModelShelf(null, null).RequireWhisper("whisper-tiny.en");
    private readonly WhisperTokenizer tokenizer = WhisperTokenizer.Load(Path.Combine(Folder, "tokenizer.json"));

    [Fact]
    public void Any_text_has_the_tokens_of_the_reference()
    {
        var reference = Reference();
        var words = File.ReadAllText(Path.Combine(Project.Root, "episodes", "2026-03-06-sampling", "script.md")).Split(' ');
        var texts = Gen.OneOf(
            Gen.Int[0, words.Length - 1].Select(i => words[i]),
            Gen.String[Gen.Char.AlphaNumeric, 0, 12],
            Gen.String[Gen.Char["aeiounrst '\n.,-é世ß"], 0, 20],
            Gen.Int[0, 0x2FFFF].Where(c => c is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32)
        );
        texts
            .Array[0, 8]
            .Select(parts => string.Join(' ', parts))
            .Sample(
                text =>
                {
                    var tokens = tokenizer.Encode(text);
                    return tokens.SequenceEqual(reference.EncodeToIds(text)) && tokenizer.Decode(tokens) == text;
                },
                iter: 3000
            );
    }

    [Fact]
    public void A_word_without_end_is_cut_into_tokens_in_no_time()
    {
        var word = string.Concat(Enumerable.Repeat("antidisestablishmentarianism", 20_000));

        var tokens = tokenizer.Encode(word);

        tokenizer.Decode(tokens).ShouldBe(word);
        tokens.Count.ShouldBeLessThan(word.Length / 3);
    }

    private static BpeTokenizer Reference()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "tokenizer.json")));
        var model = file.RootElement.GetProperty("model");
        var vocabulary = model.GetProperty("vocab").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32());
        var merges = model.GetProperty("merges").EnumerateArray().Select(m => $"{m[0].GetString()} {m[1].GetString()}");
        return BpeTokenizer.Create(
            new BpeOptions(vocabulary)
            {
                Merges = merges,
                ByteLevel = true,
                PreTokenizer = new RegexPreTokenizer(Words(), null),
            }
        );
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Words();
}
