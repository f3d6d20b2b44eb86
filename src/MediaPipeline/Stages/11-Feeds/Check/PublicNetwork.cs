using System.Net;
using System.Net.Sockets;

namespace MediaPipeline.Feeds;

/// <summary>
/// Which addresses are anybody's to ask. A feed of somebody else's may name, or lead on to, what only this machine and its network
/// can reach: a router, a cloud's metadata. (IANA's registries of special-purpose addresses for IPv4 and IPv6, RFC 6890.)
/// </summary>
public static class PublicNetwork
{
    private static readonly IPNetwork[] Special =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("240.0.0.0/4"),
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>All of IPv6 that is given out to the public so far.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>Whether an address is reached by everybody alike.</summary>
    public static bool Holds(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return Holds(address.MapToIPv4());
        }
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // Both carry an address of IPv4, and lead to it.
            var bytes = address.GetAddressBytes();
            if (Translated.Contains(address))
            {
                return Holds(new IPAddress(bytes[12..]));
            }
            if (SixToFour.Contains(address))
            {
                return Holds(new IPAddress(bytes[2..6]));
            }
            if (!GlobalUnicast.Contains(address))
            {
                return false;
            }
        }
        return !Special.Any(s => s.Contains(address));
    }

    /// <summary>
    /// A client that asks public addresses only, wherever names and redirects lead: the address is looked at as it is connected to,
    /// so that a name cannot mean another one by then.
    /// </summary>
    /// <param name="allowPrivate">Asks any address.</param>
    public static HttpClient Client(bool allowPrivate)
    {
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            MaxAutomaticRedirections = 5,
            ConnectTimeout = TimeSpan.FromSeconds(15),
        };
        if (!allowPrivate)
        {
            // A proxy would connect on our behalf, and further than we can see.
            handler.UseProxy = false;
            handler.ConnectCallback = ConnectAsync;
        }
        return new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var open = addresses.Where(Holds).ToArray();
        if (open.Length == 0)
        {
            throw new HttpRequestException(
                $"{host} lies in this machine's own network ({string.Join(", ", addresses.Take(2))}), which is only asked with --allow-private"
            );
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
