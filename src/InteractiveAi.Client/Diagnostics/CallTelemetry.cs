using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client;

/// <summary>One call as spans, metrics and log tell it. Calls that nobody observes have none.</summary>
/// <remarks>
/// Nothing of it is content or a credential: what a prompt, an answer or an error says, and headers, come in here for the methods named
/// <c>…Sensitive</c> alone. One call ends once, whatever is reported after that.
/// </remarks>
internal sealed partial class CallTelemetry
{
    private readonly ChatConnection _connection;
    private readonly Activity? _span;
    private readonly Activity? _outer;
    private readonly ILogger? _log;
    private readonly CompletionBuilder? _content;
    private readonly AnswerFacts _facts = new();
    private readonly string? _model;
    private readonly bool _isStreaming;
    private readonly long _started;
    private long _issued;
    private long _lastChunk;
    private double? _firstChunk;
    private int _chunks;
    private int _retries;
    private int _begun;
    private int _ended;
    private ResponseInfo? _info;

    private CallTelemetry(ChatConnection connection, ChatRequest request, bool isStreaming, Activity? outer)
    {
        _connection = connection;
        _outer = outer;
        _model = AnswerFacts.Text(request.Model);
        _isStreaming = isStreaming;
        _started = _issued = connection.Clock.GetTimestamp();
        _log = connection.Log is { } log && log.IsEnabled(LogLevel.Warning) ? log : null;
        _content = isStreaming && LogsContent ? new CompletionBuilder() : null;
        _span = outer is null ? StartSpan(request) : null;
    }

    private bool LogsContent => _connection.Options.LogContent && _log?.IsEnabled(LogLevel.Trace) is true;

    private bool IsOfUse => _span is not null || _outer is not null || _log is not null || ChatDiagnostics.IsMeasured;

    /// <summary>Begins to tell a call.</summary>
    /// <param name="connection">Where the call goes.</param>
    /// <param name="request">The request as it is sent.</param>
    /// <param name="isStreaming">Whether a stream is asked for.</param>
    /// <returns><see langword="null"/> when nobody listens; then nothing has been allocated.</returns>
    public static CallTelemetry? Start(ChatConnection connection, ChatRequest request, bool isStreaming)
    {
        Activity? outer = OuterSpan();
        if (outer is null && !ChatDiagnostics.IsObserved && connection.Log?.IsEnabled(LogLevel.Warning) is not true)
        {
            return null;
        }

        CallTelemetry telemetry = new(connection, request, isStreaming, outer);
        return telemetry.IsOfUse ? telemetry : null;
    }

    /// <summary>Watches the answer of a call come whole.</summary>
    public async Task<ChatCompletion> ObserveAsync(Task<ChatCompletion> answer)
    {
        ChatCompletion completion;
        try
        {
            completion = await answer.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Failed(exception);
            throw;
        }

        _facts.Add(completion);
        WriteAnswer(completion);
        Completed();
        return completion;
    }

    /// <summary>Marks the stream as being enumerated.</summary>
    /// <returns>Whether it was not before.</returns>
    public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) is 0;

    /// <summary>The request is about to be sent. Called in an asynchronous method, whose caller does not see the current span change.</summary>
    public void Sending(RequestBody body)
    {
        _issued = _connection.Clock.GetTimestamp();
        _ = EnterSpan();
        WriteStart(body);
    }

    /// <summary>A response has begun.</summary>
    public void Answered(ResponseInfo info) => _info = info;

    /// <summary>The request failed and will be repeated.</summary>
    public void Retrying(RetryAttempt attempt)
    {
        _retries++;
        string reason = ErrorTypes.Of(attempt);
        MarkRetry(attempt, reason);
        CountRetry(reason);
        WriteRetry(attempt, reason);
    }

    /// <summary>A chunk of the stream has come.</summary>
    public void Came(ChatCompletionChunk chunk)
    {
        long now = _connection.Clock.GetTimestamp();
        _facts.Add(chunk);
        _content?.Add(chunk);
        if (_chunks++ is 0)
        {
            _firstChunk = _connection.Clock.GetElapsedTime(_issued, now).TotalSeconds;
            MeasureFirstChunk(_firstChunk.Value);
        }
        else
        {
            MeasureChunk(_connection.Clock.GetElapsedTime(_lastChunk, now).TotalSeconds);
        }

        _lastChunk = now;
    }

    /// <summary>The answer has come to its end.</summary>
    public void Completed() => End(failure: null, isAbandoned: false);

    /// <summary>The call ended with an exception.</summary>
    public void Failed(Exception failure) => End(failure, isAbandoned: false);

    /// <summary>The stream is not enumerated any more: when it had not ended, it was left, which is no failure.</summary>
    public void Left() => End(failure: null, isAbandoned: true);

    private void End(Exception? failure, bool isAbandoned)
    {
        if (Interlocked.Exchange(ref _ended, 1) is not 0)
        {
            return;
        }

        string? error = failure is null ? null : ErrorTypes.Of(failure);
        if (failure is not null)
        {
            _facts.Add(failure);
            _info ??= (failure as ChatClientException)?.Response;
        }

        double seconds = _connection.Clock.GetElapsedTime(_started).TotalSeconds;
        Activity? current = EnterSpan();
        Measure(seconds, error);
        WriteEnd(seconds, failure, error, isAbandoned);
        EndSpan(failure, error, isAbandoned);
        // Stopping makes the span's parent the current one, wherever that happens to be; here it may be the caller's code.
        if (_span is not null)
        {
            Return(ReferenceEquals(current, _span) ? _span.Parent : current);
        }
    }
}
