namespace MediaPipeline.Running;

/// <summary>Tells people why a stage runs.</summary>
public static class Why
{
    /// <summary>What differs between the inputs of last time and now.</summary>
    public static string Differs(StageManifest? before, int version, IReadOnlyList<StageInput> now)
    {
        if (before is null)
        {
            return "not made yet";
        }
        if (before.Version != version)
        {
            return "the program changed";
        }
        var old = before.Inputs.ToDictionary(i => i.Name, i => i.Hash);
        var current = now.ToDictionary(i => i.Name, i => i.Hash);
        var changed = current.Where(i => old.TryGetValue(i.Key, out var hash) && hash != i.Value).Select(i => $"{i.Key} changed").ToList();
        var added = current.Keys.Where(k => !old.ContainsKey(k)).Select(k => $"{k} is new");
        var gone = old.Keys.Where(k => !current.ContainsKey(k)).Select(k => $"{k} is gone");
        var all = changed.Concat(added).Concat(gone).ToList();
        return all.Count switch
        {
            0 => "its output is damaged or gone",
            <= 3 => string.Join(", ", all),
            _ => $"{string.Join(", ", all.Take(3))} and {all.Count - 3} more",
        };
    }
}
