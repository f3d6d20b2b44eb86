using System.Buffers.Binary;

namespace MediaPipeline.Mastering;

/// <summary>
/// The frame before an MP3's first, in which players read how long it is and how much silence the codec has put before and behind
/// the sound (Xing's header, and LAME's behind it: G. Bouvigne, "Mp3 Info Tag revision 1 specifications").
/// </summary>
/// <param name="bitrate">kb/s.</param>
/// <param name="frames">How many frames follow.</param>
/// <param name="bytes">How long these are.</param>
/// <param name="padding">Samples behind the sound.</param>
internal sealed class Mp3Info(int bitrate, long frames, long bytes, long padding)
{
    /// <summary>Steps of the table of contents, each a part of the time, in parts of the file's length.</summary>
    private const int Steps = 100;

    /// <summary>Bytes from the frame's beginning over which its check goes.</summary>
    private const int Checked = 190;

    /// <summary>Written into a frame of silence, which at every rate that is offered holds it all: 198 bytes of at least 208.</summary>
    public byte[] In(byte[] frame)
    {
        var at = Mp3Codec.Head + Mp3Codec.SideInfo;
        void Number(long value, int size)
        {
            for (var i = size - 1; i >= 0; i--, value >>= 8)
            {
                frame[at + i] = (byte)value;
            }
            at += size;
        }
        void Text(string text)
        {
            System.Text.Encoding.ASCII.GetBytes(text, frame.AsSpan(at));
            at += text.Length;
        }

        // Frames, bytes and a table of contents follow.
        Text("Info");
        Number(7, 4);
        Number(Math.Min(frames, uint.MaxValue), 4);
        Number(Math.Min(bytes + frame.Length, uint.MaxValue), 4);
        for (var step = 0; step < Steps; step++)
        {
            Number(256 * step / Steps, 1);
        }

        // The encoder's name, the tag's revision and the way of coding: a constant rate; lowpass, peak and gains are not told.
        Text("LAME3.100");
        Number(1, 1);
        Number(0, 1 + 4 + 2 + 2 + 1);
        Number(Math.Min(bitrate, 255), 1);
        Number(((long)Mp3Codec.EncoderDelay << 12) | Math.Clamp(padding, 0, 4095), 3);
        // Misc, gain, preset, the length of it all, and a check of the music, which is not told.
        Number(0, 1 + 1 + 2);
        Number(Math.Min(bytes + frame.Length, uint.MaxValue), 4);
        Number(0, 2);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(at), Check(frame.AsSpan(0, Checked)));
        return frame;
    }

    /// <summary>CRC-16 of the reversed polynomial 0x8005.</summary>
    private static ushort Check(ReadOnlySpan<byte> bytes)
    {
        var check = 0;
        foreach (var value in bytes)
        {
            check ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                check = (check & 1) != 0 ? (check >> 1) ^ 0xA001 : check >> 1;
            }
        }
        return (ushort)check;
    }
}
