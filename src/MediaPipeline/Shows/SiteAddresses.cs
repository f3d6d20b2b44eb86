namespace MediaPipeline.Shows;

/// <summary>Paths of published files in the target, and their addresses.</summary>
/// <param name="Site">Where the target's root is reached.</param>
public sealed record SiteAddresses(string Site)
{
    /// <summary>The front page.</summary>
    public string Home => Of("index.html");

    /// <summary>The address of a file; every part of its path is ASCII.</summary>
    public string Of(string path) => $"{Site.TrimEnd('/')}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>The page of an episode.</summary>
    public string Episode(string slug) => Of(PageOf(slug));

    /// <summary>The folder of an episode's files.</summary>
    public static string FolderOf(string slug) => $"episodes/{slug}/";

    /// <summary>The path of an episode's page. It ends in a file's name, since not every host finds one for a folder.</summary>
    public static string PageOf(string slug) => FolderOf(slug) + "index.html";

    /// <summary>The path of one of an episode's files: its name holds a part of its hash, so it may be cached for ever.</summary>
    public static string FileOf(string slug, string stem, string hash, string ending) => $"{FolderOf(slug)}{stem}.{hash[..10]}{ending}";
}
