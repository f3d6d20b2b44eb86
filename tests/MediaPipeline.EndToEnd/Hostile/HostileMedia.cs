using System.Buffers.Binary;
using System.Text;

namespace MediaPipeline.EndToEnd.Hostile;

/// <summary>Sound and pictures that lie about themselves, or are none.</summary>
internal static class HostileMedia
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        Sound("an empty file", folder => folder.Put("take.wav", Array.Empty<byte>())),
        Sound("noise called a recording", folder => folder.Put("take.wav", HostileScripts.Noise(500_000))),
        Sound("a text called a recording", folder => folder.Put("take.wav", "This is no sound.")),
        Sound("a header that claims 4 GB", folder => folder.Put("take.wav", Wav(uint.MaxValue, 1, 16_000, new byte[8000]))),
        Sound("a header of a rate of 0", folder => folder.Put("take.wav", Wav(8000, 1, 0, new byte[8000]))),
        Sound("a header of a rate of 4 GHz", folder => folder.Put("take.wav", Wav(8000, 1, uint.MaxValue, new byte[8000]))),
        Sound("a header of 0 channels", folder => folder.Put("take.wav", Wav(8000, 0, 16_000, new byte[8000]))),
        Sound("a header of 65,535 channels", folder => folder.Put("take.wav", Wav(8000, 65_535, 16_000, new byte[8000]))),
        Sound("64 channels", folder => folder.Put("take.wav", Wav(64 * 2 * 16_000, 64, 16_000, new byte[64 * 2 * 16_000]))),
        Sound("a film cut to its half", CutFilm),
        Sound(
            "pictures without sound",
            folder => folder.Ffmpeg("-f", "lavfi", "-i", "color=size=64x64:duration=1", "take.mp4"),
            "take.mp4"
        ),
        Sound(
            "samples of no number",
            folder => folder.Ffmpeg("-f", "lavfi", "-i", "aevalsrc=0/0:d=3:s=16000", "-c:a", "pcm_f32le", "take.wav")
        ),
        Sound("an hour of silence", folder => folder.Ffmpeg("-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono", "-t", "3600", "take.wav")),
        Sound("a list of other files", folder => folder.Put("take.wav", "ffconcat version 1.0\nfile /etc/passwd\n")),
        Sound(
            "a playlist inward",
            folder => folder.Put("take.m3u8", "#EXTM3U\n#EXTINF:1,\nhttp://169.254.169.254/a.ts\n#EXT-X-ENDLIST\n"),
            "take.m3u8"
        ),
        Sound("a folder", folder => Directory.CreateDirectory(Path.Combine(folder.Root, "take.wav"))),
        Sound("a device", _ => { }, "/dev/zero"),
        Cover(
            "a cover that is SVG",
            "cover.svg",
            folder =>
                folder.Put(
                    "cover.svg",
                    "<svg xmlns='http://www.w3.org/2000/svg' width='3000' height='3000'><script>alert(1)</script></svg>"
                )
        ),
        Cover("a cover that is HTML", "cover.png", folder => folder.Put("cover.png", "<html><script>alert(1)</script></html>")),
        Cover("a cover of 50,000 pixels", "cover.png", folder => folder.Put("cover.png", Png(50_000, 50_000))),
        Cover("a cover of no pixels", "cover.png", folder => folder.Put("cover.png", Png(0, 0))),
        Cover("a cover cut to its half", "cover.png", CutCover),
        Picture("a card of 50,000 pixels", Png(50_000, 50_000)),
        Picture("a card that is SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()),
        Picture("a card that is noise", HostileScripts.Noise(10_000)),
    ];

    private static HostileInput Sound(string name, Action<HostileFolder> write, string file = "take.wav") =>
        new("media", name, write, "transcribe", file, "--out", "captions");

    private static HostileInput Cover(string name, string file, Action<HostileFolder> write) =>
        new(
            "media",
            name,
            folder =>
            {
                folder.Settings($$""", "cover": "{{file}}" """);
                write(folder);
            },
            "produce",
            HostileFolder.Slug,
            "--to",
            "tag"
        );

    private static HostileInput Picture(string name, byte[] bytes) =>
        new(
            "media",
            name,
            folder => folder.Put(Path.Combine("episodes", HostileFolder.Slug, "cards", "01.png"), bytes),
            "produce",
            HostileFolder.Slug,
            "--to",
            "film"
        );

    private static void CutFilm(HostileFolder folder)
    {
        folder.Ffmpeg("-f", "lavfi", "-i", "sine=duration=5", "take.mp4");
        var bytes = File.ReadAllBytes(Path.Combine(folder.Root, "take.mp4"));
        folder.Put("take.wav", bytes[..(bytes.Length / 2)]);
    }

    private static void CutCover(HostileFolder folder)
    {
        folder.Ffmpeg("-f", "lavfi", "-i", "testsrc=size=1400x1400:duration=1", "-frames:v", "1", "cover.png");
        var bytes = File.ReadAllBytes(Path.Combine(folder.Root, "cover.png"));
        folder.Put("cover.png", bytes[..(bytes.Length / 2)]);
    }

    /// <summary>A WAV file with a header of any claims (RIFF, 16 bits).</summary>
    private static byte[] Wav(uint claimed, ushort channels, uint rate, byte[] samples)
    {
        var header = new byte[44];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), claimed);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), channels);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), rate);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(28), unchecked(rate * channels * 2));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), unchecked((ushort)(channels * 2)));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(34), 16);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), claimed);
        return [.. header, .. samples];
    }

    /// <summary>A PNG whose header claims a size, and that holds next to nothing (RFC 2083).</summary>
    private static byte[] Png(uint width, uint height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(new byte[100_000]);
        }
        return [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(name), .. data];
        byte[] length = new byte[4],
            sum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(content));
        return [.. length, .. content, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }
        return ~crc;
    }
}
