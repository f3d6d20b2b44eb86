using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MediaPipeline.Scripts;

/// <summary>Reads YAML of the host's.</summary>
internal static class YamlText
{
    /// <summary>The first document's top; null where there is no document.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public static YamlNode? Root(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // So YamlDotNet's scanner and parser end on some texts, with a message about their own state.
            throw new YamlException("it cannot be taken apart.");
        }
        return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
    }
}
