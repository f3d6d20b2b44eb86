using System.Diagnostics;
using System.Globalization;
using MediaPipeline.Running;

namespace MediaPipeline.Tests.Running;

public sealed class AtomicFileTests
{
    private readonly string folder = Project.NewFolder();

    [Fact]
    public async Task What_a_killed_writer_left_goes_with_the_next_writing_of_the_same_file()
    {
        var path = Path.Combine(folder, "latest");
        var left = LeftBy(path, await EndedProcessAsync());

        AtomicFile.WriteText(path, "new");

        File.Exists(left).ShouldBeFalse();
        Directory.GetFiles(folder).ShouldBe([path]);
    }

    [Fact]
    public async Task Of_another_file_it_stays()
    {
        var left = LeftBy(Path.Combine(folder, "latest.json"), await EndedProcessAsync());

        AtomicFile.WriteText(Path.Combine(folder, "late"), "new");

        File.Exists(left).ShouldBeTrue();
    }

    [Fact]
    public void What_a_living_writer_writes_stays()
    {
        var path = Path.Combine(folder, "latest");

        AtomicFile.Write(
            path,
            first =>
            {
                File.WriteAllText(first, "of the first");
                AtomicFile.WriteText(path, "of the second");
                File.Exists(first).ShouldBeTrue();
            }
        );

        File.ReadAllText(path).ShouldBe("of the first");
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(25, false)]
    public void Another_machine_s_stays_for_a_day(double hours, bool stays)
    {
        var path = Path.Combine(folder, "latest");
        var other = path + ".0a1b2c3d-1-00000000.part";
        File.WriteAllText(other, "half");
        File.SetLastWriteTimeUtc(other, DateTime.UtcNow - TimeSpan.FromHours(hours));

        AtomicFile.WriteText(path, "new");

        File.Exists(other).ShouldBe(stays);
    }

    /// <summary>A half file as a process of that number leaves it; the name is taken from a true one.</summary>
    private static string LeftBy(string path, int process)
    {
        var name = "";
        AtomicFile.Write(
            path,
            part =>
            {
                name = part;
                File.WriteAllText(part, "whole");
            }
        );
        File.Delete(path);
        var left = name.Replace($"-{Environment.ProcessId}-", string.Create(CultureInfo.InvariantCulture, $"-{process}-"));
        left.ShouldNotBe(name);
        File.WriteAllText(left, "half");
        return left;
    }

    private static async Task<int> EndedProcessAsync()
    {
        using var process = Process.Start("true");
        await process.WaitForExitAsync();
        return process.Id;
    }
}
