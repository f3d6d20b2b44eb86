using System.Collections.Concurrent;
using System.Globalization;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd.Faults;

/// <summary>What a machine does to a program, by small libraries of our own preloaded into it.</summary>
internal static class Preloaded
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Libraries = new();

    /// <summary>What is not here to make them; null where all is.</summary>
    public static string? Missing { get; } = FaultTrial.Has("cc") ? null : "there is no C compiler: sudo apt-get install gcc";

    /// <summary>
    /// A wall clock that is off by so much. libfaketime is not used: it also changes what waits are measured by, and then every
    /// wait of .NET's ends at once.
    /// </summary>
    public static void SkewClock(IDictionary<string, string> environment, TimeSpan off)
    {
        environment["LD_PRELOAD"] = Library("skewed-clock");
        environment["SKEWED_CLOCK"] = off.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
    }

    /// <summary>Renames, links and deletions that wait, before and after, as on a folder of another machine.</summary>
    /// <param name="environment">The program's.</param>
    /// <param name="longest">The longest wait.</param>
    /// <param name="lost">Of how many one is told as failed though it happened, as where an answer was lost; 0 for none.</param>
    public static void SlowRenames(IDictionary<string, string> environment, TimeSpan longest, int lost)
    {
        environment["LD_PRELOAD"] = Library("slow-renames");
        environment["SLOW_RENAMES"] = longest.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        environment["LOST_RENAMES"] = lost.ToString(CultureInfo.InvariantCulture);
    }

    private static string Library(string name) => Libraries.GetOrAdd(name, n => new Lazy<string>(() => Compiled(n))).Value;

    private static string Compiled(string name)
    {
        var source = Path.Combine(Project.Root, "tests", "MediaPipeline.EndToEnd", "Faults", $"{name}.c");
        var library = Path.Combine(Project.NewFolder(), $"{name}.so");
        return FaultTrial.Run("cc", "-O2", "-shared", "-fPIC", "-o", library, source)
            ? library
            : throw new InvalidOperationException($"{source} could not be compiled.");
    }
}
