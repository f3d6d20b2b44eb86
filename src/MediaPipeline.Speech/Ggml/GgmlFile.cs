using System.Buffers.Binary;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Ggml;

/// <summary>
/// What the head of a whisper.cpp model says (whisper.cpp, <c>whisper_model_load</c>): four bytes <c>lmgg</c>, eleven
/// numbers, mel filters, the vocabulary, then the tensors one after another. Everything is looked through before native
/// code reads it, which ends the process over some files that are none.
/// </summary>
/// <param name="Vocabulary">Entries; from 51,865 on the model is multilingual.</param>
/// <param name="AudioLayers">Layers of the encoder.</param>
/// <param name="TextLayers">Layers of the decoder.</param>
/// <param name="State">Size of the hidden state.</param>
/// <param name="MelBands">80, or 128 from large-v3 on.</param>
/// <param name="Bytes">The file's size.</param>
public sealed record GgmlFile(int Vocabulary, int AudioLayers, int TextLayers, int State, int MelBands, long Bytes)
{
    private const uint Magic = 0x67676d6c;
    private const int HeadNumbers = 11;

    /// <summary>The vocabulary of models that know English alone.</summary>
    private const int EnglishVocabulary = 51_864;

    /// <summary>Bytes of a block and the values in it, by ggml's number of the type (ggml.c, <c>type_traits</c>).</summary>
    private static readonly Dictionary<int, (int Bytes, int Values)> Types = new()
    {
        [0] = (4, 1), // F32
        [1] = (2, 1), // F16
        [2] = (18, 32), // Q4_0
        [3] = (20, 32), // Q4_1
        [6] = (22, 32), // Q5_0
        [7] = (24, 32), // Q5_1
        [8] = (34, 32), // Q8_0
        [10] = (84, 256), // Q2_K
        [11] = (110, 256), // Q3_K
        [12] = (144, 256), // Q4_K
        [13] = (176, 256), // Q5_K
        [14] = (210, 256), // Q6_K
        [30] = (2, 1), // BF16
    };

    /// <summary>Whether the model knows other languages than English.</summary>
    public bool Multilingual => Vocabulary > EnglishVocabulary;

    /// <summary>Looks through a model's file.</summary>
    /// <exception cref="WhisperModelException">It is no whisper.cpp model, cut short, or of a kind that is not known.</exception>
    public static GgmlFile Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            return Read(path, stream);
        }
        catch (EndOfStreamException)
        {
            throw CutShort(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WhisperModelException(path, $"the model cannot be read: {e.Message}", e);
        }
    }

    private static GgmlFile Read(string path, FileStream stream)
    {
        if (stream.Length < 4 || (uint)Number(stream) != Magic)
        {
            stream.Position = 0;
            throw new WhisperModelException(
                path,
                StartsWith(stream, "GGUF"u8)
                    ? "this is a model in the GGUF format, of which whisper.cpp reads none; its own begin with 'lmgg'."
                    : "this is no whisper.cpp model: its first bytes are not 'lmgg'."
            );
        }
        var head = new int[HeadNumbers];
        for (var i = 0; i < head.Length; i++)
        {
            head[i] = Number(stream);
        }
        var file = new GgmlFile(head[0], head[4], head[8], head[2], head[9], stream.Length);
        if (
            file.Vocabulary is < EnglishVocabulary or > 100_000
            || file.AudioLayers is < 1 or > 128
            || file.TextLayers is < 1 or > 128
            || file.State is < 64 or > 8192
            || file.MelBands is < 40 or > 512
        )
        {
            throw new WhisperModelException(path, $"its head says what no Whisper model has: {string.Join(", ", head)}.");
        }
        var (bands, bins) = (Number(stream), Number(stream));
        if (bands != file.MelBands || bins is < 1 or > 4096)
        {
            throw new WhisperModelException(path, $"its mel filters are {bands} by {bins}, for {file.MelBands} bands.");
        }
        Skip(stream, 4L * bands * bins);
        var words = Number(stream);
        if (words < 0 || words > file.Vocabulary)
        {
            throw new WhisperModelException(path, $"it has {words} words, for a vocabulary of {file.Vocabulary}.");
        }
        for (var i = 0; i < words; i++)
        {
            Skip(stream, Math.Max(0, Number(stream)));
        }
        Tensors(path, stream, file);
        return file;
    }

    /// <summary>Seven tensors of the encoder's own, four of the decoder's, 15 and 24 for each layer of the two.</summary>
    private static void Tensors(string path, FileStream stream, GgmlFile file)
    {
        var wanted = 11 + 15 * file.AudioLayers + 24 * file.TextLayers;
        var found = 0;
        for (; stream.Position < stream.Length; found++)
        {
            var (dimensions, name, type) = (Number(stream), Number(stream), Number(stream));
            if (!Types.TryGetValue(type, out var block) || dimensions is < 1 or > 4 || name is < 0 or > 1024)
            {
                throw new WhisperModelException(
                    path,
                    $"its tensor {found + 1} is of type {type} with {dimensions} dimensions, which is not known: the file is damaged, or made for a newer whisper.cpp."
                );
            }
            var values = 1L;
            for (var d = 0; d < dimensions; d++)
            {
                values *= Math.Clamp(Number(stream), 0, 1 << 20);
            }
            Skip(stream, name);
            Skip(stream, values / block.Values * block.Bytes);
        }
        if (found < wanted)
        {
            throw CutShort(path);
        }
    }

    private static WhisperModelException CutShort(string path) =>
        new(path, "the model is cut short: it ends before all of its tensors are there.");

    private static bool StartsWith(FileStream stream, ReadOnlySpan<byte> bytes)
    {
        Span<byte> start = stackalloc byte[bytes.Length];
        return stream.ReadAtLeast(start, bytes.Length, throwOnEndOfStream: false) == bytes.Length && start.SequenceEqual(bytes);
    }

    private static int Number(FileStream stream)
    {
        Span<byte> bytes = stackalloc byte[4];
        stream.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    private static void Skip(FileStream stream, long bytes)
    {
        if (bytes > stream.Length - stream.Position)
        {
            throw new EndOfStreamException();
        }
        stream.Seek(bytes, SeekOrigin.Current);
    }
}
