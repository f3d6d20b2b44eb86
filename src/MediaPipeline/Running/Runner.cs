using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace MediaPipeline.Running;

/// <summary>
/// Runs an episode's stages: those whose key is known are kept, the others run as soon as the stages before
/// them are done, as many at once as the machine has cores.
/// </summary>
public sealed class Runner(IReadOnlyList<Stage> stages, IRunListener listener)
{
    /// <summary>So many damaged files are made anew; where there are more, the disk is no place to work on.</summary>
    private const int MostDamaged = 20;

    /// <summary>Runs the stages; what a disk has damaged is made anew.</summary>
    /// <returns>What became of each, in the order of the stages.</returns>
    /// <exception cref="PipelineException">A stage failed; the others were stopped.</exception>
    public async Task<IReadOnlyList<StageReport>> RunAsync(EpisodeRun run, RunOptions options, CancellationToken cancellationToken)
    {
        for (var damaged = 0; ; damaged++)
        {
            try
            {
                return await OnceAsync(run, options, cancellationToken);
            }
            catch (DamagedOutputException) when (damaged < MostDamaged)
            {
                // It is gone now, and so its stage is not done.
            }
        }
    }

    private async Task<IReadOnlyList<StageReport>> OnceAsync(EpisodeRun run, RunOptions options, CancellationToken cancellationToken)
    {
        var wanted = Wanted(run, options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var cores = new SemaphoreSlim(Math.Max(2, Environment.ProcessorCount));
        var tasks = new Dictionary<string, Task<StageReport>>();
        foreach (var stage in wanted)
        {
            var before = stage.After.Where(tasks.ContainsKey).Select(name => tasks[name]).ToArray();
            tasks[stage.Name] = OneAsync(stage, before, run, options, cores, stop);
        }
        try
        {
            await Task.WhenAll(tasks.Values);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The first failure is the cause; the others were only stopped by it.
            var failures = tasks.Values.Where(t => t.IsFaulted).Select(t => t.Exception!.InnerExceptions[0]).ToList();
            var failure = failures.OfType<DamagedOutputException>().FirstOrDefault() ?? failures.FirstOrDefault();
            // With its own stack, which a fault of the program's is reported with.
            ExceptionDispatchInfo.Throw(failure is null ? new OperationCanceledException(cancellationToken) : Explain(failure, run));
        }
        finally
        {
            run.Hashes.Save();
        }
        return [.. wanted.Select(s => tasks[s.Name].Result)];
    }

    /// <summary>
    /// Runs one stage of an episode whose earlier outputs are noted in the run; where its output is known, nothing runs.
    /// </summary>
    /// <exception cref="PipelineException">It failed, or the shared store could not be reached.</exception>
    public async Task<StageReport> RunStageAsync(Stage stage, EpisodeRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await OneAsync(stage, run, new RunOptions(NeedsStore: true), cancellationToken);
        }
        catch (Exception e)
        {
            ExceptionDispatchInfo.Throw(Explain(e, run));
            throw;
        }
    }

    private List<Stage> Wanted(EpisodeRun run, RunOptions options)
    {
        var applying = stages.Where(s => s.Applies(run)).ToList();
        Check(options.From);
        Check(options.To);
        if (options.To is null)
        {
            return applying;
        }
        var names = new HashSet<string>();
        void Need(string name)
        {
            if (names.Add(name))
            {
                stages.First(s => s.Name == name).After.ToList().ForEach(Need);
            }
        }
        Need(options.To);
        return [.. applying.Where(s => names.Contains(s.Name))];
    }

    private void Check(string? name)
    {
        if (name is not null && stages.All(s => s.Name != name))
        {
            throw new WrongInputException(
                $"There is no stage '{name}'.",
                null,
                $"The stages are: {string.Join(", ", stages.Select(s => s.Name))}."
            );
        }
    }

    private async Task<StageReport> OneAsync(
        Stage stage,
        Task<StageReport>[] before,
        EpisodeRun run,
        RunOptions options,
        SemaphoreSlim cores,
        CancellationTokenSource stop
    )
    {
        try
        {
            var earlier = await Task.WhenAll(before);
            stop.Token.ThrowIfCancellationRequested();
            if (earlier.FirstOrDefault(r => r.Outcome is StageOutcome.WouldRun or StageOutcome.Waits) is { } first)
            {
                return Tell(run, new StageReport(stage.Name, StageOutcome.Waits, $"if {first.Stage} makes something new", 0, []));
            }
            await cores.WaitAsync(stop.Token);
            try
            {
                return await OneAsync(stage, run, options, stop.Token);
            }
            finally
            {
                cores.Release();
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task<StageReport> OneAsync(Stage stage, EpisodeRun run, RunOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<StageInput> inputs;
        try
        {
            inputs = await GatherAsync(stage, run, cancellationToken);
        }
        catch (MissingException e) when (options.Elsewhere)
        {
            return Tell(run, new StageReport(stage.Name, StageOutcome.WouldRun, $"cannot be told here: {e.Problem}", 0, []));
        }
        var key = ContentHash.OfValue(
            new
            {
                stage.Name,
                stage.Version,
                Inputs = inputs,
            }
        );
        var forced = options.Force || options.From is { } from && IsAtOrAfter(stage.Name, from);
        var kept = run.Store.Find(stage.Name, key) ?? await FetchAsync(stage, run, key, options, cancellationToken);
        var stands = kept is not null && await stage.StandsAsync(run, kept, cancellationToken);
        if (kept is not null && stands && !forced)
        {
            run.Store.Use(kept);
            run.Done(stage.Name, kept);
            return Tell(run, new StageReport(stage.Name, StageOutcome.Kept, "nothing changed", 0, kept.Manifest.Warnings));
        }
        var why =
            forced && kept is not null ? "asked for"
            : kept is not null ? "what it published is gone or changed"
            : Why.Differs(run.Store.Latest(stage.Name)?.Manifest, stage.Version, inputs);
        if (options.DryRun)
        {
            return Tell(run, new StageReport(stage.Name, StageOutcome.WouldRun, why, 0, []));
        }
        return await MakeAsync(stage, run, key, inputs, why, cancellationToken);
    }

    /// <summary>What another machine has made of the same, when the show has a store that machines share.</summary>
    private static async Task<StageOutput?> FetchAsync(
        Stage stage,
        EpisodeRun run,
        string key,
        RunOptions options,
        CancellationToken cancellationToken
    )
    {
        if (run.Shared is null || run.StoreProblem is not null)
        {
            return null;
        }
        try
        {
            return await run.Shared.FetchAsync(run.Store, run.Episode.Slug, stage.Name, key, whole: !options.DryRun, cancellationToken);
        }
        catch (Exception e) when (!options.NeedsStore && e is (PipelineException or IOException or UnauthorizedAccessException))
        {
            // It only saves work: a host on a train makes the episode by itself.
            run.StoreProblem = e.Message;
            return null;
        }
    }

    private async Task<StageReport> MakeAsync(
        Stage stage,
        EpisodeRun run,
        string key,
        IReadOnlyList<StageInput> inputs,
        string why,
        CancellationToken cancellationToken
    )
    {
        listener.Started(run.Episode.Slug, stage.Name, stage.Doing, why);
        var clock = Stopwatch.StartNew();
        var folder = run.Store.NewWorkFolder(stage.Name);
        try
        {
            using var told = StageTelemetry.Begin(run, stage, why);
            var work = new StageWork(folder, new ProgressShare(share => listener.Progressed(run.Episode.Slug, stage.Name, share)));
            if (run.TakeStoreProblem() is { } problem)
            {
                work.Warn($"The store that machines share could not be asked, so all was made here: {problem}");
            }
            await Task.Run(() => stage.RunAsync(run, work, cancellationToken), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            var draft = new StageManifest(
                stage.Name,
                key,
                stage.Version,
                inputs,
                [],
                DateTimeOffset.UtcNow,
                clock.Elapsed.TotalSeconds,
                work.Warnings
            );
            var output = run.Store.Keep(folder, draft);
            run.Store.Use(output);
            run.Done(stage.Name, output);
            told.Done();
            return Tell(run, new StageReport(stage.Name, StageOutcome.Ran, why, clock.Elapsed.TotalSeconds, work.Warnings));
        }
        catch (Exception e) when (e is not (OperationCanceledException or DamagedOutputException))
        {
            var problem = Explain(e, run).Message;
            run.Store.NoteFailure(stage.Name, problem);
            Tell(run, new StageReport(stage.Name, StageOutcome.Failed, problem, clock.Elapsed.TotalSeconds, []));
            throw;
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task<IReadOnlyList<StageInput>> GatherAsync(Stage stage, EpisodeRun run, CancellationToken cancellationToken)
    {
        var inputs = new List<StageInput>(await stage.InputsAsync(run, cancellationToken));
        foreach (var name in stage.Reads)
        {
            if (run.OutputOrNull(name) is { } output)
            {
                inputs.Add(new StageInput($"the output of {name}", output.Manifest.OutputHash));
            }
        }
        return inputs;
    }

    private bool IsAtOrAfter(string stage, string from)
    {
        var after = stages.First(s => s.Name == stage).After;
        return stage == from || after.Any(a => IsAtOrAfter(a, from));
    }

    private StageReport Tell(EpisodeRun run, StageReport report)
    {
        listener.Ended(run.Episode.Slug, report);
        return report;
    }

    private static Exception Explain(Exception e, EpisodeRun run) =>
        e is PipelineException or OperationCanceledException ? e : DiskTrouble.Explain(e, run.Store.Root) ?? e;
}
