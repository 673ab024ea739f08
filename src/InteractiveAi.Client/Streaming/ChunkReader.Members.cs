using System.Runtime.InteropServices;
using System.Text.Json;

namespace InteractiveAi.Client;

internal sealed partial class ChunkReader
{
    private RepeatedText _id;
    private RepeatedText _object;
    private RepeatedText _model;
    private RepeatedText _provider;
    private RepeatedText _fingerprint;
    private RepeatedText _tier;
    private RepeatedText _role;
    private RepeatedText _nativeFinishReason;
    private RepeatedText _callId;
    private RepeatedText _callType;
    private RepeatedText _callName;
    private ChunkHead? _head;

    // The choices of which a piece has come, a bit each: a whole message behind pieces repeats them.
    private ulong _begun;

    /// <summary>Reads the chunk at whose first token the reader stands, and leaves the reader at its last.</summary>
    /// <exception cref="JsonException">It is not an object, or a member is of a type that cannot be meant.</exception>
    public ChatCompletionChunk? Read(ref Utf8JsonReader reader)
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
        OneOrMany<ChunkChoice> choices = default;
        TokenUsage? usage = null;
        ApiError? error = null;
        JsonElement? debug = null;
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
                id = _id.Read(ref reader);
            }
            else if (reader.ValueTextEquals("object"u8))
            {
                kind = _object.Read(ref reader);
            }
            else if (reader.ValueTextEquals("created"u8))
            {
                created = ObjectReader.HasValue(ref reader) ? UnixTimeConverter.ReadValue(ref reader) : null;
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                model = _model.Read(ref reader);
            }
            else if (reader.ValueTextEquals("provider"u8))
            {
                provider = _provider.Read(ref reader);
            }
            else if (reader.ValueTextEquals("system_fingerprint"u8))
            {
                fingerprint = _fingerprint.Read(ref reader);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                usage = UsageReader.Read(ref reader);
            }
            else if (reader.ValueTextEquals("service_tier"u8))
            {
                tier = _tier.Read(ref reader);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                error = ReadError(ref reader);
            }
            else if (reader.ValueTextEquals("debug"u8))
            {
                debug = ObjectReader.HasValue(ref reader) ? JsonElement.ParseValue(ref reader) : null;
            }
            else if (reader.ValueTextEquals("references"u8))
            {
                references = ObjectReader.HasValue(ref reader)
                    ? JsonSerializer.Deserialize(ref reader, WireJson.Context.References)
                    : null;
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        if (kind is References.Kind)
        {
            references ??= ReferencesReader.Take(kind, ref additional);
        }

        return new ChatCompletionChunk
        {
            Head = SharedHead(id, kind, created, model, provider, fingerprint, tier),
            ChoiceList = choices,
            Usage = usage,
            Error = error,
            Debug = debug,
            References = references,
            AdditionalProperties = additional,
        };
    }

    // The texts come out of the same memory as those of the last head, so that the same text is nearly always the same string.
    private ChunkHead? SharedHead(
        string? id,
        string? kind,
        DateTimeOffset? created,
        string? model,
        string? provider,
        string? fingerprint,
        string? tier
    )
    {
        if (
            _head is { } last
            && ReferenceEquals(last.Id, id)
            && ReferenceEquals(last.Object, kind)
            && last.Created == created
            && ReferenceEquals(last.Model, model)
            && ReferenceEquals(last.Provider, provider)
            && ReferenceEquals(last.SystemFingerprint, fingerprint)
            && ReferenceEquals(last.ServiceTier, tier)
        )
        {
            return last;
        }

        return _head = new ChunkHead
        {
            Id = id,
            Object = kind,
            Created = created,
            Model = model,
            Provider = provider,
            SystemFingerprint = fingerprint,
            ServiceTier = tier,
            Response = response,
        };
    }

    private OneOrMany<ChunkChoice> ReadChoices(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.StartList(ref reader))
        {
            return default;
        }

        var choices = OneOrMany<ChunkChoice>.Empty;
        while (ObjectReader.NextItem(ref reader))
        {
            if (ReadChoice(ref reader) is { } choice)
            {
                choices.Add(choice);
            }
        }

        return choices;
    }

    private ChunkChoice? ReadChoice(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        int? index = null;
        ChatDelta? delta = null;
        FinishReason? finishReason = null;
        string? nativeFinishReason = null;
        TokenLogprobs? logprobs = null;
        OneOrMany<ReasoningDetail> reasoningDetails = default;
        ApiError? error = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("delta"u8))
            {
                reader.Read();
                delta = ReadDelta(ref reader);
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
                nativeFinishReason = _nativeFinishReason.Read(ref reader);
            }
            else if (reader.ValueTextEquals("logprobs"u8))
            {
                reader.Read();
                logprobs = TokenLogprobsConverter.ReadValue(ref reader);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                error = ReadError(ref reader);
            }
            else if (reader.ValueTextEquals("reasoning_details"u8))
            {
                reasoningDetails = ReadChoiceDetails(ref reader);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        var place = 1UL << Math.Clamp(index ?? 0, 0, 63);
        delta ??= (_begun & place) is 0 ? TakeMessage(ref additional) : null;
        _begun |= delta is null ? 0 : place;
        return new ChunkChoice
        {
            Index = index,
            Delta = delta,
            FinishReason = finishReason,
            NativeFinishReason = nativeFinishReason,
            Logprobs = logprobs,
            ReasoningDetails = reasoningDetails.AsList(),
            Error = error,
            AdditionalProperties = additional,
        };
    }

    // Gateway: some relays send an answer that was not streamed as a single event, with the message as in a completion.
    // Beside a delta it is the delta's copy (wire-facts 3.4), and is kept like any other member.
    private ChatDelta? TakeMessage(ref Dictionary<string, JsonElement>? additional)
    {
        if (
            additional is null
            || !additional.TryGetValue("message", out var message)
            || message.ValueKind is not JsonValueKind.Object
        )
        {
            return null;
        }

        additional.Remove("message");
        additional = additional.Count is 0 ? null : additional;
        // Its texts stand elsewhere than in the event.
        _texts.Begin(wanted: false);
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(message), Options);
        reader.Read();
        return ReadDelta(ref reader);
    }

    private static OneOrMany<ReasoningDetail> ReadChoiceDetails(ref Utf8JsonReader reader)
    {
        EventTexts unwanted = default;
        return ReasoningDetailReader.ReadList(ref reader, reasoning: null, escaped: default, ref unwanted);
    }

    private static ApiError? ReadError(ref Utf8JsonReader reader) =>
        ErrorReader.FromErrorMember(JsonElement.ParseValue(ref reader));
}
