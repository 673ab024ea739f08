using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Reads whole numbers in every spelling, and writes them.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StatusCodesConverter : JsonConverter<IReadOnlyList<int>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<int>? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException($"A list of numbers was expected, not a {reader.TokenType}.");
        }

        List<int> codes = [];
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            codes.Add(LenientNumber.ReadInt32(ref reader));
        }

        return codes;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<int> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartArray();
        foreach (int code in value)
        {
            writer.WriteNumberValue(code);
        }

        writer.WriteEndArray();
    }
}
