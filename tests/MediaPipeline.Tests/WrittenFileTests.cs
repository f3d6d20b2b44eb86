using MediaPipeline.Media;

namespace MediaPipeline.Tests;

public sealed class WrittenFileTests
{
    [Theory]
    [InlineData(10 * 1024, 10, true)]
    [InlineData(10 * 1024 - 400, 10, true)]
    [InlineData(9 * 1024, 10, false)]
    [InlineData(0, 1, false)]
    [InlineData(0, null, true)]
    public void A_file_of_which_a_part_is_missing_is_told_of(int bytes, int? said, bool isWhole)
    {
        var path = Path.Combine(Project.NewFolder(), "a file.mp4");
        File.WriteAllBytes(path, new byte[bytes]);
        void Check() => WrittenFile.Check($"-hide_banner -i \"file:/in.wav\" \"-b:a\" \"128k\" \"file:{path}\" -y", said);

        if (isWhole)
        {
            Check();
        }
        else
        {
            var error = Should.Throw<PipelineException>(Check);
            error.Where.ShouldBe(path);
            error.Problem.ShouldContain($"{said} kB");
        }
    }

    [Fact]
    public void What_ffmpeg_says_of_its_file_is_read_as_it_is_written()
    {
        var lines = new LastLines(null);
        lines.Add("size=     235kB time=00:00:30.01 bitrate=  64.1kbits/s speed= 159x    ");
        lines.Written.ShouldBe(235);
        lines.Add("frame= 8250 fps=0.0 q=-1.0 Lsize=    1024KiB time=00:05:30.00 bitrate= 264.0kbits/s speed=5e+03x");
        lines.Written.ShouldBe(1024);
        lines.Add("size=N/A time=00:00:30.01 bitrate=N/A speed= 159x");
        lines.Written.ShouldBe(1024);
        lines.Add("an error of size=  9kB");
        lines.Written.ShouldBe(1024);
    }
}
