using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Reads an answer in one pass over its bytes. The contract is the measure, and reads what is not as usual.</summary>
/// <remarks>Every member that is missing, null, repeated or unknown is treated as the contract treats it.</remarks>
internal static class CompletionReader
{
    // The depth that the contracts allow (WireJson).
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    /// <summary>Reads a whole body.</summary>
    /// <exception cref="JsonException">It is not the JSON of a completion; its path says where.</exception>
    public static ChatCompletion? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json, Options);
            reader.Read();
            ChatCompletion? completion = Read(ref reader);
            // Throws when anything stands behind it.
            reader.Read();
            return completion;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The contract reads it after all, or says where reading stopped.
            return JsonSerializer.Deserialize(json, WireJson.Context.ChatCompletion);
        }
    }

    private static ChatCompletion? Read(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        string? id = null;
        string? kind = null;
        DateTimeOffset? created = null;
        string? model = null;
        string? provider = null;
        string? fingerprint = null;
        string? tier = null;
        IReadOnlyList<ChatChoice>? choices = null;
        TokenUsage? usage = null;
        ApiError? error = null;
        References? references = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("choices"u8))
            {
                choices = ReadChoices(ref reader);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                id = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("object"u8))
            {
                kind = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("created"u8))
            {
                created = ObjectReader.HasValue(ref reader) ? UnixTimeConverter.ReadValue(ref reader) : null;
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                model = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("provider"u8))
            {
                provider = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                usage = UsageReader.Read(ref reader);
            }
            else if (reader.ValueTextEquals("system_fingerprint"u8))
            {
                fingerprint = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("service_tier"u8))
            {
                tier = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("references"u8))
            {
                references = ObjectReader.Value(ref reader, WireJson.Context.References);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                error = ObjectReader.Value(ref reader, WireJson.Context.ApiError);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new ChatCompletion
        {
            Id = id,
            Object = kind,
            Created = created,
            Model = model,
            Provider = provider,
            WireChoices = choices,
            Usage = usage,
            SystemFingerprint = fingerprint,
            ServiceTier = tier,
            References = references,
            Error = error,
            AdditionalProperties = additional,
        };
    }

    private static IReadOnlyList<ChatChoice>? ReadChoices(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.StartList(ref reader))
        {
            return null;
        }

        OneOrMany<ChatChoice> choices = OneOrMany<ChatChoice>.Empty;
        while (ObjectReader.NextItem(ref reader))
        {
            if (ReadChoice(ref reader) is { } choice)
            {
                choices.Add(choice);
            }
        }

        return choices.AsList();
    }

    private static ChatChoice? ReadChoice(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        int? index = null;
        AssistantMessage? message = null;
        FinishReason? finishReason = null;
        string? nativeFinishReason = null;
        TokenLogprobs? logprobs = null;
        ReasoningDetail[]? reasoningDetails = null;
        ApiError? error = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("message"u8))
            {
                reader.Read();
                message = AnswerReader.Read(ref reader);
            }
            else if (reader.ValueTextEquals("index"u8))
            {
                index = ObjectReader.Int32(ref reader);
            }
            else if (reader.ValueTextEquals("finish_reason"u8))
            {
                finishReason = ObjectReader.HasValue(ref reader)
                    ? ExtensibleEnumConverter<FinishReason>.ReadValue(ref reader)
                    : default(FinishReason?);
            }
            else if (reader.ValueTextEquals("native_finish_reason"u8))
            {
                nativeFinishReason = ObjectReader.SimpleText(ref reader);
            }
            else if (reader.ValueTextEquals("logprobs"u8))
            {
                reader.Read();
                logprobs = TokenLogprobsConverter.ReadValue(ref reader);
            }
            else if (reader.ValueTextEquals("reasoning_details"u8))
            {
                reasoningDetails = ObjectReader.Value(ref reader, WireJson.Context.ReasoningDetailArray);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                error = ObjectReader.Value(ref reader, WireJson.Context.ApiError);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new ChatChoice
        {
            Index = index,
            WireMessage = message,
            FinishReason = finishReason,
            NativeFinishReason = nativeFinishReason,
            Logprobs = logprobs,
            ReasoningDetails = NoNulls.In<ReasoningDetail>(reasoningDetails),
            Error = error,
            AdditionalProperties = additional,
        };
    }
}
