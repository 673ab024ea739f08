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

    internal static IReadOnlyList<TokenLogprob>? ReadList(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException($"A list of tokens was expected, not a {reader.TokenType}.");
        }

        List<TokenLogprob> list = [];
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (ReadValue(ref reader) is { } token)
            {
                list.Add(token);
            }
        }

        return list;
    }

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

    private static TokenLogprob? ReadValue(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        string? token = null;
        double? logprob = null;
        IReadOnlyList<byte>? bytes = null;
        IReadOnlyList<TokenLogprob>? top = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("token"u8))
            {
                token = ObjectReader.Text(ref reader);
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
                if (!TryReadBytes(ref reader, out bytes))
                {
                    // What is no list of bytes is kept as it came: it is no reason to lose the answer.
                    (additional ??= [])["bytes"] = JsonElement.ParseValue(ref start);
                    reader = start;
                }
            }
            else if (reader.ValueTextEquals("top_logprobs"u8))
            {
                reader.Read();
                top = ReadList(ref reader);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new TokenLogprob
        {
            Token = token,
            Logprob = logprob,
            Bytes = bytes,
            TopLogprobs = top,
            AdditionalProperties = additional,
        };
    }

    private static bool TryReadBytes(ref Utf8JsonReader reader, out IReadOnlyList<byte>? bytes)
    {
        bytes = null;
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            return reader.TokenType is JsonTokenType.Null;
        }

        // A token is a handful of bytes: they are collected beside the heap, and only the exact array is kept.
        Span<byte> buffer = stackalloc byte[64];
        byte[]? large = null;
        int count = 0;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (count == buffer.Length)
            {
                byte[] larger = new byte[count * 2];
                buffer[..count].CopyTo(larger);
                buffer = large = larger;
            }

            if (!LenientNumber.TryReadByte(ref reader, out buffer[count++]))
            {
                return false;
            }
        }

        bytes = large is not null && large.Length == count ? large : buffer[..count].ToArray();
        return true;
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
