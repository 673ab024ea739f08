using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>
/// Reads a union of JSON objects that one member tells apart, wherever in the object that member stands,
/// and keeps the objects that carry a discriminator nobody has heard of, or a body of another shape than its discriminator says.
/// </summary>
/// <typeparam name="T">The union's base class.</typeparam>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class UnionConverter<T> : JsonConverter<T>
    where T : class
{
    // Closed: the cases of a wire union are this library's business.
    private protected UnionConverter() { }

    /// <summary>The name of the member that tells the cases apart.</summary>
    private protected abstract ReadOnlySpan<byte> Discriminator { get; }

    /// <summary>The contract of the case that the reader's current string names; <see langword="null"/> when unknown.</summary>
    private protected abstract JsonTypeInfo? FindCase(ref Utf8JsonReader discriminator);

    /// <summary>The contract of a value that is to be written; <see langword="null"/> for the unknown case.</summary>
    private protected abstract JsonTypeInfo? FindCase(T value);

    /// <summary>Keeps a value that no case fits.</summary>
    private protected abstract T CreateUnknown(JsonElement raw);

    /// <summary>The JSON that an unknown case keeps.</summary>
    private protected abstract JsonElement GetRaw(T unknown);

    /// <inheritdoc/>
    public sealed override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonTypeInfo? contract = reader.TokenType is JsonTokenType.StartObject ? CaseOf(reader) : null;
        Utf8JsonReader start = reader;
        if (contract is not null)
        {
            try
            {
                return (T?)JsonSerializer.Deserialize(ref reader, contract);
            }
            catch (JsonException)
            {
                // A known name over a body of another shape: it is kept below, unless it is no JSON at all, which throws again.
            }
        }

        T unknown = CreateUnknown(JsonElement.ParseValue(ref start));
        reader = start;
        return unknown;
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        WriteCase(writer, value);
    }

    /// <summary>Writes a value as its case.</summary>
    private protected virtual void WriteCase(Utf8JsonWriter writer, T value)
    {
        if (FindCase(value) is { } contract)
        {
            JsonSerializer.Serialize(writer, value, contract);
        }
        else
        {
            LenientText.Write(writer, GetRaw(value));
        }
    }

    private JsonTypeInfo? CaseOf(Utf8JsonReader reader)
    {
        try
        {
            return Peek(reader);
        }
        catch (InvalidOperationException)
        {
            // What the platform throws when it compares a text that is half a character: no name that anybody knows.
            return null;
        }
    }

    // The reader is a struct: this copy runs ahead and leaves the caller's where it is.
    private JsonTypeInfo? Peek(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(Discriminator);
            reader.Read();
            if (found)
            {
                return reader.TokenType is JsonTokenType.String ? FindCase(ref reader) : null;
            }

            reader.Skip();
        }

        return null;
    }
}
