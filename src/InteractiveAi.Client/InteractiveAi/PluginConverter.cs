using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>Tells plugins apart by <c>id</c>.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PluginConverter : UnionConverter<Plugin>
{
    private protected override ReadOnlySpan<byte> Discriminator => "id"u8;

    private protected override JsonTypeInfo? FindCase(ref Utf8JsonReader discriminator) =>
        discriminator.ValueTextEquals("web"u8) ? InteractiveAiJsonContext.Wire.WebPlugin
        : discriminator.ValueTextEquals("file-parser"u8) ? InteractiveAiJsonContext.Wire.FileParserPlugin
        : discriminator.ValueTextEquals("moderation"u8) ? InteractiveAiJsonContext.Wire.ModerationPlugin
        : discriminator.ValueTextEquals("response-healing"u8) ? InteractiveAiJsonContext.Wire.ResponseHealingPlugin
        : null;

    private protected override JsonTypeInfo? FindCase(Plugin value) =>
        value switch
        {
            WebPlugin => InteractiveAiJsonContext.Wire.WebPlugin,
            FileParserPlugin => InteractiveAiJsonContext.Wire.FileParserPlugin,
            ModerationPlugin => InteractiveAiJsonContext.Wire.ModerationPlugin,
            ResponseHealingPlugin => InteractiveAiJsonContext.Wire.ResponseHealingPlugin,
            _ => null,
        };

    private protected override Plugin CreateUnknown(JsonElement raw) => new UnknownPlugin(raw);

    private protected override JsonElement GetRaw(Plugin unknown) => ((UnknownPlugin)unknown).Raw;
}
