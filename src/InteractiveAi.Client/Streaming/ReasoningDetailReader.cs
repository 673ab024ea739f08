using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Reads reasoning details as streams bring them, one or more in every event of a model that thinks.</summary>
/// <remarks>What has the usual shape is read by hand; the contract reads the rest, and is the measure for both.</remarks>
internal static class ReasoningDetailReader
{
    private enum Kind
    {
        Text,
        Summary,
        Encrypted,
    }

    /// <summary>Reads the list at which the reader stands; nulls in it are passed over.</summary>
    /// <param name="reader">The reader, behind the member's name.</param>
    /// <param name="reasoning">The event's reasoning in plain text, which a detail usually repeats.</param>
    /// <param name="escaped">The same as it stands in the event; empty when there is none, or when it is no string there.</param>
    /// <param name="texts">Where the details' texts are noted.</param>
    public static OneOrMany<ReasoningDetail> ReadList(
        ref Utf8JsonReader reader,
        string? reasoning,
        ReadOnlySpan<byte> escaped,
        ref EventTexts texts
    )
    {
        if (!ObjectReader.StartList(ref reader))
        {
            return default;
        }

        var list = OneOrMany<ReasoningDetail>.Empty;
        while (ObjectReader.NextItem(ref reader))
        {
            var start = reader;
            var detail = ReadUsual(ref reader, reasoning, escaped, out var text);
            if (detail is null)
            {
                reader = start;
                detail = JsonSerializer.Deserialize(ref reader, WireJson.Context.ReasoningDetail);
            }
            else if (text is { } noted)
            {
                texts.Note(noted);
            }

            if (detail is not null)
            {
                list.Add(detail);
            }
        }

        return list;
    }

    // Null as soon as anything is not as usual, wherever the reader then stands.
    private static ReasoningDetail? ReadUsual(
        ref Utf8JsonReader reader,
        string? reasoning,
        ReadOnlySpan<byte> escaped,
        out EventText? text
    )
    {
        text = null;
        if (reader.TokenType is not JsonTokenType.StartObject || ReadKind(ref reader) is not { } kind)
        {
            return null;
        }

        string? payload = null;
        string? signature = null;
        string? id = null;
        ReasoningFormat? format = null;
        int? index = null;
        while (ObjectReader.Next(ref reader))
        {
            if (IsPayload(ref reader, kind))
            {
                reader.Read();
                if (reader.TokenType is JsonTokenType.String && !reader.HasValueSequence)
                {
                    payload =
                        reasoning is not null && !escaped.IsEmpty && reader.ValueSpan.SequenceEqual(escaped)
                            ? reasoning
                            : LenientText.Read(ref reader);
                    text =
                        kind is Kind.Encrypted
                            ? null
                            : EventText.At(
                                kind is Kind.Text ? TextKind.TextDetail : TextKind.SummaryDetail,
                                ref reader,
                                payload
                            );
                }
                else if (!IsText(ref reader, out payload))
                {
                    return null;
                }
            }
            else if (reader.ValueTextEquals("index"u8))
            {
                if (ObjectReader.HasValue(ref reader))
                {
                    if (reader.TokenType is not JsonTokenType.Number || !reader.TryGetInt32(out int position))
                    {
                        return null;
                    }

                    index = position;
                }
            }
            else if (reader.ValueTextEquals("format"u8))
            {
                format = ObjectReader.HasValue(ref reader)
                    ? ExtensibleEnumConverter<ReasoningFormat>.ReadValue(ref reader)
                    : default(ReasoningFormat?);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                if (!IsText(ref reader, out id))
                {
                    return null;
                }
            }
            else if (kind is Kind.Text && reader.ValueTextEquals("signature"u8))
            {
                reader.Read();
                if (!IsText(ref reader, out signature))
                {
                    return null;
                }
            }
            else
            {
                return null;
            }
        }

        return kind switch
        {
            Kind.Text => new TextReasoningDetail
            {
                Text = payload,
                Signature = signature,
                Id = id,
                Format = format,
                Index = index,
            },
            Kind.Summary => new SummaryReasoningDetail
            {
                Summary = payload,
                Id = id,
                Format = format,
                Index = index,
            },
            _ => new EncryptedReasoningDetail
            {
                Data = payload,
                Id = id,
                Format = format,
                Index = index,
            },
        };
    }

    private static Kind? ReadKind(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Next(ref reader) || !reader.ValueTextEquals("type"u8))
        {
            return null;
        }

        reader.Read();
        return reader.TokenType is not JsonTokenType.String ? null
            : reader.ValueTextEquals("reasoning.text"u8) ? Kind.Text
            : reader.ValueTextEquals("reasoning.summary"u8) ? Kind.Summary
            : reader.ValueTextEquals("reasoning.encrypted"u8) ? Kind.Encrypted
            : null;
    }

    private static bool IsPayload(ref Utf8JsonReader reader, Kind kind) =>
        kind switch
        {
            Kind.Text => reader.ValueTextEquals("text"u8),
            Kind.Summary => reader.ValueTextEquals("summary"u8),
            _ => reader.ValueTextEquals("data"u8),
        };

    private static bool IsText(ref Utf8JsonReader reader, out string? text)
    {
        text = reader.TokenType is JsonTokenType.String ? LenientText.Read(ref reader) : null;
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Null;
    }
}
