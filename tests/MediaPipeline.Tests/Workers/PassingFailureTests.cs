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
        };

    [Theory]
    [MemberData(nameof(Errors))]
    public void What_may_pass_by_itself_is_tried_again(Exception error, bool passes) => PassingFailureException.May(error).ShouldBe(passes);
}
