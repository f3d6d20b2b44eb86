using System.Runtime.CompilerServices;
using System.Text;

namespace MediaPipeline.Speech.Onnx;

/// <summary>
/// A protobuf message as a list of fields, just as far as is needed to take an ONNX graph apart (onnx/onnx.proto;
/// protobuf.dev/programming-guides/encoding). Fields keep the bytes they were read from.
/// </summary>
internal sealed class OnnxMessage
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private const int Fixed32 = 5;

    private readonly List<(int Number, int Kind, ReadOnlyMemory<byte> Content)> fields = [];

    public OnnxMessage() { }

    /// <exception cref="InvalidDataException">The bytes are no protobuf message.</exception>
    public OnnxMessage(ReadOnlyMemory<byte> message)
    {
        // Graphs stand in nodes of graphs, each read by the one around it.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new InvalidDataException("Graphs are nested too deep.");
        }
        var at = 0;
        while (at < message.Length)
        {
            var tag = ReadVarint(message.Span, ref at);
            var (number, kind) = ((int)(tag >> 3), (int)(tag & 7));
            var start = at;
            var length = kind switch
            {
                Varint => VarintLength(message.Span, at),
                Fixed64 => 8,
                Fixed32 => 4,
                Bytes => (int)Math.Min(int.MaxValue, ReadVarint(message.Span, ref at)),
                _ => throw new InvalidDataException($"Field {number} is of the unknown kind {kind}."),
            };
            start = kind == Bytes ? at : start;
            if (length < 0 || length > message.Length - start)
            {
                throw new InvalidDataException($"Field {number} runs past the end.");
            }
            fields.Add((number, kind, message.Slice(start, length)));
            at = start + length;
        }
    }

    /// <summary>The messages or bytes of a repeated field.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> All(int number) =>
        fields.Where(f => f.Number == number && f.Kind == Bytes).Select(f => f.Content);

    public IEnumerable<string> Texts(int number) => All(number).Select(b => Encoding.UTF8.GetString(b.Span));

    public string Text(int number) => Texts(number).FirstOrDefault() ?? "";

    public OnnxMessage Add(int number, ReadOnlyMemory<byte> content)
    {
        fields.Add((number, Bytes, content));
        return this;
    }

    /// <summary>The numbers of a field, packed into one or each by itself.</summary>
    public List<ulong> Numbers(int number)
    {
        var numbers = new List<ulong>();
        foreach (var (_, _, content) in fields.Where(f => f.Number == number && f.Kind is Varint or Bytes))
        {
            for (var at = 0; at < content.Length; )
            {
                numbers.Add(ReadVarint(content.Span, ref at));
            }
        }
        return numbers;
    }

    public OnnxMessage AddNumber(int number, ulong value)
    {
        using var stream = new MemoryStream();
        WriteVarint(stream, value);
        fields.Add((number, Varint, stream.ToArray()));
        return this;
    }

    /// <summary>Takes over all fields of another message but those with a number.</summary>
    public OnnxMessage AddAllBut(OnnxMessage other, params int[] numbers)
    {
        fields.AddRange(other.fields.Where(f => !numbers.Contains(f.Number)));
        return this;
    }

    /// <summary>The same message with the content of its bytes fields replaced; told each field's number and content.</summary>
    public OnnxMessage Replacing(Func<int, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> replace)
    {
        var other = new OnnxMessage();
        other.fields.AddRange(fields.Select(f => f.Kind == Bytes ? (f.Number, f.Kind, replace(f.Number, f.Content)) : f));
        return other;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream(fields.Sum(f => f.Content.Length + 16));
        foreach (var (number, kind, content) in fields)
        {
            WriteVarint(stream, ((ulong)number << 3) | (uint)kind);
            if (kind == Bytes)
            {
                WriteVarint(stream, (ulong)content.Length);
            }
            stream.Write(content.Span);
        }
        return stream.ToArray();
    }

    private static int VarintLength(ReadOnlySpan<byte> bytes, int at)
    {
        var end = at;
        while (end < bytes.Length && bytes[end] >= 0x80)
        {
            end++;
        }
        return end + 1 - at;
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= bytes.Length)
            {
                break;
            }
            var part = bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
        throw new InvalidDataException("A number does not end.");
    }

    private static void WriteVarint(Stream stream, ulong value)
    {
        while (value >= 0x80)
        {
            stream.WriteByte((byte)(value | 0x80));
            value >>= 7;
        }
        stream.WriteByte((byte)value);
    }
}
