using System.Text.Json;

namespace InteractiveAi.Client.JamAi;

/// <summary>A request as JamAI Base takes it. What the user built is never changed.</summary>
internal static class JamAiSpelling
{
    public static ChatRequest Of(ChatRequest request)
    {
        IReadOnlyList<Message> messages = Rewrite.Each(request.Messages, JamAiMessages.Spell);
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
            && HasNoNulls(request)
            ? request
            : WithoutNulls(request) with
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
        options is { IncludeUsage: not false } and not { AdditionalProperties.Count: > 0 };

    // Gateway: only lists, of one text at least (wire-facts 3.3).
    private static StopSequences? Spell(StopSequences? stop) =>
        stop switch
        {
            { Raw.ValueKind: JsonValueKind.String } => new StopSequences([.. stop], raw: null),
            { Raw: null, Count: 0 } => null,
            _ => stop,
        };

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

    // Gateway: 422 for an explicit null in many places, and nowhere does one say anything (wire-facts 3.3).
    private static IDictionary<string, JsonElement>? Spell(IDictionary<string, JsonElement>? additional)
    {
        IDictionary<string, JsonElement>? members = Rewrite.WithoutNulls(additional);
        // In a portable request it stands among the additional members, and takes no null either.
        if (
            members is null
            || !members.TryGetValue("rag_params", out JsonElement retrieval)
            || retrieval.ValueKind is not JsonValueKind.Object
            || !retrieval.EnumerateObject().Any(IsNull)
        )
        {
            return members;
        }

        return new Dictionary<string, JsonElement>(members, StringComparer.Ordinal)
        {
            ["rag_params"] = WithoutNulls(retrieval),
        };
    }

    private static bool HasNoNulls(ChatRequest request) =>
        request is not JamAiChatRequest { RagParameters.AdditionalProperties: { } members }
        || ReferenceEquals(members, Rewrite.WithoutNulls(members));

    private static ChatRequest WithoutNulls(ChatRequest request) =>
        request is JamAiChatRequest { RagParameters: { } retrieval } own
            ? own with
            {
                RagParameters = retrieval with
                {
                    AdditionalProperties = Rewrite.WithoutNulls(retrieval.AdditionalProperties),
                },
            }
            : request;

    private static bool IsNull(JsonProperty member) => member.Value.ValueKind is JsonValueKind.Null;

    private static JsonElement WithoutNulls(JsonElement json) =>
        JsonText.Build(writer =>
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
        });
}
