using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reads an <c>error</c> member of any shape and writes back exactly what was read.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApiErrorConverter : JsonConverter<ApiError>
{
    /// <inheritdoc/>
    public override ApiError? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ErrorReader.FromErrorMember(JsonElement.ParseValue(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ApiError value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Raw is { ValueKind: not JsonValueKind.Undefined } raw)
        {
            // Not WriteTo, which refuses the broken escapes that a body cut in the middle of a character may hold.
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(raw), skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        WriteText(writer, "code"u8, value.Code);
        WriteText(writer, "message"u8, value.Message);
        WriteText(writer, "type"u8, value.Type);
        WriteText(writer, "param"u8, value.Param);
        WriteText(writer, "doc_url"u8, value.DocUrl);
        WriteText(writer, "request_id"u8, value.RequestId);
        WriteElement(writer, "details"u8, value.Details);
        WriteMetadata(writer, value);
        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, ApiError value)
    {
        if (value.Metadata is { ValueKind: not JsonValueKind.Undefined })
        {
            WriteElement(writer, "metadata"u8, value.Metadata);
            return;
        }

        if (value.ProviderName is null && value.ProviderMessage is null)
        {
            return;
        }

        writer.WriteStartObject("metadata"u8);
        WriteText(writer, "provider_name"u8, value.ProviderName);
        WriteText(writer, "raw"u8, value.ProviderMessage);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteElement(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } element)
        {
            writer.WritePropertyName(name);
            LenientText.Write(writer, element);
        }
    }
}
