using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads and writes numbers by name; a name without a number is left out.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LogitBiasConverter : JsonConverter<IReadOnlyDictionary<string, double>>
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, double>? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        if (!ObjectReader.Start(ref reader))
        {
            return null;
        }

        Dictionary<string, double> biases = [];
        while (ObjectReader.Next(ref reader))
        {
            string token = LenientText.Read(ref reader);
            if (ObjectReader.HasValue(ref reader))
            {
                biases[token] = LenientNumber.ReadDouble(ref reader);
            }
        }

        return biases;
    }

    /// <inheritdoc/>
    public override void Write(
        Utf8JsonWriter writer,
        IReadOnlyDictionary<string, double> value,
        JsonSerializerOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach ((string token, double bias) in value)
        {
            writer.WritePropertyName(token);
            writer.WriteNumberValue(bias);
        }

        writer.WriteEndObject();
    }
}
