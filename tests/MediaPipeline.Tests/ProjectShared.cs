namespace MediaPipeline.Tests;

/// <summary>The shared material, where it is.</summary>
internal static partial class Project
{
    /// <summary>The shared material, or a skip of the test that needs it.</summary>
    public static string Shared(string path)
    {
        var full = Path.Combine(Root, "..", "shared", path);
        Assert.SkipUnless(File.Exists(full) || Directory.Exists(full), $"{path} is not on this machine");
        return full;
    }
}
