using System.Globalization;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd.Faults;

/// <summary>
/// A program's own wrong date, by a library preloaded into it. libfaketime is not used: it also changes what waits are measured by,
/// and then every wait of .NET's ends at once.
/// </summary>
internal static class SkewedClock
{
    private static readonly string Source = Path.Combine(Project.Root, "tests", "MediaPipeline.EndToEnd", "Faults", "skewed-clock.c");

    private static readonly Lazy<string> Library = new(() =>
    {
        var library = Path.Combine(Project.NewFolder(), "skewed-clock.so");
        return FaultTrial.Run("cc", "-O2", "-shared", "-fPIC", "-o", library, Source)
            ? library
            : throw new InvalidOperationException($"{Source} could not be compiled.");
    });

    /// <summary>What is not here to make it; null where all is.</summary>
    public static string? Missing { get; } = FaultTrial.Has("cc") ? null : "there is no C compiler: sudo apt-get install gcc";

    /// <summary>Gives a program's environment a clock that is off by so much.</summary>
    public static void Set(IDictionary<string, string> environment, TimeSpan off)
    {
        environment["LD_PRELOAD"] = Library.Value;
        environment["SKEWED_CLOCK"] = off.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
    }
}
