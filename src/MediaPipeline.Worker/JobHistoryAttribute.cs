using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace MediaPipeline.Worker;

/// <summary>
/// Notes each state of a job in its order, in the same transaction; keeps a job in its own line when it is tried again; and
/// gives one back that a stopping worker did not finish.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class JobHistoryAttribute : JobFilterAttribute, IElectStateFilter, IApplyStateFilter
{
    public const string QueueParameter = "Queue";

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState { Exception: GivenBackException given })
        {
            context.CandidateState = new EnqueuedState { Reason = given.Message };
        }
        if (context.CandidateState is EnqueuedState queued && context.GetJobParameter<string>(QueueParameter) is { } line)
        {
            queued.Queue = line;
        }
    }

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.BackgroundJob.Job?.Args is [_, string stage, _, string order, ..])
        {
            OrderBook.Note(transaction, order, stage, context.NewState);
        }
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) { }
}
