using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client.Tests;

/// <summary>Listens to everything that the library tells of its calls, for as long as it is not disposed of.</summary>
internal sealed class SignalRecorder : ILoggerFactory, ILogger
{
    public const string Name = "InteractiveAi.Client";

    private readonly ActivityListener? _spans;
    private readonly MeterListener? _meter;
    private readonly ConcurrentQueue<Activity> _started = [];
    private readonly ConcurrentQueue<Activity> _stopped = [];
    private readonly ConcurrentQueue<string> _measurements = [];
    private readonly ConcurrentQueue<(LogLevel Level, EventId Id, string Text, string Everything)> _entries = [];

    /// <summary>Listens from now on.</summary>
    /// <param name="spans">Whether to spans.</param>
    /// <param name="metrics">Whether to metrics.</param>
    /// <param name="sources">Further sources of spans than the library's.</param>
    public SignalRecorder(bool spans = true, bool metrics = true, params string[] sources)
    {
        if (spans || sources.Length > 0)
        {
            _spans = new ActivityListener
            {
                ShouldListenTo = source => spans && source.Name is Name || sources.Contains(source.Name),
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                    ActivitySamplingResult.AllDataAndRecorded,
                ActivityStarted = _started.Enqueue,
                ActivityStopped = _stopped.Enqueue,
            };
            ActivitySource.AddActivityListener(_spans);
        }

        if (metrics)
        {
            _meter = new MeterListener
            {
                InstrumentPublished = static (instrument, listener) =>
                {
                    if (instrument.Meter.Name is Name)
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                },
            };
            _meter.SetMeasurementEventCallback<double>(Measured);
            _meter.SetMeasurementEventCallback<long>(Measured);
            _meter.Start();
        }
    }

    /// <summary>The log writes nothing below this.</summary>
    public LogLevel Least { get; init; } = LogLevel.Trace;

    public IReadOnlyList<Activity> Started => [.. _started];

    public IReadOnlyList<Activity> Spans => [.. _stopped];

    public Activity Span
    {
        get
        {
            Assert.That(Spans, Has.Count.EqualTo(1), "spans");
            return Spans[0];
        }
    }

    /// <summary>Each measurement with its attributes by name, such as <c>name 1.5 s {a=b, c=d}</c>.</summary>
    public IReadOnlyList<string> Measurements => [.. _measurements];

    /// <summary>The measurements of one instrument, without its name.</summary>
    public IReadOnlyList<string> Of(string instrument) =>
        [
            .. Measurements
                .Where(one => one.StartsWith(instrument + " ", StringComparison.Ordinal))
                .Select(one => one[(instrument.Length + 1)..]),
        ];

    /// <summary>Each log entry, such as <c>12 CallCompleted Information: text</c>.</summary>
    public IReadOnlyList<string> Entries =>
        [.. _entries.Select(one => $"{one.Id.Id} {one.Id.Name} {one.Level}: {one.Text}")];

    /// <summary>Whatever has been told, in whatever way.</summary>
    public string Everything =>
        string.Join(
            '\n',
            [
                .. Started.Concat(Spans).Select(Describe),
                .. Measurements,
                .. _entries.Select(one => $"{one.Id} {one.Text} {one.Everything}"),
            ]
        );

    /// <summary>The attributes of a span by name, a line each.</summary>
    public static string Tags(Activity span) => Lines(span.TagObjects);

    public static string Lines(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join('\n', Format(tags));

    public ILogger CreateLogger(string categoryName)
    {
        Assert.That(categoryName, Is.EqualTo(Name));
        return this;
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _entries.Enqueue((LogLevel.None, default, $"{state}", ""));
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= Least;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            _entries.Enqueue((logLevel, eventId, formatter(state, exception), $"{Lines(values)} {exception}"));
        }
    }

    public void Dispose()
    {
        _spans?.Dispose();
        _meter?.Dispose();
    }

    private static string Describe(Activity span) =>
        string.Join(
            '\n',
            [
                $"{span.OperationName} {span.DisplayName} {span.Status} {span.StatusDescription} {span.TraceStateString}",
                Tags(span),
                .. span.Events.Select(one => $"{one.Name} {Lines(one.Tags)}"),
                .. span.Baggage.Select(one => $"{one.Key}={one.Value}"),
                .. span.Links.Select(one => $"{one.Context} {Lines(one.Tags ?? [])}"),
            ]
        );

    private static IEnumerable<string> Format(IEnumerable<KeyValuePair<string, object?>> tags) =>
        tags.Select(static tag => $"{tag.Key}={Format(tag.Value)}").Order(StringComparer.Ordinal);

    private static string Format(object? value) =>
        value is IEnumerable list and not string
            ? $"[{string.Join(", ", list.Cast<object>())}]"
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private void Measured<T>(
        Instrument instrument,
        T measurement,
        ReadOnlySpan<KeyValuePair<string, object?>> tags,
        object? state
    ) =>
        _measurements.Enqueue(
            $"{instrument.Name} {Format(measurement)} {instrument.Unit} {{{string.Join(", ", Format(tags.ToArray()))}}}"
        );
}
