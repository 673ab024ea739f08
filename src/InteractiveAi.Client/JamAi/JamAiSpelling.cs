using System.Text.Json;

namespace InteractiveAi.Client.JamAi;

/// <summary>A request as JamAI Base takes it. What the user built is never changed.</summary>
internal static class JamAiSpelling
{
    // Gateway: 422 for an explicit null, of members that only the gateway's own request has properties for (wire-facts 3.3).
    private static readonly string[] NeverNull = ["id", "reasoning_summary"];

    public static ChatRequest Of(ChatRequest request)
    {
        IReadOnlyList<Message> messages = Rewrite.Each(request.Messages, Spell);
        IReadOnlyList<Tool>? tools =
            request.Tools is { Count: 0 } ? null
            : request.Tools is { } given ? Rewrite.Each(given, Spell)
            : null;
        StopSequences? stop = Spell(request.Stop);
        IDictionary<string, JsonElement>? additional = Spell(request.AdditionalProperties);
        return
            ReferenceEquals(messages, request.Messages)
            && ReferenceEquals(tools, request.Tools)
            && ReferenceEquals(stop, request.Stop)
            && ReferenceEquals(additional, request.AdditionalProperties)
            && !IsGranted(request.StreamOptions)
            ? request
            : request with
            {
                Messages = messages,
                Tools = tools,
                Stop = stop,
                StreamOptions = IsGranted(request.StreamOptions) ? null : request.StreamOptions,
                AdditionalProperties = additional,
            };
    }

    // Gateway: the usage comes in any case (wire-facts 3.4). Whatever else somebody insists on is not ours to leave out.
    private static bool IsGranted(StreamOptions? options) =>
        options is { IncludeUsage: true } and not { AdditionalProperties.Count: > 0 };

    // Gateway: only lists, of one text at least (wire-facts 3.3).
    private static StopSequences? Spell(StopSequences? stop) =>
        stop switch
        {
            { Raw.ValueKind: JsonValueKind.String } => new StopSequences([.. stop], raw: null),
            { Raw: null, Count: 0 } => null,
            _ => stop,
        };

    // Gateway: the content has to be there, and nothing else of what the assistant said is read (wire-facts 3.3).
    private static Message Spell(Message message)
    {
        if (message is not AssistantMessage assistant)
        {
            return message;
        }

        bool saysNothing = assistant.Content is null or { IsText: true, Text: "" };
        string? instead = saysNothing ? Otherwise(assistant) : null;
        IDictionary<string, JsonElement>? members = Rewrite.WithoutNulls(assistant.AdditionalProperties);
        return
            assistant.Content is not null && instead is null && ReferenceEquals(members, assistant.AdditionalProperties)
            ? message
            : new AssistantMessage(assistant)
            {
                Content = instead ?? assistant.Content ?? "",
                AdditionalProperties = members,
            };
    }

    private static string? Otherwise(AssistantMessage message) =>
        message.Refusal is { Length: > 0 } refusal ? refusal
        : message.Audio?.Transcript is { Length: > 0 } transcript ? transcript
        : null;

    private static Tool Spell(Tool tool)
    {
        if (
            tool is not FunctionTool { Function: { Parameters: { } schema } body } function
            || ParameterSchema.Spell(schema, body.Strict is true) is not { } spelled
        )
        {
            return tool;
        }

        return new FunctionTool
        {
            Function = new FunctionTool.Body
            {
                Name = body.Name,
                Description = body.Description,
                Parameters = spelled,
                Strict = body.Strict,
                AdditionalProperties = body.AdditionalProperties,
            },
            AdditionalProperties = function.AdditionalProperties,
        };
    }

    private static IDictionary<string, JsonElement>? Spell(IDictionary<string, JsonElement>? additional)
    {
        if (additional is null || !additional.Any(HasNulls))
        {
            return additional;
        }

        Dictionary<string, JsonElement> spelled = new(StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in additional)
        {
            if (value.ValueKind is JsonValueKind.Object && IsRetrieval(name))
            {
                spelled[name] = WithoutNulls(value);
            }
            else if (value.ValueKind is not JsonValueKind.Null || !IsNeverNull(name))
            {
                spelled[name] = value;
            }
        }

        return spelled;
    }

    private static bool HasNulls(KeyValuePair<string, JsonElement> member) =>
        member.Value.ValueKind switch
        {
            JsonValueKind.Null => IsNeverNull(member.Key),
            JsonValueKind.Object => IsRetrieval(member.Key) && member.Value.EnumerateObject().Any(IsNull),
            _ => false,
        };

    private static bool IsNeverNull(string name) => NeverNull.Contains(name, StringComparer.Ordinal);

    // In a portable request it stands among the additional members, and takes no null either.
    private static bool IsRetrieval(string name) => string.Equals(name, "rag_params", StringComparison.Ordinal);

    private static bool IsNull(JsonProperty member) => member.Value.ValueKind is JsonValueKind.Null;

    private static JsonElement WithoutNulls(JsonElement json)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in json.EnumerateObject())
            {
                if (!IsNull(member))
                {
                    writer.WritePropertyName(member.Name);
                    LenientText.Write(writer, member.Value);
                }
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
