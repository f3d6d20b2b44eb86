namespace MediaPipeline.EndToEnd.Faults;

/// <summary>What happens to the artifact store while nobody looks, and who else is at work on the same show.</summary>
internal static class StoreFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("a file of the store cut", trial => DamagedAsync(trial, Cut)),
        new("a file of the store emptied", trial => DamagedAsync(trial, (file, _) => File.WriteAllBytes(file, []))),
        new("a file of the store deleted", trial => DamagedAsync(trial, (file, _) => File.Delete(file))),
        new("bits of the store flipped", trial => DamagedAsync(trial, Flip)),
        new("bits flipped, size and time kept", trial => DamagedAsync(trial, KeepTime(Flip))),
        new("manifests emptied", trial => DamagedAsync(trial, (file, _) => File.WriteAllBytes(file, []), "*.json")),
        new("all times of files changed", TimesAsync),
        new("a second run of the same episode", SecondAsync),
        new("two publishers", PublishersAsync) { FeedDiffers = true, HoldsFeed = HoldsBoth },
        new("a publisher beside an unpublisher", UnpublishAsync) { FeedDiffers = true, HoldsFeed = HoldsBoth },
    ];

    /// <summary>A published show's store is damaged, and what is published lost, so that it is asked for again.</summary>
    private static async Task DamagedAsync(FaultTrial trial, Action<string, Random> damage, string pattern = "*")
    {
        var chance = trial.Chance;
        trial.Take(isMade: true);
        List<string> files = [.. Directory.EnumerateFiles(trial.Store, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        for (var n = chance.Next(1, 4); n > 0; n--)
        {
            var file = files[chance.Next(files.Count)];
            if (File.Exists(file))
            {
                damage(file, chance);
            }
        }
        Directory.Delete(Path.Combine(trial.Root, "public"), recursive: true);
        await trial.RunAsync();
    }

    private static void Cut(string file, Random chance)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(chance.NextInt64(stream.Length + 1));
    }

    private static void Flip(string file, Random chance)
    {
        var bytes = File.ReadAllBytes(file);
        for (var n = 0; n < 8 && bytes.Length > 0; n++)
        {
            bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
        }
        File.WriteAllBytes(file, bytes);
    }

    private static Action<string, Random> KeepTime(Action<string, Random> damage) =>
        (file, chance) =>
        {
            var time = File.GetLastWriteTimeUtc(file);
            damage(file, chance);
            File.SetLastWriteTimeUtc(file, time);
        };

    /// <summary>As after a restored backup, or a clock that jumped.</summary>
    private static async Task TimesAsync(FaultTrial trial)
    {
        trial.Take(isMade: trial.Chance.Next(2) == 0);
        foreach (var file in Directory.EnumerateFiles(trial.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(trial.Chance.Next(-4000, 4000)));
        }
        await trial.RunAsync();
    }

    private static async Task SecondAsync(FaultTrial trial)
    {
        trial.Take(isMade: false);
        using var first = trial.Start();
        await Task.Delay(trial.Moment());
        await trial.RunAsync();
        var answer = await first.EndAsync();
        if (answer.Code != 0)
        {
            throw new TimeoutException($"The first run ended with {answer.Code}: {answer.Error}");
        }
    }

    private static async Task PublishersAsync(FaultTrial trial)
    {
        trial.Take(isMade: true);
        using var one = trial.Start("produce", FaultShow.Slug);
        await Task.Delay(trial.Chance.Next(0, 400));
        using var other = trial.Start("publish", FaultShow.Other);
        trial.Answers.AddRange(await Task.WhenAll(one.EndAsync(), other.EndAsync()));
        // Who was told that another is at work tries again, as a host would.
        await trial.RunAsync("publish", FaultShow.Other);
    }

    private static async Task UnpublishAsync(FaultTrial trial)
    {
        trial.Take(isMade: true);
        using var one = trial.Start("unpublish", FaultShow.Slug);
        await Task.Delay(trial.Chance.Next(0, 400));
        using var other = trial.Start("publish", FaultShow.Other);
        trial.Answers.AddRange(await Task.WhenAll(one.EndAsync(), other.EndAsync()));
        if (FaultShow.InFeed(trial.Root) is not [FaultShow.Other])
        {
            await trial.RunAsync("unpublish", FaultShow.Slug);
            await trial.RunAsync("publish", FaultShow.Other);
        }
    }

    private static string? HoldsBoth(FaultTrial trial) =>
        FaultShow.InFeed(trial.Root) is [_, _] ? null : $"the feed holds {string.Join(" and ", FaultShow.InFeed(trial.Root))}";
}
