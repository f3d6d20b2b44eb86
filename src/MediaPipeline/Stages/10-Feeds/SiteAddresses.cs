namespace MediaPipeline.Feeds;

/// <summary>Addresses of published files.</summary>
/// <param name="Site">Where the target's root is reached.</param>
public sealed record SiteAddresses(string Site)
{
    /// <summary>The front page.</summary>
    public string Home => Of("index.html");

    /// <summary>The address of a file; every part of its path is ASCII.</summary>
    public string Of(string path) => $"{Site.TrimEnd('/')}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>The page of an episode.</summary>
    public string Episode(string slug) => Of(PageOf(slug));

    /// <summary>The path of an episode's page. It ends in a file's name, since not every host finds one for a folder.</summary>
    public static string PageOf(string slug) => Publishing.PublishStage.FolderOf(slug) + "index.html";
}
