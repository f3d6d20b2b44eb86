using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hangfire;
using Hangfire.States;
using Hangfire.Storage;
using MediaPipeline.Running;

namespace MediaPipeline.Worker;

/// <summary>
/// What is known of orders, in Hangfire's own hashes and sets: <c>order:ID</c> with a field for each thing known of each
/// stage, <c>episodes</c> with the newest order of each episode, and <c>demands</c> with what jobs in the lines demand.
/// </summary>
public sealed class OrderBook
{
    /// <summary>How long an order that is over, and its jobs, are remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private const string OrdersKey = "orders";
    private const string EpisodesKey = "episodes";
    private const string DemandsKey = "demands";
    private const string OrderField = "order";
    private const string EndedField = "ended";

    private readonly JobStorage storage;

    internal OrderBook(JobStorage storage) => this.storage = storage;

    /// <summary>The newest order of an episode, or null.</summary>
    public OrderState? Newest(string show, string episode)
    {
        using var connection = Connect();
        return connection.GetValueFromHash(EpisodesKey, $"{show}/{episode}") is { } id ? Read(connection, id) : null;
    }

    /// <summary>An order, or null where it is no longer known.</summary>
    public OrderState? Read(string id)
    {
        using var connection = Connect();
        return Read(connection, id);
    }

    /// <summary>All orders that are known, the oldest first.</summary>
    public IReadOnlyList<OrderState> All()
    {
        using var connection = Connect();
        return
        [
            .. connection
                .GetAllItemsFromSet(OrdersKey)
                .Select(id => Read(connection, id))
                .OfType<OrderState>()
                .OrderBy(o => o.Order.Asked)
                .ThenBy(o => o.Order.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What the jobs in each line demand, by the line's name.</summary>
    public IReadOnlyDictionary<string, Demand> Demands()
    {
        using var connection = Connect();
        return (connection.GetAllEntriesFromHash(DemandsKey) ?? [])
            .Select(e => (e.Key, Demand: Parse<Demand>(e.Value)))
            .Where(e => e.Demand is not null)
            .ToDictionary(e => e.Key, e => e.Demand!);
    }

    /// <summary>Why workers leave a line to others, by the worker's name.</summary>
    public IReadOnlyDictionary<string, string> Refusals(string queue)
    {
        using var connection = Connect();
        return connection.GetAllEntriesFromHash($"refusals:{queue}") ?? [];
    }

    /// <summary>A worker says why it leaves a line to others.</summary>
    internal void Refuse(string queue, string worker, string why)
    {
        using var connection = Connect();
        connection.SetRangeInHash($"refusals:{queue}", [new(worker, why)]);
    }

    /// <summary>An order is begun; its jobs follow.</summary>
    internal void Begin(Order order)
    {
        using var connection = Connect();
        connection.SetRangeInHash(DemandsKey, order.Stages.Select(s => Pair(order.QueueOf(s.Stage), s.Demand)).DistinctBy(p => p.Key));
        connection.SetRangeInHash(
            KeyOf(order.Id),
            [
                Pair(OrderField, order),
                .. order.Stages.Where(s => s.Key is not null).Select(s => new KeyValuePair<string, string>($"key:{s.Stage}", s.Key!)),
            ]
        );
    }

    /// <summary>All its jobs are there: from now on it is the order of its episode.</summary>
    internal void Open(Order order)
    {
        using var connection = Connect();
        using var write = connection.CreateWriteTransaction();
        write.AddToSet(OrdersKey, order.Id, order.Asked.ToUnixTimeSeconds());
        write.SetRangeInHash(EpisodesKey, [new($"{order.Show}/{order.Episode}", order.Id)]);
        write.Commit();
    }

    /// <summary>An order ends before its time.</summary>
    internal void End(string id, string why) => Set(id, Text(EndedField, why));

    /// <summary>Forgets orders that have been over for long.</summary>
    internal void Forget(DateTimeOffset now)
    {
        using var connection = Connect();
        foreach (var old in All().Where(o => o.IsOver && now - o.Order.Asked > Memory))
        {
            using var write = connection.CreateWriteTransaction();
            write.RemoveHash(KeyOf(old.Order.Id));
            write.RemoveFromSet(OrdersKey, old.Order.Id);
            write.Commit();
        }
    }

    internal void SetJob(string id, string stage, string job) => Set(id, Text($"job:{stage}", job));

    internal string? JobOf(string id, string stage) => Get(id, $"job:{stage}");

    /// <summary>The output that was told of is lost.</summary>
    internal void Lose(string id, string stage) => Set(id, Text($"key:{stage}", ""));

    internal void Start(string id, string stage, string worker) => Set(id, new($"worker:{stage}", worker), new($"share:{stage}", "0"));

    internal void Progress(string id, string stage, double share) =>
        Set(id, Text($"share:{stage}", share.ToString("0.###", CultureInfo.InvariantCulture)));

    internal void Done(string id, StageReport report, string key) =>
        Set(id, Pair($"report:{report.Stage}", report), new($"key:{report.Stage}", key));

    /// <summary>A stage is tried again: why.</summary>
    internal void Hold(string id, string stage, string problem) => Set(id, Text($"problem:{stage}", problem));

    internal void Failed(string id, StageReport report, ExitCode code) =>
        Set(id, Pair($"report:{report.Stage}", report), new($"exit:{report.Stage}", code.ToString()));

    /// <summary>Notes a job's state together with Hangfire's own change of it.</summary>
    internal static void Note(IWriteOnlyTransaction write, string id, string stage, IState state)
    {
        var job = state switch
        {
            AwaitingState or PreparedState => JobState.Awaits,
            EnqueuedState => JobState.Queued,
            ProcessingState => JobState.Runs,
            ScheduledState => JobState.Retries,
            FailedState => JobState.Failed,
            SucceededState => JobState.Done,
            _ => JobState.Cancelled,
        };
        var fields = new List<KeyValuePair<string, string>> { Text($"state:{stage}", job.ToString()) };
        if (job is not (JobState.Retries or JobState.Queued or JobState.Runs))
        {
            // Until it has been tried again, what went wrong before still says why it waits.
            fields.Add(Text($"problem:{stage}", state is FailedState failed ? failed.Exception.Message : ""));
        }
        write.SetRangeInHash(KeyOf(id), fields);
    }

    private static OrderState? Read(JobStorageConnection connection, string id)
    {
        var fields = connection.GetAllEntriesFromHash(KeyOf(id));
        if (fields is null || Parse<Order>(fields.GetValueOrDefault(OrderField)) is not { } order)
        {
            return null;
        }
        return new OrderState(
            order,
            order.Stages.ToDictionary(s => s.Stage, s => StateOf(fields, s)),
            fields.GetValueOrDefault(EndedField)
        );
    }

    private static StageState StateOf(Dictionary<string, string> fields, OrderedStage stage)
    {
        string? Field(string name) => fields.GetValueOrDefault($"{name}:{stage.Stage}") is { Length: > 0 } value ? value : null;
        var job =
            Enum.TryParse<JobState>(Field("state"), out var known) ? known
            : stage.Key is null ? JobState.Awaits
            : JobState.Done;
        return new StageState(
            stage.Stage,
            job,
            Field("problem"),
            double.TryParse(Field("share"), CultureInfo.InvariantCulture, out var share) ? share : 0,
            Field("worker"),
            Field("key"),
            Parse<StageReport>(Field("report")),
            Enum.TryParse<ExitCode>(Field("exit"), out var code) ? code : ExitCode.StageFailed
        );
    }

    private string? Get(string id, string field)
    {
        using var connection = Connect();
        return connection.GetValueFromHash(KeyOf(id), field);
    }

    private void Set(string id, params KeyValuePair<string, string>[] fields)
    {
        using var connection = Connect();
        connection.SetRangeInHash(KeyOf(id), fields);
    }

    private JobStorageConnection Connect() => (JobStorageConnection)storage.GetConnection();

    private static string KeyOf(string id) => $"order:{id}";

    private static KeyValuePair<string, string> Text(string field, string value) => new(field, value);

    private static KeyValuePair<string, string> Pair<T>(string field, T value) => new(field, JsonSerializer.Serialize(value, Json));

    private static T? Parse<T>(string? text)
        where T : class
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<T>(text, Json);
        }
        catch (JsonException)
        {
            // Written by a program of another version: as if it were not there.
            return null;
        }
    }
}
