using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Writes messages, of which a request has hundreds, without their contracts. The contracts are the measure.</summary>
internal static class MessageWriter
{
    public static void Write(Utf8JsonWriter writer, Message message)
    {
        switch (message)
        {
            case UserMessage user:
                Write(writer, user.Role, user.Content, user.Name, user.AdditionalProperties);
                break;
            case AssistantMessage assistant:
                Write(writer, assistant);
                break;
            case ToolMessage tool:
                Write(writer, tool);
                break;
            case SystemMessage system:
                Write(writer, system.Role, system.Content, system.Name, system.AdditionalProperties);
                break;
            case DeveloperMessage developer:
                Write(writer, developer.Role, developer.Content, developer.Name, developer.AdditionalProperties);
                break;
            default:
                LenientText.Write(writer, ((UnknownMessage)message).Raw);
                break;
        }
    }

    private static void Write(
        Utf8JsonWriter writer,
        string role,
        MessageContent? content,
        string? name,
        IDictionary<string, JsonElement>? additional
    )
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, role);
        Content(writer, content);
        ObjectWriter.Text(writer, "name"u8, name);
        ObjectWriter.Extra(writer, additional);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ToolMessage message)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, message.Role);
        ObjectWriter.Text(writer, "tool_call_id"u8, message.ToolCallId);
        Content(writer, message.Content);
        if (message.CacheControl is not null)
        {
            ObjectWriter.Value(writer, "cache_control"u8, message.CacheControl, WireJson.Context.CacheControl);
        }

        ObjectWriter.Extra(writer, message.AdditionalProperties);
        writer.WriteEndObject();
    }

    // Asking for a contract makes it: only those of members that are there are asked for.
    private static void Write(Utf8JsonWriter writer, AssistantMessage message)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, message.Role);
        Content(writer, message.Content);
        ObjectWriter.Text(writer, "name"u8, message.Name);
        ObjectWriter.Text(writer, "refusal"u8, message.Refusal);
        ObjectWriter.Text(writer, "reasoning"u8, message.Reasoning);
        ObjectWriter.Text(writer, "reasoning_signature"u8, message.ReasoningSignature);
        ObjectWriter.Text(writer, "redacted_reasoning"u8, message.RedactedReasoning);
        ObjectWriter.Text(writer, "reasoning_content"u8, message.ReasoningContent);
        if (message.ReasoningDetails is { } details)
        {
            ObjectWriter.List(writer, "reasoning_details"u8, details, WireJson.Context.ReasoningDetail);
        }

        if (message.ToolCalls is { } calls)
        {
            ObjectWriter.List(writer, "tool_calls"u8, calls, WireJson.Context.ToolCall);
        }

        if (message.Annotations is { } annotations)
        {
            ObjectWriter.List(writer, "annotations"u8, annotations, WireJson.Context.Annotation);
        }

        if (message.Images is { } images)
        {
            ObjectWriter.List(writer, "images"u8, images, WireJson.Context.ContentPart);
        }

        if (message.Audio is { } audio)
        {
            ObjectWriter.Value(writer, "audio"u8, audio, WireJson.Context.AudioOutput);
        }

        ObjectWriter.Extra(writer, message.AdditionalProperties);
        writer.WriteEndObject();
    }

    private static void Content(Utf8JsonWriter writer, MessageContent? content)
    {
        if (content is not null)
        {
            writer.WritePropertyName("content"u8);
            MessageContentConverter.WriteValue(writer, content);
        }
    }
}
