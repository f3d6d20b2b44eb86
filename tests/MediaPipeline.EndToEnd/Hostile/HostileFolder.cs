using System.Diagnostics;
using System.Text;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd.Hostile;

/// <summary>A show of its own that something hostile is put into.</summary>
internal sealed class HostileFolder : IDisposable
{
    public const string Slug = "2026-02-13-odd";

    public HostileFolder()
    {
        Settings("");
        Directory.CreateDirectory(Episode);
        Script("A plain line of text.\n");
    }

    public string Root { get; } = Project.NewFolder();

    public string Episode => Path.Combine(Root, "episodes", Slug);

    /// <summary>Writes the episode's script.</summary>
    public void Script(string text) => Script(Encoding.UTF8.GetBytes(text));

    public void Script(byte[] bytes) => File.WriteAllBytes(Path.Combine(Episode, "script.md"), bytes);

    /// <summary>Writes pipeline.json with more keys.</summary>
    public void Settings(string more) =>
        SettingsAre($$"""{ "title": "Odd", "site": "http://127.0.0.1:8080", "video": { "width": 640, "height": 360 }{{more}} }""");

    /// <summary>Writes pipeline.json as it is given.</summary>
    public void SettingsAre(string text) => File.WriteAllText(Path.Combine(Root, "pipeline.json"), text);

    /// <summary>Writes a file beside the show's.</summary>
    public void Put(string path, byte[] bytes)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    public void Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Has ffmpeg make a file; the last argument is its name in the show's folder.</summary>
    public void Ffmpeg(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("ffmpeg", ["-v", "error", "-y", .. arguments]) { WorkingDirectory = Root, RedirectStandardError = true }
        )!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The case could not be made: {error}");
        }
    }

    /// <summary>All bytes of the files that were put into the show, in MB.</summary>
    public double Megabytes() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) / 1e6;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
