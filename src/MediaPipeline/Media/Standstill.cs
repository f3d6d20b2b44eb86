using System.Globalization;

namespace MediaPipeline.Media;

/// <summary>
/// Ends a program that gives no sign of life any more: a disk that does not answer, a decoder that goes round in circles. ffmpeg tells
/// its progress twice a second, so that minutes without a word are no long work.
/// </summary>
internal sealed class Standstill : IDisposable
{
    /// <summary>The environment variable that names other seconds.</summary>
    public const string Variable = "MEDIAPIPELINE_STANDSTILL";

    /// <summary>Moving the index to the front of a long film is silent, and takes two minutes on a slow disk.</summary>
    private const double Seconds = 300;

    private readonly CancellationTokenSource stop;
    private readonly CancellationToken asked;
    private readonly TimeSpan patience;

    private Standstill(TimeSpan patience, CancellationToken asked)
    {
        this.patience = patience;
        this.asked = asked;
        stop = CancellationTokenSource.CreateLinkedTokenSource(asked);
        Alive();
    }

    /// <summary>Begins to watch.</summary>
    /// <param name="cancellationToken">Ends the work for other reasons.</param>
    public static Standstill Watch(CancellationToken cancellationToken) => new(Patience(), cancellationToken);

    /// <summary>Ends the work, because of the standstill or because it is asked for.</summary>
    public CancellationToken Token => stop.Token;

    /// <summary>Whether the program was ended because it stood still.</summary>
    public bool Happened => stop.IsCancellationRequested && !asked.IsCancellationRequested;

    /// <summary>A sign of life.</summary>
    public void Alive()
    {
        if (!stop.IsCancellationRequested)
        {
            stop.CancelAfter(patience);
        }
    }

    /// <summary>Takes a line that the program wrote for a sign of life, and passes it on.</summary>
    public Action<string> Before(Action<string> told) =>
        line =>
        {
            Alive();
            told(line);
        };

    /// <summary>The error that tells of it.</summary>
    public PipelineException Error(string program, string arguments, IEnumerable<string> lastLines)
    {
        var said = string.Join(" | ", lastLines.Where(l => l.Length > 0).TakeLast(2));
        return new PipelineException(
            $"{Path.GetFileName(program)} gave no sign of life for {patience.TotalSeconds:0} s and was ended{(said.Length > 0 ? $"; the last it said: {said}" : "")}.",
            null,
            $"See whether the disk and the network folder answer, and run the same command again. If it is right to wait longer, set {Variable} to more seconds. The command was: {program} {arguments}"
        );
    }

    /// <inheritdoc />
    public void Dispose() => stop.Dispose();

    private static TimeSpan Patience() =>
        double.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromSeconds(Seconds);
}
