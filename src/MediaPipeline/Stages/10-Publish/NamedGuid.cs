using System.Security.Cryptography;
using System.Text;

namespace MediaPipeline.Publishing;

/// <summary>GUIDs made of names (RFC 9562, version 5): the same name always gives the same.</summary>
public static class NamedGuid
{
    /// <summary>The namespace of podcast:guid (podcastindex.org).</summary>
    public static readonly Guid Podcasts = new("ead4c236-bf58-58c6-a2c6-a6b28d128cb6");

    /// <summary>The GUID of a name in a namespace.</summary>
    public static Guid Of(Guid space, string name)
    {
        byte[] bytes = [.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
        var hash = SHA1.HashData(bytes).AsSpan(0, 16);
        hash[6] = (byte)(hash[6] & 0x0F | 0x50);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>A feed's podcast:guid: of its address without scheme and trailing slashes.</summary>
    public static Guid OfFeed(string address) =>
        Of(Podcasts, address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/'));
}
