using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>Tells content parts apart by <c>type</c>.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContentPartConverter : UnionConverter<ContentPart>
{
    private protected override ReadOnlySpan<byte> Discriminator => "type"u8;

    private protected override JsonTypeInfo? FindCase(ref Utf8JsonReader discriminator) =>
        discriminator.ValueTextEquals("text"u8) ? WireJson.Context.TextPart
        : discriminator.ValueTextEquals("image_url"u8) ? WireJson.Context.ImagePart
        : discriminator.ValueTextEquals("input_audio"u8) ? WireJson.Context.AudioPart
        : discriminator.ValueTextEquals("video_url"u8) ? WireJson.Context.VideoPart
        : discriminator.ValueTextEquals("input_video"u8) ? WireJson.Context.VideoPart
        : discriminator.ValueTextEquals("file"u8) ? WireJson.Context.FilePart
        : discriminator.ValueTextEquals("refusal"u8) ? WireJson.Context.RefusalPart
        : discriminator.ValueTextEquals("reasoning"u8) ? WireJson.Context.ReasoningPart
        : discriminator.ValueTextEquals("redacted_reasoning"u8) ? WireJson.Context.RedactedReasoningPart
        : null;

    private protected override JsonTypeInfo? FindCase(ContentPart value) =>
        value switch
        {
            TextPart => WireJson.Context.TextPart,
            ImagePart => WireJson.Context.ImagePart,
            AudioPart => WireJson.Context.AudioPart,
            VideoPart => WireJson.Context.VideoPart,
            FilePart => WireJson.Context.FilePart,
            RefusalPart => WireJson.Context.RefusalPart,
            ReasoningPart => WireJson.Context.ReasoningPart,
            RedactedReasoningPart => WireJson.Context.RedactedReasoningPart,
            _ => null,
        };

    private protected override ContentPart CreateUnknown(JsonElement raw) => new UnknownPart(raw);

    private protected override JsonElement GetRaw(ContentPart unknown) => ((UnknownPart)unknown).Raw;
}
