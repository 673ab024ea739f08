using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace InteractiveAi.Client;

/// <summary>The source of the library's spans, and its instruments.</summary>
internal static class ChatDiagnostics
{
    /// <summary>The name of the source, of the meter and of the log's category.</summary>
    public const string Name = "InteractiveAi.Client";

    /// <summary>The library's version without the commit that it was built from.</summary>
    public static readonly string Version =
        typeof(ChatDiagnostics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>() is { } version
            ? version.InformationalVersion.Split('+')[0]
            : "0";

    public static readonly ActivitySource Source = new(Name, Version);

    public static readonly Meter Meter = new(Name, Version);

    // The boundaries are those that the conventions ask for: without them, seconds and tokens fall into buckets made for milliseconds.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries =
        [
            0.01,
            0.02,
            0.04,
            0.08,
            0.16,
            0.32,
            0.64,
            1.28,
            2.56,
            5.12,
            10.24,
            20.48,
            40.96,
            81.92,
        ],
    };

    private static readonly InstrumentAdvice<long> Tokens = new()
    {
        HistogramBucketBoundaries =
        [
            1,
            4,
            16,
            64,
            256,
            1_024,
            4_096,
            16_384,
            65_536,
            262_144,
            1_048_576,
            4_194_304,
            16_777_216,
            67_108_864,
        ],
    };

    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "gen_ai.client.operation.duration",
        "s",
        "How long a call took, retries included; of a stream, until its end.",
        tags: null,
        Seconds
    );

    public static readonly Histogram<long> TokenUsage = Meter.CreateHistogram(
        "gen_ai.client.token.usage",
        "{token}",
        "How many tokens a call used.",
        tags: null,
        Tokens
    );

    public static readonly Histogram<double> TimeToFirstChunk = Meter.CreateHistogram(
        "gen_ai.client.operation.time_to_first_chunk",
        "s",
        "How long a stream's first chunk took after the request was sent.",
        tags: null,
        Seconds
    );

    public static readonly Histogram<double> TimePerOutputChunk = Meter.CreateHistogram(
        "gen_ai.client.operation.time_per_output_chunk",
        "s",
        "How long each further chunk took after the one before it.",
        tags: null,
        Seconds
    );

    public static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "interactiveai.client.retries",
        "{retry}",
        "How often a request was repeated after a failure that passes."
    );

    /// <summary>Whether anybody listens for spans or metrics.</summary>
    public static bool IsObserved => Source.HasListeners() || IsMeasured;

    /// <summary>Whether anybody listens for metrics.</summary>
    public static bool IsMeasured =>
        Duration.Enabled
        || TokenUsage.Enabled
        || TimeToFirstChunk.Enabled
        || TimePerOutputChunk.Enabled
        || Retries.Enabled;
}
