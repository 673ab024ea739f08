using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client;

/// <summary>The events in the log, most of them of a call. Their ids are public: they stay what they are, and none is used twice.</summary>
/// <remarks>
/// Only methods named <c>…Sensitive</c> write content, at <see cref="LogLevel.Trace"/> and when <see cref="ChatClientOptions.LogContent"/>
/// asks for it. None takes an exception: its message has the gateway's words, and those may repeat a prompt.
/// </remarks>
internal static partial class CallLog
{
    // The only class with such methods: of several the generator writes one before the other in no particular order, and the same sources would
    // make another assembly every time (dotnet/runtime#119587).
    [LoggerMessage(
        EventId = 1,
        EventName = "ReloadedSettingsNotUsable",
        Level = LogLevel.Warning,
        Message = "The settings of {Registration} were reloaded and cannot be used; the client goes on with those from before. {Problem}"
    )]
    public static partial void ReloadedSettingsNotUsable(ILogger logger, string registration, string problem);

    [LoggerMessage(
        EventId = 10,
        EventName = "CallStarted",
        Level = LogLevel.Debug,
        Message = "Sending a request to {Gateway} at {Host} for {Model}, streaming: {IsStreaming}."
    )]
    public static partial void Started(ILogger logger, string gateway, string host, string model, bool isStreaming);

    [LoggerMessage(
        EventId = 11,
        EventName = "CallRetrying",
        Level = LogLevel.Warning,
        Message = "A request to {Gateway} for {Model} failed: {Reason}. Repetition {Attempt} follows in {DelaySeconds:0.###} s."
    )]
    public static partial void Retrying(
        ILogger logger,
        string gateway,
        string model,
        int attempt,
        double delaySeconds,
        string reason
    );

    [LoggerMessage(
        EventId = 12,
        EventName = "CallCompleted",
        Level = LogLevel.Information,
        Message = "{Gateway} answered with {Model} of {Provider} in {Seconds:0.###} s: {FinishReasons}, {InputTokens} + {OutputTokens} tokens, cost {Cost} USD, {Retries} retries, request {RequestId}."
    )]
    public static partial void Completed(
        ILogger logger,
        string gateway,
        string model,
        double seconds,
        string provider,
        string finishReasons,
        long? inputTokens,
        long? outputTokens,
        decimal? cost,
        int retries,
        string requestId
    );

    [LoggerMessage(
        EventId = 13,
        EventName = "CallFailed",
        Level = LogLevel.Warning,
        Message = "A call to {Gateway} for {Model} failed after {Seconds:0.###} s: {ErrorType}, status {StatusCode}, provider {Provider}, {Retries} retries, request {RequestId}."
    )]
    public static partial void Failed(
        ILogger logger,
        string gateway,
        string model,
        double seconds,
        string errorType,
        int? statusCode,
        string provider,
        int retries,
        string requestId
    );

    [LoggerMessage(
        EventId = 14,
        EventName = "StreamCut",
        Level = LogLevel.Warning,
        Message = "A stream of {Gateway} for {Model} was cut after {Seconds:0.###} s and {Chunks} chunks, provider {Provider}, request {RequestId}."
    )]
    public static partial void StreamCut(
        ILogger logger,
        string gateway,
        string model,
        double seconds,
        int chunks,
        string provider,
        string requestId
    );

    [LoggerMessage(
        EventId = 15,
        EventName = "CallCancelled",
        Level = LogLevel.Debug,
        Message = "A call to {Gateway} for {Model} was cancelled after {Seconds:0.###} s and {Chunks} chunks, request {RequestId}."
    )]
    public static partial void Cancelled(
        ILogger logger,
        string gateway,
        string model,
        double seconds,
        int chunks,
        string requestId
    );

    [LoggerMessage(
        EventId = 16,
        EventName = "StreamAbandoned",
        Level = LogLevel.Debug,
        Message = "A stream of {Gateway} for {Model} was left after {Seconds:0.###} s and {Chunks} chunks, request {RequestId}."
    )]
    public static partial void Abandoned(
        ILogger logger,
        string gateway,
        string model,
        double seconds,
        int chunks,
        string requestId
    );

    [LoggerMessage(EventId = 20, EventName = "RequestContent", Level = LogLevel.Trace, Message = "The request: {Body}")]
    public static partial void RequestSensitive(ILogger logger, string body);

    [LoggerMessage(EventId = 21, EventName = "AnswerContent", Level = LogLevel.Trace, Message = "The answer: {Body}")]
    public static partial void AnswerSensitive(ILogger logger, string body);

    [LoggerMessage(
        EventId = 22,
        EventName = "FailureContent",
        Level = LogLevel.Trace,
        Message = "The failure: {Problem} {Body}"
    )]
    public static partial void FailureSensitive(ILogger logger, string problem, string? body);

    [LoggerMessage(
        EventId = 40,
        EventName = "Unmapped",
        Level = LogLevel.Warning,
        Message = "{What} of the call: {Gateway} {Why}."
    )]
    public static partial void Unmapped(ILogger logger, string what, string gateway, string why);

    [LoggerMessage(
        EventId = 41,
        EventName = "Adapted",
        Level = LogLevel.Debug,
        Message = "{What} of the call: {Gateway} {Why}."
    )]
    public static partial void Adapted(ILogger logger, string what, string gateway, string why);
}
