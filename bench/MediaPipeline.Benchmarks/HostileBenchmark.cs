using MediaPipeline.EndToEnd.Hostile;

namespace MediaPipeline.Benchmarks;

/// <summary>What people give the program that they should not: each ends right or with a clear error, in bounded time and memory.</summary>
internal static class HostileBenchmark
{
    public static async Task RunAsync(string? only)
    {
        Console.WriteLine("| input | tried | right | a clear error | wrong | longest, s | most memory, MiB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var kind in HostileInput.All.Where(i => i.ToString().Contains(only ?? "", StringComparison.Ordinal)).GroupBy(i => i.Kind))
        {
            var answers = new List<HostileAnswer>();
            foreach (var input in kind)
            {
                var answer = await HostileAnswer.OfAsync(MeasuredProgram.Program, input);
                answers.Add(answer);
                var wrong = answer.Wrong is { } why ? $"WRONG ({why})" : "ok";
                var said = answer.Said.Trim().ReplaceLineEndings(" / ");
                await Console.Error.WriteLineAsync(
                    FormattableString.Invariant(
                        $"{input}: {wrong}, code {answer.Code}, {answer.Seconds:0.0} s, {answer.Peak:0} MiB: {said[..Math.Min(said.Length, 300)]}"
                    )
                );
            }
            Console.WriteLine(
                FormattableString.Invariant(
                    $"| {kind.Key} | {answers.Count} | {answers.Count(a => a.Wrong is null && a.Code == 0)} | {answers.Count(a => a.Wrong is null && a.Code != 0)} | {answers.Count(a => a.Wrong is not null)} | {answers.Max(a => a.Seconds):0.0} | {answers.Max(a => a.Peak):0} |"
                )
            );
        }
    }
}
