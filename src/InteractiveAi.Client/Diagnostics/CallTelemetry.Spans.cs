using System.Diagnostics;

namespace InteractiveAi.Client;

internal sealed partial class CallTelemetry
{
    private const string AbstractionsSource = "Experimental.Microsoft.Extensions.AI";

    // Several calls can run under one outer span, whose sums they share.
#if NET9_0_OR_GREATER
    private static readonly Lock OuterLock = new();
#else
    private static readonly object OuterLock = new();
#endif

    /// <summary>The current span, when it tells this very call already, as that of Microsoft.Extensions.AI does.</summary>
    /// <remarks>
    /// Recognised by its operation, whatever its source: that middleware can be given another name for its source, and another library's
    /// span of the same operation would be doubled just the same. A span that is not recorded has no attributes; of the middleware's own
    /// source its name tells.
    /// </remarks>
    private static Activity? OuterSpan() =>
        Activity.Current is { IsStopped: false } current
        && !ReferenceEquals(current.Source, ChatDiagnostics.Source)
        && (
            current.GetTagItem(TelemetryNames.Operation) is TelemetryNames.Chat
            || string.Equals(current.Source.Name, AbstractionsSource, StringComparison.Ordinal)
                && current.OperationName.Split(' ', 2)[0] is TelemetryNames.Chat
        )
            ? current
            : null;

    private Activity? StartSpan(ChatRequest request)
    {
        if (!ChatDiagnostics.Source.HasListeners())
        {
            return null;
        }

        Uri address = _connection.Gateway.ChatCompletionsUri;
        // What a sampler may decide by is there from the beginning.
        List<KeyValuePair<string, object?>> tags =
        [
            new(TelemetryNames.Operation, TelemetryNames.Chat),
            new(TelemetryNames.Provider, _connection.Gateway.ProviderName),
            new(TelemetryNames.ServerAddress, address.Host),
            new(TelemetryNames.ServerPort, address.Port),
        ];
        if (_model is not null)
        {
            tags.Add(new(TelemetryNames.RequestModel, _model));
        }

        Activity? before = Activity.Current;
        Activity? span = ChatDiagnostics.Source.StartActivity(
            _model is null ? TelemetryNames.Chat : $"{TelemetryNames.Chat} {_model}",
            ActivityKind.Client,
            parentContext: default,
            tags
        );
        // The caller's code goes on in its own span; only what is sent belongs to this one.
        if (span is not null)
        {
            Return(before);
        }

        if (span is { IsAllDataRequested: true })
        {
            Describe(span, request);
        }

        return span;
    }

    /// <summary>Makes the call's span the current one, to which requests, log entries and measurements belong.</summary>
    /// <returns>The one that was current.</returns>
    private Activity? EnterSpan()
    {
        Activity? current = Activity.Current;
        if (_span is { IsStopped: false })
        {
            Activity.Current = _span;
        }

        return current;
    }

    // The platform does not take a span that somebody has stopped since.
    private static void Return(Activity? span) => Activity.Current = span is { IsStopped: false } ? span : null;

    private void Describe(Activity span, ChatRequest request)
    {
        Tag(span, TelemetryNames.RequestStream, _isStreaming ? true : null);
        Tag(span, TelemetryNames.RequestChoices, request.N is null or 1 ? null : request.N);
        Tag(span, TelemetryNames.RequestSeed, request.Seed);
        Tag(span, TelemetryNames.RequestMaxTokens, request.MaxCompletionTokens ?? request.MaxTokens);
        Tag(span, TelemetryNames.RequestTemperature, request.Temperature);
        Tag(span, TelemetryNames.RequestTopP, request.TopP);
        Tag(span, TelemetryNames.RequestTopK, request.SampledFrom);
        Tag(span, TelemetryNames.RequestFrequencyPenalty, request.FrequencyPenalty);
        Tag(span, TelemetryNames.RequestPresencePenalty, request.PresencePenalty);
        Tag(
            span,
            TelemetryNames.OutputType,
            request.ResponseFormat?.Type switch
            {
                "json_object" or "json_schema" => "json",
                "text" => "text",
                _ => null,
            }
        );
    }

    private void MarkRetry(RetryAttempt attempt, string reason)
    {
        if ((_span ?? _outer) is { IsAllDataRequested: true } span)
        {
            span.AddEvent(
                new ActivityEvent(
                    TelemetryNames.RetryEvent,
                    tags: new ActivityTagsCollection
                    {
                        [TelemetryNames.RetryAttempt] = attempt.Number,
                        [TelemetryNames.RetryDelay] = attempt.Delay.TotalSeconds,
                        [TelemetryNames.ErrorType] = reason,
                    }
                )
            );
        }
    }

    private void EndSpan(Exception? failure, string? error, bool isAbandoned)
    {
        if (_outer is { IsAllDataRequested: true } outer)
        {
            lock (OuterLock)
            {
                Enrich(outer);
            }
        }

        if (_span is null)
        {
            return;
        }

        if (_span.IsAllDataRequested)
        {
            DescribeAnswer(_span);
            Enrich(_span);
            Tag(_span, TelemetryNames.ErrorType, error);
            Tag(_span, TelemetryNames.StatusCode, failure is ApiException api ? (int)api.StatusCode : null);
            Tag(_span, TelemetryNames.Abandoned, isAbandoned ? true : null);
        }

        if (error is not null)
        {
            // Without a description: exceptions' messages have the gateway's words in them.
            _span.SetStatus(ActivityStatusCode.Error);
        }

        _span.Stop();
    }

    private void DescribeAnswer(Activity span)
    {
        Tag(span, TelemetryNames.ResponseId, AnswerFacts.Text(_facts.Id));
        Tag(span, TelemetryNames.ResponseModel, AnswerFacts.Text(_facts.Model));
        Tag(span, TelemetryNames.FinishReasons, _facts.FinishReasons);
        Tag(span, TelemetryNames.TimeToFirstChunk, _firstChunk);
        TokenUsage? usage = _facts.Usage;
        Tag(span, TelemetryNames.InputTokens, usage?.PromptTokens);
        Tag(span, TelemetryNames.OutputTokens, usage?.CompletionTokens);
        Tag(span, TelemetryNames.CacheReadTokens, usage?.PromptTokensDetails?.CachedTokens);
        Tag(
            span,
            TelemetryNames.CacheCreationTokens,
            usage?.PromptTokensDetails?.CacheCreationTokens ?? usage?.PromptTokensDetails?.CacheWriteTokens
        );
        Tag(span, TelemetryNames.ReasoningTokens, usage?.CompletionTokensDetails?.ReasoningTokens);
    }

    // What the conventions have no names for, and Microsoft.Extensions.AI does not know.
    private void Enrich(Activity span)
    {
        Tag(span, TelemetryNames.ServedBy, AnswerFacts.Text(_facts.Provider));
        Tag(span, TelemetryNames.RequestId, AnswerFacts.Text(_info?.RequestId));
        if (_facts.Usage?.Cost is { } cost)
        {
            span.SetTag(TelemetryNames.Cost, (double)cost + (span.GetTagItem(TelemetryNames.Cost) as double? ?? 0));
        }

        if (_retries > 0)
        {
            span.SetTag(TelemetryNames.Retries, _retries + (span.GetTagItem(TelemetryNames.Retries) as int? ?? 0));
        }
    }

    private static void Tag(Activity span, string name, object? value)
    {
        // A null would take away what an earlier call of the same span has said.
        if (value is not null)
        {
            span.SetTag(name, value);
        }
    }
}
