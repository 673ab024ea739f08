using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>The steps that every hand-written writer of a JSON object has in common: what is absent stays absent.</summary>
internal static class ObjectWriter
{
    public static void Text(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            LenientText.Write(writer, value);
        }
    }

    public static void Int32(Utf8JsonWriter writer, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    public static void Json(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is { } json)
        {
            writer.WritePropertyName(name);
            LenientText.Write(writer, json);
        }
    }

    public static void Value<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value, JsonTypeInfo<T> contract)
        where T : class
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, contract);
        }
    }

    public static void List<T>(
        Utf8JsonWriter writer,
        ReadOnlySpan<byte> name,
        IReadOnlyList<T>? values,
        JsonTypeInfo<T> contract
    )
        where T : class
    {
        if (values is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (T? value in values)
        {
            JsonSerializer.Serialize(writer, value!, contract);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a number that JSON may not have in the spelling in which gateways send it.</summary>
    public static void Number(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(
                double.IsNaN(value) ? "NaN"
                : value > 0 ? "Infinity"
                : "-Infinity"
            );
        }
    }

    public static void Extra(Utf8JsonWriter writer, IDictionary<string, JsonElement>? additional)
    {
        if (additional is null)
        {
            return;
        }

        foreach ((string name, JsonElement value) in additional)
        {
            writer.WritePropertyName(name);
            LenientText.Write(writer, value);
        }
    }
}
