using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Reads the message of an answer in one pass over its bytes. The contract is the measure.</summary>
internal static class AnswerReader
{
    /// <summary>Reads the message at which the reader stands; <see langword="null"/> for null.</summary>
    /// <exception cref="JsonException">It is not as usual; the contract may be able to read it.</exception>
    public static AssistantMessage? Read(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        MessageContent? content = null;
        string? name = null;
        string? refusal = null;
        string? reasoning = null;
        string? reasoningSignature = null;
        string? redactedReasoning = null;
        string? reasoningContent = null;
        ReasoningDetail[]? reasoningDetails = null;
        IReadOnlyList<ToolCall>? toolCalls = null;
        Annotation[]? annotations = null;
        ContentPart[]? images = null;
        AudioOutput? audio = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("content"u8))
            {
                content = ObjectReader.Value(ref reader, WireJson.Context.MessageContent);
            }
            else if (reader.ValueTextEquals("role"u8))
            {
                // An answer is the assistant's, whatever the gateway calls it.
                reader.Read();
                reader.Skip();
            }
            else if (reader.ValueTextEquals("refusal"u8))
            {
                refusal = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                toolCalls = ReadToolCalls(ref reader);
            }
            else if (reader.ValueTextEquals("reasoning"u8))
            {
                reasoning = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("reasoning_details"u8))
            {
                reasoningDetails = ObjectReader.Value(ref reader, WireJson.Context.ReasoningDetailArray);
            }
            else if (reader.ValueTextEquals("reasoning_content"u8))
            {
                reasoningContent = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("reasoning_signature"u8))
            {
                reasoningSignature = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("redacted_reasoning"u8))
            {
                redactedReasoning = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                name = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("annotations"u8))
            {
                annotations = ObjectReader.Value(ref reader, WireJson.Context.AnnotationArray);
            }
            else if (reader.ValueTextEquals("images"u8))
            {
                images = ObjectReader.Value(ref reader, WireJson.Context.ContentPartArray);
            }
            else if (reader.ValueTextEquals("audio"u8))
            {
                audio = ObjectReader.Value(ref reader, WireJson.Context.AudioOutput);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new AssistantMessage
        {
            Content = content,
            Name = name,
            Refusal = refusal,
            Reasoning = reasoning,
            ReasoningSignature = reasoningSignature,
            RedactedReasoning = redactedReasoning,
            ReasoningContent = reasoningContent,
            ReasoningDetails = NoNulls.In<ReasoningDetail>(reasoningDetails),
            ToolCalls = toolCalls,
            Annotations = NoNulls.In<Annotation>(annotations),
            Images = NoNulls.In<ContentPart>(images),
            Audio = audio,
            AdditionalProperties = additional,
        };
    }

    private static IReadOnlyList<ToolCall>? ReadToolCalls(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.StartList(ref reader))
        {
            return null;
        }

        OneOrMany<ToolCall> calls = OneOrMany<ToolCall>.Empty;
        while (ObjectReader.NextItem(ref reader))
        {
            if (ReadToolCall(ref reader) is { } call)
            {
                calls.Add(call);
            }
        }

        return calls.AsList();
    }

    private static ToolCall? ReadToolCall(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        int? index = null;
        string? id = null;
        string? type = null;
        FunctionCall? function = null;
        string? signature = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                type = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("function"u8))
            {
                reader.Read();
                function = ReadFunction(ref reader);
            }
            else if (reader.ValueTextEquals("index"u8))
            {
                index = ObjectReader.Int32(ref reader);
            }
            else if (reader.ValueTextEquals("thought_signature"u8))
            {
                signature = ObjectReader.SimpleText(ref reader);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new ToolCall
        {
            Index = index,
            Id = id,
            Type = type,
            WireFunction = function,
            ThoughtSignature = signature,
            AdditionalProperties = additional,
        };
    }

    private static FunctionCall? ReadFunction(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        string? name = null;
        string? arguments = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("name"u8))
            {
                name = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("arguments"u8))
            {
                arguments = ObjectReader.Text(ref reader);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new FunctionCall
        {
            Name = name,
            Arguments = arguments,
            AdditionalProperties = additional,
        };
    }
}
