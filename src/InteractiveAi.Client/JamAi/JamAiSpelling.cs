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
            && request.StreamOptions is null
            ? request
            : request with
            {
                Messages = messages,
                Tools = tools,
                Stop = stop,
                StreamOptions = null,
                AdditionalProperties = additional,
            };
    }

    // Gateway: only lists, of one text at least (wire-facts 3.3).
    private static StopSequences? Spell(StopSequences? stop) =>
        stop switch
        {
            { Raw.ValueKind: JsonValueKind.String } => new StopSequences([.. stop], raw: null),
            { Raw: null, Count: 0 } => null,
            _ => stop,
        };

    // Gateway: the content has to be there (wire-facts 3.3). Of a message that only calls tools nothing else is read.
    private static Message Spell(Message message) =>
        message is AssistantMessage { Content: null } assistant
            ? new AssistantMessage(assistant) { Content = "" }
            : message;

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
        if (additional is null || !additional.Any(IsRefused))
        {
            return additional;
        }

        return additional.Where(static member => !IsRefused(member)).ToDictionary(StringComparer.Ordinal);
    }

    private static bool IsRefused(KeyValuePair<string, JsonElement> member) =>
        member.Value.ValueKind is JsonValueKind.Null && NeverNull.Contains(member.Key, StringComparer.Ordinal);
}
