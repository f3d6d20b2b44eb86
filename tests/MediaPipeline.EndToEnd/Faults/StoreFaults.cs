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
        new("two publishers", PublishersAsync) { PublishesBoth = true },
        new("a publisher beside an unpublisher", UnpublishAsync) { PublishesBoth = true },
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
        await trial.RunAsync("unpublish", FaultShow.Slug);
        await AtOnceAsync(trial, "publish", FaultShow.Slug, FaultShow.Other);
    }

    private static async Task UnpublishAsync(FaultTrial trial)
    {
        trial.Take(isMade: true);
        await AtOnceAsync(trial, "unpublish", FaultShow.Other);
    }

    /// <summary>One command for the episode beside the publishing of the other one.</summary>
    private static async Task AtOnceAsync(FaultTrial trial, string command, params string[] feed)
    {
        string[][] commands =
        [
            [command, FaultShow.Slug],
            ["publish", FaultShow.Other],
        ];
        using var one = trial.Start(commands[0]);
        await Task.Delay(trial.Chance.Next(0, 400));
        using var other = trial.Start(commands[1]);
        var answers = await Task.WhenAll(one.EndAsync(), other.EndAsync());
        trial.Answers.AddRange(answers);
        foreach (var (tried, answer) in commands.Zip(answers))
        {
            // Who was told to wait tries again, as a host would; who was told that all is done does not.
            if (answer.Code != 0)
            {
                await trial.RunAsync(tried);
            }
        }
        var there = FaultShow.InFeed(trial.Root);
        if (!there.SequenceEqual(feed))
        {
            trial.LostUpdate = $"the feed holds '{string.Join("' and '", there)}', not '{string.Join("' and '", feed)}'";
        }
    }
}
