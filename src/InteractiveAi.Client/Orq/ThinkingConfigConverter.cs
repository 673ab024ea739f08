using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Orq;

/// <summary>Tells settings for thinking apart by <c>type</c>.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ThinkingConfigConverter : UnionConverter<ThinkingConfig>
{
    private protected override ReadOnlySpan<byte> Discriminator => "type"u8;

    private protected override JsonTypeInfo? FindCase(ref Utf8JsonReader discriminator) =>
        discriminator.ValueTextEquals("enabled"u8) ? OrqJsonContext.Wire.EnabledThinking
        : discriminator.ValueTextEquals("disabled"u8) ? OrqJsonContext.Wire.DisabledThinking
        : discriminator.ValueTextEquals("adaptive"u8) ? OrqJsonContext.Wire.AdaptiveThinking
        : null;

    private protected override JsonTypeInfo? FindCase(ThinkingConfig value) =>
        value switch
        {
            EnabledThinking => OrqJsonContext.Wire.EnabledThinking,
            DisabledThinking => OrqJsonContext.Wire.DisabledThinking,
            AdaptiveThinking => OrqJsonContext.Wire.AdaptiveThinking,
            _ => null,
        };

    private protected override ThinkingConfig CreateUnknown(JsonElement raw) => new UnknownThinking(raw);

    private protected override JsonElement GetRaw(ThinkingConfig unknown) => ((UnknownThinking)unknown).Raw;
}
