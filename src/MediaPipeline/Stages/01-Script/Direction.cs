using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>What a direction is about.</summary>
internal enum DirectionKind
{
    /// <summary>How fast, relative to the speaker's own pace.</summary>
    Pace,

    /// <summary>Silence before what follows, in seconds.</summary>
    Pause,
}

/// <summary>
/// A direction to the voice, written as a comment that no reader sees: <c>&lt;!-- pace: 0.9 --&gt;</c> or
/// <c>&lt;!-- pause: 1.5 --&gt;</c>.
/// </summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Value">As written.</param>
/// <param name="At">Where in its block's text it stands.</param>
/// <param name="Place">Where in the source.</param>
internal sealed partial record Direction(DirectionKind Kind, string Value, int At, int Place)
{
    private const double Slowest = 0.5,
        Fastest = 2,
        LongestPause = 30;

    /// <summary>The direction in an HTML comment; null when it is any other comment or tag.</summary>
    public static Direction? Of(string comment, int at, int place) =>
        Form().Match(comment) is { Success: true } m
            ? new Direction(
                m.Groups["key"].Value.Equals("pace", StringComparison.OrdinalIgnoreCase) ? DirectionKind.Pace : DirectionKind.Pause,
                m.Groups["value"].Value,
                at,
                place
            )
            : null;

    /// <summary>The value: a factor, or seconds.</summary>
    /// <exception cref="WrongInputException">It is no number, or out of range.</exception>
    public double Number(string path, int line)
    {
        var name = Kind == DirectionKind.Pace ? "pace" : "pause";
        var (least, most) = Kind == DirectionKind.Pace ? (Slowest, Fastest) : (0, LongestPause);
        return
            double.TryParse(Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new WrongInputException(
                $"The direction '{name}: {Value}' cannot be followed.",
                $"{path}:{line}",
                Kind == DirectionKind.Pace
                    ? "Give a factor of the voice's pace from 0.5 to 2: <!-- pace: 0.9 -->"
                    : "Give seconds from 0 to 30: <!-- pause: 1.5 -->"
            );
    }

    [GeneratedRegex(@"^<!--\s*(?<key>pace|pause)\s*:\s*(?<value>.*?)\s*-->", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Form();
}
