using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

/// <summary>A gateway that differs from Interactive AI in everything in which gateways can differ.</summary>
internal sealed class OtherGateway : Gateway
{
    public const string Name = "Other";

    public override string DisplayName => Name;

    public override Uri ChatCompletionsUri { get; } = new("https://other.test/chat");

    public override RequestBounds Bounds { get; } = RequestBounds.Portable with { Temperature = new Bound(0, 1) };

    public override bool RequiresModel => true;

    public override bool TakesIncludeUsage => false;

    public override void AddHeaders(HttpRequestHeaders headers)
    {
        headers.Add("X-Gateway", "other");
        headers.Add("X-Project", "of the gateway");
        headers.Add("X-User", "of the gateway");
    }

    public override bool IsOwn(ChatRequest request) => request is OtherRequest;
}

/// <summary>That gateway's own request.</summary>
internal sealed record OtherRequest : ChatRequest
{
    internal override JsonTypeInfo JsonType => WireJson.Context.ChatRequest;

    internal override string GatewayName => OtherGateway.Name;
}
