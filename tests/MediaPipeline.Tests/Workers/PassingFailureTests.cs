using MediaPipeline.Media;
using MediaPipeline.Worker;
using Npgsql;

namespace MediaPipeline.Tests.Workers;

public sealed class PassingFailureTests
{
    public static TheoryData<Exception, bool> Errors =>
        new()
        {
            { new NpgsqlException("Exception while reading from stream"), true },
            // As Hangfire tells of a database that restarts while it looks a job up.
            { new InvalidOperationException("Could not get a value of the job parameter.", new NpgsqlException("broken")), true },
            { new IOException("Broken pipe"), true },
            { new FileNotFoundException("There is no such file"), false },
            { new InvalidOperationException("Could not get a value of the job parameter."), false },
            { new PipelineException("The script is empty."), false },
            { Child(137), true }, // SIGKILL
            { Child(-1), true }, // never begun
            { Child(1), false },
            { Child(183), false }, // ffmpeg 7 of a file that is no sound
        };

    private static ChildProcessException Child(int code) => new("ffmpeg", "-i bed.mp3", code, []);

    [Theory]
    [MemberData(nameof(Errors))]
    public void What_may_pass_by_itself_is_tried_again(Exception error, bool passes) => PassingFailureException.May(error).ShouldBe(passes);
}
