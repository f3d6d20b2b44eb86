using System.Diagnostics.Metrics;
using MediaPipeline.Running;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MediaPipeline.Worker;

/// <summary>
/// Sends traces and metrics of stages to a collector over OTLP, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; the other
/// variables of OpenTelemetry (opentelemetry.io, 'OTLP Exporter Configuration') hold, too.
/// </summary>
public sealed class Telemetry : IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private Telemetry(string service)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(service).AddEnvironmentVariableDetector();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(StageTelemetry.Name).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(StageTelemetry.Name).AddOtlpExporter().Build();
    }

    /// <summary>Begins, where somebody listens; null otherwise.</summary>
    /// <param name="service">What the collector calls us, unless <c>OTEL_SERVICE_NAME</c> says otherwise.</param>
    public static Telemetry? Start(string service) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EndpointVariable)) ? null : new Telemetry(service);

    /// <summary>Lets the queue's length be seen: jobs that wait, by line.</summary>
    public static Meter WatchQueue(JobQueue queue)
    {
        var meter = new Meter(StageTelemetry.Name);
        meter.CreateObservableGauge(
            "mediapipeline.queue.length",
            () => Lengths(queue),
            "{job}",
            "Jobs that wait for a worker, by what kind of worker they wait for."
        );
        return meter;
    }

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    private static IEnumerable<Measurement<long>> Lengths(JobQueue queue)
    {
        try
        {
            return queue
                .Storage.GetMonitoringApi()
                .Queues()
                .GroupBy(q => q.Name.Split('-') is [_, var capability, ..] ? capability : q.Name)
                .Select(g => new Measurement<long>(
                    g.Sum(q => q.Length),
                    new KeyValuePair<string, object?>("mediapipeline.capability", g.Key)
                ));
        }
        catch (Exception e) when (PassingFailureException.May(e))
        {
            // The database is away for a moment.
            return [];
        }
    }
}
