using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MediaPipeline.Feeds;

/// <summary>
/// Checks any podcast feed by what RSS 2.0, Apple, Spotify, YouTube and Podcasting 2.0 demand. This part needs
/// nothing but the text; <see cref="FeedFilesCheck"/> asks the servers.
/// </summary>
public static class FeedCheck
{
    /// <summary>Longer feeds are not read: a show of 5,000 episodes with full notes has a quarter of it.</summary>
    public const long MostBytes = 64 << 20;

    /// <summary>The same show has a tenth of these; so many fit into memory.</summary>
    private const int MostNodes = 2_000_000;

    /// <summary>No namespace of feeds nests its elements ten deep.</summary>
    private const int MostDepth = 100;

    /// <summary>Checks a feed.</summary>
    /// <param name="bytes">Its content.</param>
    /// <param name="address">The address it was fetched from; null when it is a file.</param>
    /// <param name="now">The time against which dates are held.</param>
    /// <param name="lengthOf">The true length in bytes of a file by its address, null where it is not known.</param>
    public static (FeedReport Report, XDocument? Feed) Run(byte[] bytes, Uri? address, DateTimeOffset now, Func<string, long?> lengthOf)
    {
        var report = new FeedReport();
        if (Parse(bytes, report) is not { } feed)
        {
            return (report, null);
        }
        CheckNamespaces(feed, report);
        var channels = feed.Root!.Elements("channel").ToList();
        if (feed.Root.Name != "rss" || feed.Root.Attribute("version")?.Value != "2.0" || channels.Count != 1)
        {
            report.Add(
                FeedRule.Rss,
                feed.Root,
                $"The root is '{feed.Root.Name.LocalName}' {feed.Root.Attribute("version")?.Value} with {channels.Count} channels."
            );
            if (channels.Count == 0)
            {
                return (report, null);
            }
        }
        ChannelCheck.Run(channels[0], address, now, report);
        ItemCheck.Run(channels[0], now, lengthOf, report);
        PodcastCheck.Run(channels[0], report);
        return (report, feed);
    }

    private static XDocument? Parse(byte[] bytes, FeedReport report)
    {
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            report.Add(FeedRule.NoMark, 1, "The file begins with a byte order mark.");
            bytes = bytes[3..];
        }
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n') + 1;
            report.Add(FeedRule.Utf8, line, "There are bytes here that are no UTF-8.");
            text = Encoding.UTF8.GetString(bytes);
        }
        var declaration = text.Split("?>", 2)[0];
        if (
            text.StartsWith("<?xml", StringComparison.Ordinal)
            && declaration.Contains("encoding", StringComparison.Ordinal)
            && !declaration.Contains("utf-8", StringComparison.OrdinalIgnoreCase)
        )
        {
            report.Add(FeedRule.Utf8, 1, $"The first line says: {declaration}?>");
        }
        try
        {
            // No document type: entities of others' making can read files and fill memory.
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using (var counter = XmlReader.Create(new StringReader(text), settings))
            {
                for (var nodes = 0; counter.Read(); )
                {
                    nodes += 1 + counter.AttributeCount;
                    if (counter.Depth > MostDepth)
                    {
                        // The reader's own words on what was not closed would take minutes.
                        var line = ((IXmlLineInfo)counter).LineNumber;
                        report.Add(FeedRule.WellFormed, line, $"Elements stand in each other here more than {MostDepth} deep.");
                        return null;
                    }
                    if (nodes > MostNodes)
                    {
                        var line = ((IXmlLineInfo)counter).LineNumber;
                        report.Add(
                            FeedRule.WellFormed,
                            line,
                            $"There are more than {MostNodes:N0} elements and attributes, too many to read."
                        );
                        return null;
                    }
                }
            }
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            report.Add(FeedRule.WellFormed, Math.Max(1, e.LineNumber), e.Message);
            return null;
        }
    }

    private static void CheckNamespaces(XDocument feed, FeedReport report)
    {
        (string Prefix, XNamespace Space)[] known =
        [
            ("itunes", FeedXml.Itunes),
            ("podcast", FeedXml.Podcast),
            ("content", FeedXml.Content),
            ("atom", FeedXml.Atom),
        ];
        foreach (var declared in feed.Descendants().Attributes().Where(a => a.IsNamespaceDeclaration))
        {
            var space = known.FirstOrDefault(k => k.Prefix == declared.Name.LocalName).Space;
            if (space is not null && declared.Value != space.NamespaceName)
            {
                report.Add(
                    FeedRule.Namespaces,
                    declared.Parent!,
                    $"'{declared.Name.LocalName}' is {declared.Value}; it must be {space.NamespaceName}."
                );
            }
        }
    }
}
