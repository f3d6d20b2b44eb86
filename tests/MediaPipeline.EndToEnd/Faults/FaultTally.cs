namespace MediaPipeline.EndToEnd.Faults;

/// <summary>What came of trying one kind of fault.</summary>
internal sealed class FaultTally
{
    public int Tried { get; private set; }

    /// <summary>The next run gave what an undisturbed one gives, byte for byte.</summary>
    public int Survived { get; private set; }

    /// <summary>Updates of the feed that got lost.</summary>
    public int Lost { get; private set; }

    /// <summary>Files that later runs did not clear.</summary>
    public int LeftOver { get; private set; }

    /// <summary>Messages that a host could not act on.</summary>
    public int Unclear { get; private set; }

    /// <summary>What was wrong, with the seed that shows it again.</summary>
    public List<string> Wrong { get; } = [];

    public bool IsClean => Wrong.Count == 0;

    /// <summary>Tries a fault, and then the same command without.</summary>
    public async Task TryAsync(FaultShow show, Fault fault, int seed)
    {
        using var trial = new FaultTrial(show, seed);
        Tried++;
        try
        {
            await fault.HappensAsync(trial);
            Tell(seed, trial.Answers);
            trial.Environment.Remove("PATH");
            trial.Environment.Remove("LD_PRELOAD");
            using var last = trial.Start();
            var answer = await last.EndAsync();
            var published = FaultShow.Published(trial.Root);
            var same =
                answer.Code == 0 && published.Count == show.Calm.Count && published.All(f => show.Calm.GetValueOrDefault(f.Key) == f.Value);
            if (trial.LostUpdate is { } lost)
            {
                Lost++;
                Wrong.Add($"{seed}: {lost}");
            }
            else if (fault.PublishesBoth ? answer.Code == 0 && FaultShow.InFeed(trial.Root) is [_, _] : same)
            {
                Survived++;
            }
            else
            {
                var differs = published.Where(f => show.Calm.GetValueOrDefault(f.Key) != f.Value).Select(f => f.Key);
                Wrong.Add($"{seed}: the next run ended with {answer.Code} {answer.Error} and differs in {string.Join(", ", differs)}");
            }
            var left = trial.LeftOver();
            LeftOver += left.Count;
            if (left.Count > 0)
            {
                Wrong.Add($"{seed}: left over {string.Join(", ", left)}");
            }
        }
        catch (Exception e) when (e is TimeoutException or InvalidDataException)
        {
            Wrong.Add($"{seed}: {e.Message}");
        }
    }

    private void Tell(int seed, List<FaultAnswer> answers)
    {
        foreach (var answer in answers.Where(a => a.Code is not (0 or 137 or 143 or 130)))
        {
            // A fault of the program's own, or nothing at all, is nothing to act on.
            if (answer.Error.Trim().Length == 0 || answer.Error.Contains("   at ") || answer.Error.Contains("fault of the program"))
            {
                Unclear++;
                Wrong.Add($"{seed}: not to be acted on: {answer.Error}");
            }
        }
    }
}
