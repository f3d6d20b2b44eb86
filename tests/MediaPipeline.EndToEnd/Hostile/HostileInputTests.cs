namespace MediaPipeline.EndToEnd.Hostile;

/// <summary>What people give the program that they should not, as far as it is quick; <c>bench hostile</c> tries all.</summary>
public sealed class HostileInputTests
{
    /// <summary>What takes long by its mere size.</summary>
    private static readonly string[] Long =
    [
        "100,000 headings",
        "a word of 1 MB",
        "a sentence of 1 MB",
        "a number of 100,000 figures",
        "lists in lists",
        "backticks of growing length",
        "references that name each other",
        "100 MB",
    ];

    public static TheoryData<string> Kinds => ["scripts", "settings", "captions", "feeds", "names"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_ends_right_or_with_a_clear_error(string kind)
    {
        foreach (var input in HostileInput.All.Where(i => i.Kind == kind && !Long.Contains(i.Name) && !i.Command.Contains("encode")))
        {
            var answer = await HostileAnswer.OfAsync(Terminal.Program, input);

            answer.Wrong.ShouldBeNull($"{input}: {answer.Said}");
        }
    }
}
