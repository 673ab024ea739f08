using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads and writes the likelihoods of an answer's tokens by hand, since there are thousands of them in one answer.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TokenLogprobsConverter : JsonConverter<TokenLogprobs>
{
    /// <inheritdoc/>
    public override TokenLogprobs? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TokenLogprobs value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        WriteValue(writer, value);
    }

    internal static TokenLogprobs? ReadValue(ref Utf8JsonReader reader)
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        IReadOnlyList<TokenLogprob>? content = null;
        IReadOnlyList<TokenLogprob>? refusal = null;
        Dictionary<string, JsonElement>? additional = null;
        while (ObjectReader.Next(ref reader))
        {
            if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                content = TokenLogprobConverter.ReadList(ref reader);
            }
            else if (reader.ValueTextEquals("refusal"u8))
            {
                reader.Read();
                refusal = TokenLogprobConverter.ReadList(ref reader);
            }
            else
            {
                ObjectReader.Keep(ref reader, ref additional);
            }
        }

        return new TokenLogprobs
        {
            Content = content,
            Refusal = refusal,
            AdditionalProperties = additional,
        };
    }

    internal static void WriteValue(Utf8JsonWriter writer, TokenLogprobs value)
    {
        writer.WriteStartObject();
        TokenLogprobConverter.WriteList(writer, "content"u8, value.Content);
        TokenLogprobConverter.WriteList(writer, "refusal"u8, value.Refusal);
        ObjectWriter.Extra(writer, value.AdditionalProperties);
        writer.WriteEndObject();
    }
}
