using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Reads the usage of an answer in one pass over its bytes. The contract is the measure.</summary>
internal static class UsageReader
{
    /// <summary>Reads the usage at which the reader stands; <see langword="null"/> for null.</summary>
    /// <exception cref="JsonException">A member is of a type that cannot be meant.</exception>
    public static TokenUsage? Read(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        long? prompt = null;
        long? completion = null;
        long? total = null;
        PromptTokensDetails? promptDetails = null;
        CompletionTokensDetails? completionDetails = null;
        decimal? cost = null;
        CostDetails? costDetails = null;
        bool? isByok = null;
        JsonElement? serverTools = null;
        ToolUsageDetails? tools = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("prompt_tokens"u8))
            {
                prompt = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("completion_tokens"u8))
            {
                completion = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("total_tokens"u8))
            {
                total = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("prompt_tokens_details"u8))
            {
                reader.Read();
                promptDetails = ReadPromptDetails(ref reader);
            }
            else if (reader.ValueTextEquals("completion_tokens_details"u8))
            {
                reader.Read();
                completionDetails = ReadCompletionDetails(ref reader);
            }
            else if (reader.ValueTextEquals("cost"u8))
            {
                cost = ObjectReader.HasValue(ref reader) ? LenientNumber.ReadDecimal(ref reader) : null;
            }
            else if (reader.ValueTextEquals("cost_details"u8))
            {
                costDetails = ObjectReader.Value(ref reader, WireJson.Context.CostDetails);
            }
            else if (reader.ValueTextEquals("is_byok"u8))
            {
                isByok = ObjectReader.HasValue(ref reader) ? LenientBooleanConverter.ReadValue(ref reader) : null;
            }
            else if (reader.ValueTextEquals("server_tool_use_details"u8))
            {
                serverTools = ObjectReader.HasValue(ref reader) ? JsonElement.ParseValue(ref reader) : null;
            }
            else if (reader.ValueTextEquals("tool_usage_details"u8))
            {
                tools = ObjectReader.Value(ref reader, WireJson.Context.ToolUsageDetails);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new TokenUsage
        {
            PromptTokens = prompt,
            CompletionTokens = completion,
            TotalTokens = total,
            PromptTokensDetails = promptDetails,
            CompletionTokensDetails = completionDetails,
            Cost = cost,
            CostDetails = costDetails,
            IsByok = isByok,
            ServerToolUseDetails = serverTools,
            ToolUsageDetails = tools,
            AdditionalProperties = additional,
        };
    }

    private static PromptTokensDetails? ReadPromptDetails(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        long? cached = null;
        long? cacheWrite = null;
        long? cacheCreation = null;
        long? audio = null;
        long? video = null;
        long? text = null;
        long? image = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("cached_tokens"u8))
            {
                cached = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("cache_write_tokens"u8))
            {
                cacheWrite = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("cache_creation_tokens"u8))
            {
                cacheCreation = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("audio_tokens"u8))
            {
                audio = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("video_tokens"u8))
            {
                video = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("text_tokens"u8))
            {
                text = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("image_tokens"u8))
            {
                image = ObjectReader.Int64(ref reader);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new PromptTokensDetails
        {
            CachedTokens = cached,
            CacheWriteTokens = cacheWrite,
            CacheCreationTokens = cacheCreation,
            AudioTokens = audio,
            VideoTokens = video,
            TextTokens = text,
            ImageTokens = image,
            AdditionalProperties = additional,
        };
    }

    private static CompletionTokensDetails? ReadCompletionDetails(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        long? reasoning = null;
        long? audio = null;
        long? image = null;
        long? accepted = null;
        long? rejected = null;
        long? text = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("reasoning_tokens"u8))
            {
                reasoning = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("audio_tokens"u8))
            {
                audio = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("image_tokens"u8))
            {
                image = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("accepted_prediction_tokens"u8))
            {
                accepted = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("rejected_prediction_tokens"u8))
            {
                rejected = ObjectReader.Int64(ref reader);
            }
            else if (reader.ValueTextEquals("text_tokens"u8))
            {
                text = ObjectReader.Int64(ref reader);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new CompletionTokensDetails
        {
            ReasoningTokens = reasoning,
            AudioTokens = audio,
            ImageTokens = image,
            AcceptedPredictionTokens = accepted,
            RejectedPredictionTokens = rejected,
            TextTokens = text,
            AdditionalProperties = additional,
        };
    }
}
