namespace MediaPipeline.Tests;

/// <summary>Sound and files in memory. Shouldly boxes each of two elements that it compares, which takes seconds for megabytes.</summary>
public static class LongArrays
{
    /// <summary>Both have the same elements; the message tells where they part.</summary>
    public static void ShouldBeAllOf<T>(this T[]? actual, T[] expected)
        where T : IEquatable<T>
    {
        actual.ShouldNotBeNull();
        actual.AsSpan().CommonPrefixLength(expected).ShouldBe(expected.Length);
        actual.Length.ShouldBe(expected.Length);
    }
}
