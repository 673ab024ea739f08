using System.Diagnostics;

namespace InteractiveAi.Client;

internal sealed partial class CallTelemetry
{
    // Whoever has opened the outer span measures the call too, under the same names.
    private bool Measures => _outer is null;

    private void MeasureFirstChunk(double seconds)
    {
        if (Measures && ChatDiagnostics.TimeToFirstChunk.Enabled)
        {
            ChatDiagnostics.TimeToFirstChunk.Record(seconds, Tags());
        }
    }

    private void MeasureChunk(double seconds)
    {
        if (Measures && ChatDiagnostics.TimePerOutputChunk.Enabled)
        {
            ChatDiagnostics.TimePerOutputChunk.Record(seconds, Tags());
        }
    }

    private void CountRetry(string reason)
    {
        if (ChatDiagnostics.Retries.Enabled)
        {
            TagList tags = Tags();
            tags.Add(TelemetryNames.ErrorType, reason);
            ChatDiagnostics.Retries.Add(1, tags);
        }
    }

    private void Measure(double seconds, string? error)
    {
        if (!Measures)
        {
            return;
        }

        if (ChatDiagnostics.Duration.Enabled)
        {
            TagList tags = Tags();
            if (error is not null)
            {
                tags.Add(TelemetryNames.ErrorType, error);
            }

            ChatDiagnostics.Duration.Record(seconds, tags);
        }

        if (ChatDiagnostics.TokenUsage.Enabled)
        {
            Measure(_facts.Usage?.PromptTokens, "input");
            Measure(_facts.Usage?.CompletionTokens, "output");
        }
    }

    private void Measure(long? tokens, string type)
    {
        if (tokens is { } count)
        {
            TagList tags = Tags();
            tags.Add(TelemetryNames.TokenType, type);
            ChatDiagnostics.TokenUsage.Record(count, tags);
        }
    }

    private TagList Tags()
    {
        Uri address = _connection.Gateway.ChatCompletionsUri;
        TagList tags = new()
        {
            { TelemetryNames.Operation, TelemetryNames.Chat },
            { TelemetryNames.Provider, _connection.Gateway.ProviderName },
            { TelemetryNames.ServerAddress, address.Host },
            { TelemetryNames.ServerPort, address.Port },
        };
        if (_model is not null)
        {
            tags.Add(TelemetryNames.RequestModel, _model);
        }

        if (_facts.Model is not null)
        {
            tags.Add(TelemetryNames.ResponseModel, AnswerFacts.Text(_facts.Model));
        }

        return tags;
    }
}
