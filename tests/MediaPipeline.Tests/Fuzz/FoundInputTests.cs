namespace MediaPipeline.Tests.Fuzz;

/// <summary>What <c>bench fuzz</c> found is read right or refused with a clear error, and so is what it begins with.</summary>
public sealed class FoundInputTests
{
    public static TheoryData<string> Readers => [.. FuzzTargets.All().Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public void What_was_wrong_once_is_read_or_refused(string reader)
    {
        var target = FuzzTargets.All().Single(t => t.Name == reader);
        var found = Project.Data(Path.Combine("found", target.Folder));
        List<byte[]> inputs =
        [
            .. target.Seeds(),
            .. Directory.Exists(found) ? Directory.EnumerateFiles(found).Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [],
        ];
        foreach (var input in inputs)
        {
            Should.NotThrow(() => target.Try(input));
            // A file that was cut short anywhere.
            for (var length = 0; length < input.Length; length += 1 + input.Length / 15)
            {
                Should.NotThrow(() => target.Try(input[..length]));
            }
        }
    }
}
