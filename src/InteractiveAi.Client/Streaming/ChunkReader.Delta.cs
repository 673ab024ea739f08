using System.Text.Json;

namespace InteractiveAi.Client;

internal sealed partial class ChunkReader
{
    private ChatDelta? ReadDelta(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        string? role = null;
        string? content = null;
        string? reasoning = null;
        ReadOnlySpan<byte> escapedReasoning = default;
        string? signature = null;
        string? redacted = null;
        string? reasoningContent = null;
        string? refusal = null;
        OneOrMany<ToolCallDelta> toolCalls = default;
        OneOrMany<ReasoningDetail> reasoningDetails = default;
        ContentPart[]? images = null;
        Annotation[]? annotations = null;
        AudioOutput? audio = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("content"u8))
            {
                content = ReadContent(ref reader, ref additional);
                Note(TextKind.Content, ref reader, content);
            }
            else if (reader.ValueTextEquals("role"u8))
            {
                role = _role.Read(ref reader);
            }
            else if (reader.ValueTextEquals("reasoning"u8))
            {
                reasoning = ObjectReader.Text(ref reader);
                Note(TextKind.Reasoning, ref reader, reasoning);
                escapedReasoning =
                    reader.TokenType is JsonTokenType.String && !reader.HasValueSequence ? reader.ValueSpan : default;
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                toolCalls = ReadToolCalls(ref reader);
            }
            else if (reader.ValueTextEquals("reasoning_details"u8))
            {
                reasoningDetails = ReasoningDetailReader.ReadList(ref reader, reasoning, escapedReasoning, ref _texts);
            }
            else if (reader.ValueTextEquals("reasoning_content"u8))
            {
                reasoningContent = ObjectReader.Text(ref reader);
                Note(TextKind.ReasoningContent, ref reader, reasoningContent);
            }
            else if (reader.ValueTextEquals("reasoning_signature"u8))
            {
                signature = ObjectReader.Text(ref reader);
            }
            else if (reader.ValueTextEquals("redacted_reasoning"u8))
            {
                redacted = ObjectReader.Text(ref reader);
            }
            else if (reader.ValueTextEquals("refusal"u8))
            {
                refusal = ObjectReader.Text(ref reader);
            }
            else if (reader.ValueTextEquals("annotations"u8))
            {
                annotations = ObjectReader.HasValue(ref reader)
                    ? JsonSerializer.Deserialize(ref reader, WireJson.Context.AnnotationArray)
                    : null;
            }
            else if (reader.ValueTextEquals("images"u8))
            {
                images = ObjectReader.HasValue(ref reader)
                    ? JsonSerializer.Deserialize(ref reader, WireJson.Context.ContentPartArray)
                    : null;
            }
            else if (reader.ValueTextEquals("audio"u8))
            {
                audio = ObjectReader.HasValue(ref reader)
                    ? JsonSerializer.Deserialize(ref reader, WireJson.Context.AudioOutput)
                    : null;
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new ChatDelta
        {
            Role = role,
            Content = content,
            Reasoning = reasoning,
            ReasoningSignature = signature,
            RedactedReasoning = redacted,
            ReasoningContent = reasoningContent,
            Refusal = refusal,
            ToolCallList = toolCalls,
            ReasoningDetailList = reasoningDetails,
            Images = images,
            Annotations = annotations,
            Audio = audio,
            AdditionalProperties = additional,
        };
    }

    private void Note(TextKind kind, ref Utf8JsonReader reader, string? value)
    {
        if (_texts.IsWanted && reader.TokenType is JsonTokenType.String)
        {
            _texts.Note(EventText.At(kind, ref reader, value!));
        }
    }

    private static string? ReadContent(ref Utf8JsonReader reader, ref Dictionary<string, JsonElement>? additional)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
        {
            additional?.Remove("content");
            return ObjectReader.TextValue(ref reader);
        }

        var parts = JsonElement.ParseValue(ref reader);
        (additional ??= [])["content"] = parts;
        return PartText.Join(parts);
    }

    private OneOrMany<ToolCallDelta> ReadToolCalls(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.StartList(ref reader))
        {
            return default;
        }

        var calls = OneOrMany<ToolCallDelta>.Empty;
        while (ObjectReader.NextItem(ref reader))
        {
            if (ReadToolCall(ref reader) is { } call)
            {
                calls.Add(call);
            }
        }

        return calls;
    }

    private ToolCallDelta? ReadToolCall(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        int? index = null;
        string? id = null;
        string? type = null;
        string? name = null;
        string? arguments = null;
        string? signature = null;
        Dictionary<string, JsonElement>? nested = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("index"u8))
            {
                index = ObjectReader.Int32(ref reader);
            }
            else if (reader.ValueTextEquals("function"u8))
            {
                reader.Read();
                ReadFunction(ref reader, ref name, ref arguments, ref nested);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                id = _callId.Read(ref reader);
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                type = _callType.Read(ref reader);
            }
            else if (reader.ValueTextEquals("thought_signature"u8))
            {
                signature = ObjectReader.Text(ref reader);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new ToolCallDelta
        {
            Index = index,
            Id = id,
            Type = type,
            Name = name,
            Arguments = arguments,
            ThoughtSignature = signature,
            NestedProperties = nested,
            AdditionalProperties = additional,
        };
    }

    private void ReadFunction(
        ref Utf8JsonReader reader,
        ref string? name,
        ref string? arguments,
        ref Dictionary<string, JsonElement>? nested
    )
    {
        name = arguments = null;
        nested = null;
        if (!ObjectReader.Start(ref reader))
        {
            return;
        }

        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("arguments"u8))
            {
                arguments = ObjectReader.Text(ref reader);
                Note(TextKind.Arguments, ref reader, arguments);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                name = _callName.Read(ref reader);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref nested);
            }
        }
    }
}
