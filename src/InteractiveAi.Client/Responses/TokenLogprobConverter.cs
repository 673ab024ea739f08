using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads and writes the likelihood of one token by hand, since there are thousands of them in one answer.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TokenLogprobConverter : JsonConverter<TokenLogprob>
{
    /// <inheritdoc/>
    public override TokenLogprob? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TokenLogprob value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        WriteValue(writer, value);
    }

    internal static IReadOnlyList<TokenLogprob>? ReadList(ref Utf8JsonReader reader) =>
        ReadList(ref reader, around: null, aroundRaw: default);

    internal static void WriteList(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<TokenLogprob>? values)
    {
        if (values is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (TokenLogprob value in values)
        {
            WriteValue(writer, value);
        }

        writer.WriteEndArray();
    }

    /// <summary>Reads a list of tokens.</summary>
    /// <param name="reader">The reader, at the list.</param>
    /// <param name="around">The token of which these are the alternatives: it is nearly always one of them.</param>
    /// <param name="aroundRaw">The same as it stands in the JSON; empty when it cannot be compared.</param>
    private static TokenLogprob[]? ReadList(ref Utf8JsonReader reader, string? around, ReadOnlySpan<byte> aroundRaw)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException($"A list of tokens was expected, not a {reader.TokenType}.");
        }

        TokenLogprob[] list = ArrayPool<TokenLogprob>.Shared.Rent(around is null ? 64 : 16);
        int count = 0;
        try
        {
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                if (ReadValue(ref reader, around, aroundRaw) is not { } token)
                {
                    continue;
                }

                if (count == list.Length)
                {
                    TokenLogprob[] longer = ArrayPool<TokenLogprob>.Shared.Rent(count * 2);
                    list.CopyTo(longer, 0);
                    ArrayPool<TokenLogprob>.Shared.Return(list, clearArray: true);
                    list = longer;
                }

                list[count++] = token;
            }

            return list[..count];
        }
        finally
        {
            ArrayPool<TokenLogprob>.Shared.Return(list, clearArray: true);
        }
    }

    private static TokenLogprob? ReadValue(ref Utf8JsonReader reader) =>
        ReadValue(ref reader, around: null, aroundRaw: default);

    private static TokenLogprob? ReadValue(ref Utf8JsonReader reader, string? around, ReadOnlySpan<byte> aroundRaw)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        string? token = null;
        ReadOnlySpan<byte> raw = default;
        double? logprob = null;
        TokenBytes bytes = new();
        TokenLogprob[]? top = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("token"u8))
            {
                reader.Read();
                bool isPlain =
                    reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false };
                raw = isPlain ? reader.ValueSpan : default;
                token =
                    around is not null && !raw.IsEmpty && raw.SequenceEqual(aroundRaw)
                        ? around
                        : ObjectReader.TextValue(ref reader);
            }
            else if (reader.ValueTextEquals("logprob"u8))
            {
                reader.Read();
                logprob = reader.TokenType is JsonTokenType.Null ? null : LenientNumber.ReadDouble(ref reader);
            }
            else if (reader.ValueTextEquals("bytes"u8))
            {
                reader.Read();
                Utf8JsonReader start = reader;
                if (!bytes.TryRead(ref reader))
                {
                    // What is no list of bytes is kept as it came: it is no reason to lose the answer.
                    (additional ??= [])["bytes"] = JsonElement.ParseValue(ref start);
                    reader = start;
                }
                else
                {
                    // Of a member that comes twice the last one counts.
                    additional?.Remove("bytes");
                }
            }
            else if (reader.ValueTextEquals("top_logprobs"u8))
            {
                reader.Read();
                top = ReadList(ref reader, token, raw);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return bytes.AreThoseOf(token)
            ? new TokenLogprob(token)
            {
                Logprob = logprob,
                TopLogprobs = top,
                AdditionalProperties = additional,
            }
            : new TokenLogprob
            {
                Token = token,
                Logprob = logprob,
                Bytes = bytes.ToArray(),
                TopLogprobs = top,
                AdditionalProperties = additional,
            };
    }

    private static void WriteValue(Utf8JsonWriter writer, TokenLogprob? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        ObjectWriter.Text(writer, "token"u8, value.Token);
        if (value.Logprob is { } logprob)
        {
            writer.WritePropertyName("logprob"u8);
            ObjectWriter.Number(writer, logprob);
        }

        if (value.Bytes is { } bytes)
        {
            writer.WriteStartArray("bytes"u8);
            foreach (byte item in bytes)
            {
                writer.WriteNumberValue(item);
            }

            writer.WriteEndArray();
        }

        WriteList(writer, "top_logprobs"u8, value.TopLogprobs);
        ObjectWriter.Extra(writer, value.AdditionalProperties);
        writer.WriteEndObject();
    }
}
