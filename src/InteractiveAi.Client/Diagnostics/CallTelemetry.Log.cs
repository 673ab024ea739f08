using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client;

internal sealed partial class CallTelemetry
{
    private const string Unknown = "unknown";

    private void WriteStart(RequestBody body)
    {
        if (_log is null)
        {
            return;
        }

        if (_log.IsEnabled(LogLevel.Debug))
        {
            Gateway gateway = _connection.Gateway;
            CallLog.Started(_log, gateway.DisplayName, gateway.ChatCompletionsUri.Host, Model, _isStreaming);
        }

        if (LogsContent && _log.IsEnabled(LogLevel.Trace))
        {
            string text = LoggedText.WithoutMedia(body.ToText());
            CallLog.RequestSensitive(_log, text);
        }
    }

    private void WriteRetry(RetryAttempt attempt, string reason)
    {
        if (_log?.IsEnabled(LogLevel.Warning) is true)
        {
            CallLog.Retrying(
                _log,
                _connection.Gateway.DisplayName,
                Model,
                attempt.Number,
                attempt.Delay.TotalSeconds,
                reason
            );
        }
    }

    private void WriteEnd(double seconds, Exception? failure, string? error, bool isAbandoned)
    {
        if (_log is null)
        {
            return;
        }

        if (failure is not null)
        {
            WriteFailure(_log, seconds, failure, error ?? Unknown);
        }
        else if (isAbandoned)
        {
            if (_log.IsEnabled(LogLevel.Debug))
            {
                CallLog.Abandoned(_log, _connection.Gateway.DisplayName, Model, seconds, _chunks, RequestId);
            }
        }
        else
        {
            WriteCompletion(_log, seconds);
        }

        if (LogsContent && _content is not null && _chunks > 0)
        {
            WriteAnswer(_content.Build());
        }
    }

    private void WriteAnswer(ChatCompletion completion)
    {
        if (LogsContent && _log?.IsEnabled(LogLevel.Trace) is true)
        {
            string text = LoggedText.WithoutMedia(
                JsonSerializer.Serialize(completion, WireJson.Context.ChatCompletion)
            );
            CallLog.AnswerSensitive(_log, text);
        }
    }

    private void WriteCompletion(ILogger log, double seconds)
    {
        if (log.IsEnabled(LogLevel.Information))
        {
            string model = AnswerFacts.Text(_facts.Model) ?? Model;
            string reasons = _facts.FinishReasons is { } each ? string.Join(", ", each) : Unknown;
            CallLog.Completed(
                log,
                _connection.Gateway.DisplayName,
                model,
                seconds,
                Provider,
                reasons,
                _facts.Usage?.PromptTokens,
                _facts.Usage?.CompletionTokens,
                _facts.Usage?.Cost,
                _retries,
                RequestId
            );
        }
    }

    private void WriteFailure(ILogger log, double seconds, Exception failure, string error)
    {
        string gateway = _connection.Gateway.DisplayName;
        if (failure is OperationCanceledException)
        {
            if (log.IsEnabled(LogLevel.Debug))
            {
                CallLog.Cancelled(log, gateway, Model, seconds, _chunks, RequestId);
            }

            return;
        }

        if (log.IsEnabled(LogLevel.Warning))
        {
            if (failure is ChatStreamException { Error: null })
            {
                CallLog.StreamCut(log, gateway, Model, seconds, _chunks, Provider, RequestId);
            }
            else
            {
                int? status = failure is ApiException api ? (int)api.StatusCode : null;
                CallLog.Failed(log, gateway, Model, seconds, error, status, Provider, _retries, RequestId);
            }
        }

        if (LogsContent && log.IsEnabled(LogLevel.Trace))
        {
            string? body = failure switch
            {
                ApiException { ResponseBody: { } text } => LoggedText.WithoutMedia(text),
                ResponseFormatException { Excerpt: { } text } => LoggedText.WithoutMedia(text),
                _ => null,
            };
            CallLog.FailureSensitive(log, failure.Message, body);
        }
    }

    private string Model => _model ?? "its default model";

    private string Provider => AnswerFacts.Text(_facts.Provider) ?? Unknown;

    private string RequestId => AnswerFacts.Text(_info?.RequestId) ?? Unknown;
}
