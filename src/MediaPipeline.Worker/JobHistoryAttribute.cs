using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace MediaPipeline.Worker;

/// <summary>
/// Notes each state of a job in its order, in the same transaction; keeps a job in its own line when it is tried again; gives
/// one back that a stopping worker did not finish; and has one tried again that the queue's database broke off before it began.
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
        // Hangfire reads from its database before the job is called. What happens in the job itself is told as one of its own failures.
        if (
            context.CandidateState is FailedState { Exception: not (StageFailedException or PassingFailureException) and var around }
            && PassingFailureException.May(around)
        )
        {
            context.CandidateState = new FailedState(new PassingFailureException($"The queue's database was away: {around.Message}"));
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
