using System.Text;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// Byte pair encoding by rank, as openai/tiktoken does it: the two neighbours whose joint piece has the lowest id are joined, until none
/// have one. The ids of GPT-2's and Whisper's vocabularies are the ranks of their merges, so the list of merges, two thirds of
/// <c>tokenizer.json</c>, need not be read.
/// </summary>
/// <param name="vocabulary">Ids of pieces, which are written in GPT-2's symbols of bytes.</param>
internal sealed class BytePairs(Dictionary<string, int> vocabulary)
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ids = vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// GPT-2's printable stand-in for each byte (openai/gpt-2, encoder.py, <c>bytes_to_unicode</c>).
    /// </summary>
    public static readonly string Symbols = MakeSymbols();

    private static readonly Dictionary<char, byte> Bytes = Symbols
        .Select((symbol, value) => (symbol, (byte)value))
        .ToDictionary(p => p.symbol, p => p.Item2);

    /// <summary>The byte that a symbol stands for.</summary>
    public static byte ByteOf(char symbol) => Bytes[symbol];

    /// <summary>The tokens of a word, which is what lies between the places where the pre-tokenizer cuts.</summary>
    public IEnumerable<int> Encode(ReadOnlySpan<char> word)
    {
        var utf8 = new byte[Encoding.UTF8.GetByteCount(word)];
        Encoding.UTF8.GetBytes(word, utf8);
        var symbols = string.Create(utf8.Length, utf8, (span, bytes) => Write(bytes, span));
        return ids.TryGetValue(symbols, out var whole) ? [whole] : Join(symbols);
    }

    private List<int> Join(string symbols)
    {
        // Of each piece that begins at a symbol, where the next and the one before begin; -1 for one that was joined to the one before.
        var next = Enumerable.Range(1, symbols.Length).ToArray();
        var before = Enumerable.Range(-1, symbols.Length).ToArray();
        var pairs = new PriorityQueue<(int Start, int Middle, int End), (int Id, int Start)>();
        void Offer(int start)
        {
            if (start >= 0 && next[start] < symbols.Length)
            {
                var (middle, end) = (next[start], next[next[start]]);
                if (ids.TryGetValue(symbols.AsSpan(start, end - start), out var id))
                {
                    pairs.Enqueue((start, middle, end), (id, start));
                }
            }
        }
        for (var i = 0; i < symbols.Length; i++)
        {
            Offer(i);
        }
        while (pairs.TryDequeue(out var pair, out _))
        {
            var (start, middle, end) = pair;
            if (next[start] != middle || next[middle] != end)
            {
                // One of the two has been joined to another since.
                continue;
            }
            next[start] = end;
            next[middle] = -1;
            if (end < symbols.Length)
            {
                before[end] = start;
            }
            Offer(before[start]);
            Offer(start);
        }
        var tokens = new List<int>();
        for (var start = 0; start < symbols.Length; start = next[start])
        {
            tokens.Add(ids[symbols.AsSpan(start, next[start] - start)]);
        }
        return tokens;
    }

    private static void Write(ReadOnlySpan<byte> bytes, Span<char> symbols)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            symbols[i] = Symbols[bytes[i]];
        }
    }

    private static string MakeSymbols()
    {
        var symbols = new char[256];
        var next = 256;
        for (var b = 0; b < 256; b++)
        {
            var printable = b is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE;
            symbols[b] = (char)(printable ? b : next++);
        }
        return new string(symbols);
    }
}
