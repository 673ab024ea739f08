using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>Tells reasoning details apart by <c>type</c>.</summary>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use. Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReasoningDetailConverter : UnionConverter<ReasoningDetail>
{
    private protected override ReadOnlySpan<byte> Discriminator => "type"u8;

    private protected override JsonTypeInfo? FindCase(ref Utf8JsonReader discriminator) =>
        discriminator.ValueTextEquals("reasoning.text"u8) ? WireJson.Context.TextReasoningDetail
        : discriminator.ValueTextEquals("reasoning.summary"u8) ? WireJson.Context.SummaryReasoningDetail
        : discriminator.ValueTextEquals("reasoning.encrypted"u8) ? WireJson.Context.EncryptedReasoningDetail
        : null;

    private protected override JsonTypeInfo? FindCase(ReasoningDetail value) =>
        value switch
        {
            TextReasoningDetail => WireJson.Context.TextReasoningDetail,
            SummaryReasoningDetail => WireJson.Context.SummaryReasoningDetail,
            EncryptedReasoningDetail => WireJson.Context.EncryptedReasoningDetail,
            _ => null,
        };

    private protected override ReasoningDetail CreateUnknown(JsonElement raw) => new UnknownReasoningDetail(raw);

    private protected override JsonElement GetRaw(ReasoningDetail unknown) => ((UnknownReasoningDetail)unknown).Raw;
}
