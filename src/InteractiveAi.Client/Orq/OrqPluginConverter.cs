using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Orq;

/// <summary>Tells orq.ai's plugins apart by <c>id</c>.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrqPluginConverter : UnionConverter<OrqPlugin>
{
    private protected override ReadOnlySpan<byte> Discriminator => "id"u8;

    // Gateway: the ids have underscores here and hyphens at OpenRouter and Interactive AI (wire-facts 2.2).
    private protected override JsonTypeInfo? FindCase(ref Utf8JsonReader discriminator) =>
        discriminator.ValueTextEquals("pii_redaction"u8) ? OrqJsonContext.Wire.PiiRedactionPlugin
        : discriminator.ValueTextEquals("response_healing"u8) ? OrqJsonContext.Wire.OrqResponseHealingPlugin
        : null;

    private protected override JsonTypeInfo? FindCase(OrqPlugin value) =>
        value switch
        {
            PiiRedactionPlugin => OrqJsonContext.Wire.PiiRedactionPlugin,
            OrqResponseHealingPlugin => OrqJsonContext.Wire.OrqResponseHealingPlugin,
            _ => null,
        };

    private protected override OrqPlugin CreateUnknown(JsonElement raw) => new UnknownOrqPlugin(raw);

    private protected override JsonElement GetRaw(OrqPlugin unknown) => ((UnknownOrqPlugin)unknown).Raw;
}
