using System.Diagnostics;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>Writes finished spans to the log when <c>Telemetry:LogSpans</c> is set: to see that they are there, without an exporter.</summary>
internal sealed partial class SpanLog(IConfiguration configuration, ILogger<SpanLog> log) : IHostedService, IDisposable
{
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = static source => Telemetry.Sources.Contains(source.Name),
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetValue("Telemetry:LogSpans", false))
        {
            _listener.ActivityStopped = span =>
                Finished(
                    log,
                    span.DisplayName,
                    span.Duration.TotalMilliseconds,
                    string.Join(
                        ' ',
                        span.TagObjects.Where(static tag => IsOurs(tag.Key))
                            .Select(static tag => $"{tag.Key}={tag.Value}")
                    )
                );
            ActivitySource.AddActivityListener(_listener);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    private static bool IsOurs(string tag) =>
        tag.StartsWith("gen_ai.", StringComparison.Ordinal)
        || tag.StartsWith("interactiveai.", StringComparison.Ordinal)
        || tag.StartsWith("chat.", StringComparison.Ordinal);

    [LoggerMessage(LogLevel.Information, "{Span} took {Milliseconds:0} ms {Tags}")]
    private static partial void Finished(ILogger log, string span, double milliseconds, string tags);
}
