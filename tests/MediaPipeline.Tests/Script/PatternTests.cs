using System.Reflection;
using System.Text.RegularExpressions;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Tests.Script;

/// <summary>Patterns are tried on what anybody may write.</summary>
public sealed class PatternTests
{
    /// <summary>A pattern that tries all ways to share out a repeated sign needs twice as long for each more of it.</summary>
    [Fact]
    public void None_takes_for_ever_on_signs_repeated()
    {
        var patterns = new[] { typeof(ScriptReader).Assembly, typeof(WhisperTokenizer).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(m => m.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
            .ToList();
        patterns.Count.ShouldBeGreaterThan(100);
        var slow = new List<string>();
        Parallel.ForEach(
            patterns,
            method =>
            {
                var own = (Regex)method.Invoke(null, null)!;
                // A thousandth of it is usual; an exponential one would take till the end of the world.
                var pattern = new Regex(own.ToString(), own.Options, TimeSpan.FromSeconds(5));
                foreach (var unit in Units(own.ToString()))
                {
                    var text = string.Concat(Enumerable.Repeat(unit, 60)) + "\u0001";
                    try
                    {
                        _ = pattern.Matches("a" + text).Count + pattern.Matches("1" + text).Count;
                    }
                    catch (RegexMatchTimeoutException)
                    {
                        lock (slow)
                        {
                            slow.Add($"{method.DeclaringType!.Name}.{method.Name} on '{unit}' repeated");
                        }
                        return;
                    }
                }
            }
        );
        slow.ShouldBeEmpty();
    }

    /// <summary>The signs that a pattern names, alone and in pairs of neighbours, and some that its classes hold.</summary>
    private static IEnumerable<string> Units(string pattern)
    {
        var signs = pattern.Where(c => !@"\(){}?+*|<>=:^$".Contains(c)).Concat("a1., -/'²µ+*^").Distinct().ToList();
        return signs
            .Select(c => $"{c}")
            .Concat(pattern.Zip(pattern.Skip(1), (a, b) => $"{a}{b}"))
            .Concat(signs.Select(c => $"{c}1"))
            .Distinct();
    }
}
