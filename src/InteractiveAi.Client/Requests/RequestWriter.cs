using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Writes a request. A portable one is written without its contract, which takes longer to be made than most first calls take to be sent.</summary>
/// <remarks>The contract is the measure: the bytes are the same.</remarks>
internal static class RequestWriter
{
    private static readonly LogitBiasConverter Biases = new();

    public static void Write(Utf8JsonWriter writer, ChatRequest request)
    {
        if (request.GetType() == typeof(ChatRequest))
        {
            WritePortable(writer, request);
        }
        else
        {
            JsonSerializer.Serialize(writer, request, request.JsonType);
        }
    }

    private static void WritePortable(Utf8JsonWriter writer, ChatRequest request)
    {
        writer.WriteStartObject();
        ObjectWriter.Text(writer, "model"u8, request.Model);
        writer.WriteStartArray("messages"u8);
        for (int i = 0; i < request.Messages.Count; i++)
        {
            MessageWriter.Write(writer, request.Messages[i]);
        }

        writer.WriteEndArray();
        Flag(writer, "stream"u8, request.Stream);
        Number(writer, "temperature"u8, request.Temperature);
        Number(writer, "top_p"u8, request.TopP);
        ObjectWriter.Int32(writer, "max_tokens"u8, request.MaxTokens);
        ObjectWriter.Int32(writer, "max_completion_tokens"u8, request.MaxCompletionTokens);
        ObjectWriter.Text(writer, "reasoning_effort"u8, request.ReasoningEffort?.Value);
        Number(writer, "frequency_penalty"u8, request.FrequencyPenalty);
        Number(writer, "presence_penalty"u8, request.PresencePenalty);
        WriteTools(writer, request);
        if (request.Seed is { } seed)
        {
            writer.WriteNumber("seed"u8, seed);
        }

        ObjectWriter.Int32(writer, "n"u8, request.N);
        Flag(writer, "logprobs"u8, request.Logprobs);
        ObjectWriter.Int32(writer, "top_logprobs"u8, request.TopLogprobs);
        WriteTables(writer, request);
        ObjectWriter.Text(writer, "user"u8, request.User);
        WriteStreamOptions(writer, request.StreamOptions);
        ObjectWriter.Extra(writer, request.AdditionalProperties);
        writer.WriteEndObject();
    }

    // Asking for a contract makes it: only those of members that are there are asked for.
    private static void WriteTools(Utf8JsonWriter writer, ChatRequest request)
    {
        if (request.Stop is { } stop)
        {
            ObjectWriter.Value(writer, "stop"u8, stop, WireJson.Context.StopSequences);
        }

        if (request.Tools is { } tools)
        {
            ObjectWriter.List(writer, "tools"u8, tools, WireJson.Context.Tool);
        }

        if (request.ToolChoice is { } choice)
        {
            ObjectWriter.Value(writer, "tool_choice"u8, choice, WireJson.Context.ToolChoice);
        }

        Flag(writer, "parallel_tool_calls"u8, request.ParallelToolCalls);
        if (request.ResponseFormat is { } format)
        {
            ObjectWriter.Value(writer, "response_format"u8, format, WireJson.Context.ResponseFormat);
        }
    }

    private static void WriteTables(Utf8JsonWriter writer, ChatRequest request)
    {
        if (request.LogitBias is { } biases)
        {
            writer.WritePropertyName("logit_bias"u8);
            Biases.Write(writer, biases, WireJson.Context.Options);
        }

        if (request.Metadata is { } metadata)
        {
            writer.WriteStartObject("metadata"u8);
            foreach ((string name, string? value) in metadata)
            {
                writer.WritePropertyName(name);
                if (value is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    LenientText.Write(writer, value);
                }
            }

            writer.WriteEndObject();
        }
    }

    private static void WriteStreamOptions(Utf8JsonWriter writer, StreamOptions? options)
    {
        if (options is not null)
        {
            writer.WriteStartObject("stream_options"u8);
            Flag(writer, "include_usage"u8, options.IncludeUsage);
            ObjectWriter.Extra(writer, options.AdditionalProperties);
            writer.WriteEndObject();
        }
    }

    private static void Flag(Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    private static void Number(Utf8JsonWriter writer, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
