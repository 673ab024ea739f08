using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>Tells response formats apart by <c>type</c>.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResponseFormatConverter : UnionConverter<ResponseFormat>
{
    private protected override ReadOnlySpan<byte> Discriminator => "type"u8;

    private protected override JsonTypeInfo? FindCase(ref Utf8JsonReader discriminator) =>
        discriminator.ValueTextEquals("json_schema"u8) ? WireJson.Context.JsonSchemaFormat
        : discriminator.ValueTextEquals("grammar"u8) ? WireJson.Context.GrammarFormat
        : discriminator.ValueTextEquals("text"u8) ? WireJson.Context.SimpleFormat
        : discriminator.ValueTextEquals("json_object"u8) ? WireJson.Context.SimpleFormat
        : discriminator.ValueTextEquals("python"u8) ? WireJson.Context.SimpleFormat
        : null;

    private protected override JsonTypeInfo? FindCase(ResponseFormat value) =>
        value switch
        {
            JsonSchemaFormat => WireJson.Context.JsonSchemaFormat,
            GrammarFormat => WireJson.Context.GrammarFormat,
            SimpleFormat => WireJson.Context.SimpleFormat,
            _ => null,
        };

    private protected override ResponseFormat CreateUnknown(JsonElement raw) => new UnknownFormat(raw);

    private protected override JsonElement GetRaw(ResponseFormat unknown) => ((UnknownFormat)unknown).Raw;
}
