using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

/// <summary>That gateway's own request, with two parameters that no other has.</summary>
internal sealed record AcmeChatRequest : ChatRequest
{
    [JsonPropertyName("mood")]
    public string? Mood { get; init; }

    [JsonPropertyName("patience"), JsonConverter(typeof(LenientInt32Converter))]
    public int? Patience { get; init; }

    [JsonIgnore]
    internal override JsonTypeInfo JsonType => AcmeJsonContext.Wire.AcmeChatRequest;

    [JsonIgnore]
    internal override string GatewayName => AcmeGateway.Name;

    [JsonIgnore]
    internal override RequestBounds OwnBounds => AcmeGateway.StatedBounds;

    private protected override void Validate(RequestCheck check)
    {
        base.Validate(check);
        check.Word("mood", Mood);
        check.Number("patience", Patience, check.Bounds is null ? null : new Bound(1, 9));
    }
}
