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
    private readonly Meter lengths = new(StageTelemetry.Name);

    private Telemetry(string service, JobQueue queue)
    {
        lengths.CreateObservableGauge(
            "mediapipeline.queue.length",
            () => Lengths(queue),
            "{job}",
            "Jobs that wait for a worker, by what kind of worker they wait for."
        );
        var resource = ResourceBuilder.CreateDefault().AddService(service).AddEnvironmentVariableDetector();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(StageTelemetry.Name).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(StageTelemetry.Name).AddOtlpExporter().Build();
    }

    /// <summary>Begins, where somebody listens; null otherwise.</summary>
    /// <param name="service">What the collector calls us, unless <c>OTEL_SERVICE_NAME</c> says otherwise.</param>
    /// <param name="queue">The queue whose length is seen, too.</param>
    public static Telemetry? Start(string service, JobQueue queue) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EndpointVariable)) ? null : new Telemetry(service, queue);

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
        lengths.Dispose();
    }

    private static IEnumerable<Measurement<long>> Lengths(JobQueue queue)
    {
        try
        {
            var waiting = queue.Storage.GetMonitoringApi().Queues().ToDictionary(q => q.Name, q => q.Length);
            return queue
                .Book.Demands()
                .GroupBy(d => d.Value.Capability)
                .Select(g => new Measurement<long>(
                    g.Sum(d => waiting.GetValueOrDefault(d.Key)),
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
