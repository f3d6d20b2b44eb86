namespace MediaPipeline;

/// <summary>What the program tells the shell.</summary>
public enum ExitCode
{
    /// <summary>All that was asked is done.</summary>
    Done = 0,

    /// <summary>A stage failed.</summary>
    StageFailed = 1,

    /// <summary>Wrong use, or a file that is not as it must be.</summary>
    WrongInput = 2,

    /// <summary>Something is missing on the machine.</summary>
    Missing = 3,

    /// <summary>The user ended it.</summary>
    Cancelled = 130,
}

/// <summary>
/// The one family of errors meant for people: what is wrong, where, and what to do. Any other exception is a
/// bug of ours and shows as one.
/// </summary>
public class PipelineException : Exception
{
    /// <summary>Describes a failure.</summary>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="where">File with line, or key, or address; null where there is none.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    /// <param name="inner">The cause.</param>
    public PipelineException(string problem, string? where = null, string? remedy = null, Exception? inner = null)
        : base(where is null ? problem : $"{where}: {problem}", inner)
    {
        Problem = problem;
        Where = where;
        Remedy = remedy;
    }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>Where it is wrong.</summary>
    public string? Where { get; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; }

    /// <summary>What the program ends with.</summary>
    public virtual ExitCode ExitCode => ExitCode.StageFailed;
}

/// <summary>A file or an argument of the user's is not as it must be.</summary>
public sealed class WrongInputException(string problem, string? where = null, string? remedy = null, Exception? inner = null)
    : PipelineException(problem, where, remedy, inner)
{
    /// <inheritdoc />
    public override ExitCode ExitCode => ExitCode.WrongInput;
}

/// <summary>A program, a model or a credential is missing on this machine.</summary>
public sealed class MissingException(string problem, string? where = null, string? remedy = null, Exception? inner = null)
    : PipelineException(problem, where, remedy, inner)
{
    /// <inheritdoc />
    public override ExitCode ExitCode => ExitCode.Missing;
}
