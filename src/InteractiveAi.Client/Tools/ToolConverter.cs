using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>Tells tools apart by <c>type</c>.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ToolConverter : UnionConverter<Tool>
{
    private protected override ReadOnlySpan<byte> Discriminator => "type"u8;

    private protected override JsonTypeInfo? FindCase(ref Utf8JsonReader discriminator) =>
        discriminator.ValueTextEquals("function"u8) ? WireJson.Context.FunctionTool
        : discriminator.ValueTextEquals("web_search"u8) ? WireJson.Context.WebSearchTool
        : discriminator.ValueTextEquals("code_interpreter"u8) ? WireJson.Context.CodeInterpreterTool
        : null;

    private protected override JsonTypeInfo? FindCase(Tool value) =>
        value switch
        {
            FunctionTool => WireJson.Context.FunctionTool,
            WebSearchTool => WireJson.Context.WebSearchTool,
            CodeInterpreterTool => WireJson.Context.CodeInterpreterTool,
            _ => null,
        };

    private protected override Tool CreateUnknown(JsonElement raw) => new UnknownTool(raw);

    private protected override JsonElement GetRaw(Tool unknown) => ((UnknownTool)unknown).Raw;
}
