using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>Spans and metrics of the service, and the names under which an exporter finds them and the platform's.</summary>
internal sealed class Telemetry : IDisposable
{
    public const string Name = "InteractiveAi.Client.Samples.AspNetCore";

    private readonly ActivitySource _source = new(Name);
    private readonly Histogram<double> _firstText;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _tokens;
    private readonly ILogger<Telemetry> _log;

    public Telemetry(IMeterFactory meters, ILogger<Telemetry> log)
    {
        _log = log;
        var meter = meters.Create(Name);
        _firstText = meter.CreateHistogram<double>("chat.turn.time_to_first_text", "s", "Until the user sees a word");
        _duration = meter.CreateHistogram<double>("chat.turn.duration", "s", "Until the answer has ended, somehow");
        _tokens = meter.CreateCounter<long>("chat.turn.tokens", "{token}", "Tokens of complete answers");
    }

    /// <summary>What to give to <c>AddSource</c> of OpenTelemetry's tracing: ours, the server's, the client's calls and what they send.</summary>
    public static IReadOnlyList<string> Sources { get; } =
    [Name, "Microsoft.AspNetCore", "InteractiveAi.Client", "System.Net.Http"];

    /// <summary>What to give to <c>AddMeter</c> of OpenTelemetry's metrics.</summary>
    public static IReadOnlyList<string> Meters { get; } =
    [
        Name,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Diagnostics",
        "InteractiveAi.Client",
        "System.Net.Http",
    ];

    public string? TraceId => Activity.Current?.Id;

    public TurnWatch StartTurn(string gateway) => new(gateway, Activity.Current, _firstText, _duration, _tokens);

    /// <summary>A span for a function that the model called.</summary>
    public Activity? StartTool(string function, string callId) =>
        _source
            .StartActivity($"execute_tool {function}")
            ?.SetTag("gen_ai.operation.name", "execute_tool")
            .SetTag("gen_ai.tool.name", function)
            .SetTag("gen_ai.tool.call.id", callId);

    public void ToolFailed(Activity? span, string function, Exception? failure)
    {
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure?.GetType().FullName ?? "not_found");
        ProblemLog.ToolFailed(_log, function, failure);
    }

    public void Dispose() => _source.Dispose();
}
