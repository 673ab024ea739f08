using System.Globalization;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>The abstraction's messages and options as a request. What the gateway does not have is reported, never dropped in silence.</summary>
internal sealed class RequestMapper(ChatDialect gateways, ChatAdapterOptions adapter, MappingReport report)
{
    public AdapterCall Map(IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ChatRequest request = Start(client, options);
        ChatDialect dialect = gateways.For(request);
        CallOptions call = new();
        // The client says what is wrong with a request of another gateway, in the same words as to everybody.
        if (options is not null && dialect.IsOwn(request))
        {
            (request, call) = OptionMembers.Apply(request, options.AdditionalProperties, dialect, report);
            request = WithScalars(request, options, dialect);
            request = WithFormat(request, options, dialect);
            request = new ToolMapper(dialect, report).Apply(request, options);
            request = options.Reasoning is { } reasoning ? dialect.With(request, reasoning, report) : request;
            ReportUnused(options);
        }

        List<Message> all = [];
        if (!string.IsNullOrWhiteSpace(options?.Instructions))
        {
            all.Add(
                adapter.InstructionsAsDeveloper
                    ? dialect.Developer(options.Instructions, name: null, report)
                    : new SystemMessage(options.Instructions)
            );
        }

        all.AddRange(request.Messages);
        new MessageMapper(dialect, report).AddTo(all, messages);
        string? model = string.IsNullOrWhiteSpace(options?.ModelId) ? request.Model : options.ModelId;
        request = request with { Messages = all };
        // A list of models to try needs no single one, nor a default of ours beside it.
        request =
            model is not null ? request with { Model = model }
            : adapter.DefaultModel is not null && !dialect.NamesModel(request)
                ? request with
                {
                    Model = adapter.DefaultModel,
                }
            : request;
        return new AdapterCall(request, call, report);
    }

    private ChatRequest Start(IChatClient client, ChatOptions? options)
    {
        // Asked once: the factory may count, log or cost something.
        object? raw = options?.RawRepresentationFactory?.Invoke(client);
        switch (raw)
        {
            case null:
                return gateways.NewRequest();
            case ChatRequest own when gateways.For(own).IsOwn(own):
                return own.Messages is null ? own with { Messages = [] } : own;
            case ChatRequest portable when portable.GetType() == typeof(ChatRequest):
                return OptionMembers.Convert(portable, gateways);
            case ChatRequest foreign:
                return foreign;
            default:
                report.Add($"RawRepresentationFactory's {raw.GetType().Name}", "takes only a request of this library");
                return gateways.NewRequest();
        }
    }

    private ChatRequest WithScalars(ChatRequest request, ChatOptions options, ChatDialect dialect)
    {
        bool hasLimit = request.MaxTokens is not null || request.MaxCompletionTokens is not null;
        request = request with
        {
            Temperature = request.Temperature ?? Widen(options.Temperature),
            TopP = request.TopP ?? Widen(options.TopP),
            FrequencyPenalty = request.FrequencyPenalty ?? Widen(options.FrequencyPenalty),
            PresencePenalty = request.PresencePenalty ?? Widen(options.PresencePenalty),
            MaxCompletionTokens =
                hasLimit || adapter.UseMaxTokens ? request.MaxCompletionTokens : options.MaxOutputTokens,
            MaxTokens = hasLimit || !adapter.UseMaxTokens ? request.MaxTokens : options.MaxOutputTokens,
            Stop = options.StopSequences is { Count: > 0 } stop
                ? new StopSequences([.. request.Stop ?? (IEnumerable<string>)[], .. stop])
                : request.Stop,
        };
        if (options.Seed is { } seed && request.Seed is null && Takes("seed", nameof(options.Seed), dialect))
        {
            request = request with { Seed = seed };
        }

        return options.TopK is { } topK ? dialect.WithTopK(request, topK, report) : request;
    }

    // These speak of things that no gateway of this wire format has, or that this version does not know.
    private void ReportUnused(ChatOptions options)
    {
        if (options.Reasoning?.Output is { } output && !Enum.IsDefined(output))
        {
            report.Add(string.Create(CultureInfo.InvariantCulture, $"Reasoning.Output {(int)output}"));
        }

        if (options.ConversationId is not null)
        {
            report.Add(nameof(options.ConversationId), "keeps no conversations");
        }

#pragma warning disable MEAI001 // Only looked at, so that whoever sets it hears of it.
        if (options.AllowBackgroundResponses is true)
        {
            report.Add(nameof(options.AllowBackgroundResponses), "has no background responses");
        }

        if (options.ContinuationToken is not null)
        {
            report.Add(nameof(options.ContinuationToken), "cannot resume an answer");
        }
#pragma warning restore MEAI001
    }

    private ChatRequest WithFormat(ChatRequest request, ChatOptions options, ChatDialect dialect)
    {
        if (options.ResponseFormat is not { } format || request.ResponseFormat is not null)
        {
            return request;
        }

        // Text is what a gateway gives that has no choice of formats.
        bool isGivenAnyway = format is ChatResponseFormatText && !dialect.TakesMember("response_format");
        return isGivenAnyway || !Takes("response_format", nameof(options.ResponseFormat), dialect)
            ? request
            : request with
            {
                ResponseFormat = FormatOf(format, ToolMapper.StrictIn(options.AdditionalProperties)),
            };
    }

    private ResponseFormat? FormatOf(ChatResponseFormat format, bool? strict)
    {
        switch (format)
        {
            case ChatResponseFormatText:
                return ResponseFormat.Text;
            case ChatResponseFormatJson { Schema: { } schema } json:
                return new JsonSchemaFormat(
                    json.SchemaName ?? "json_schema",
                    strict is true ? ToolMapper.Strict(schema) : schema
                )
                {
                    Description = json.SchemaDescription,
                    Strict = strict,
                };
            case ChatResponseFormatJson:
                return ResponseFormat.JsonObject;
            default:
                report.Add($"ResponseFormat {format.GetType().Name}");
                return null;
        }
    }

    private bool Takes(string member, string option, ChatDialect dialect)
    {
        if (dialect.TakesMember(member))
        {
            return true;
        }

        report.Add(option);
        return false;
    }

    // Through the shortest decimal: 0.1f is meant as 0.1, not as 0.10000000149.
    private static double? Widen(float? value) =>
        value is { } number
            ? double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : null;
}
