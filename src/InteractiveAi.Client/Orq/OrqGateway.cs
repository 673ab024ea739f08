namespace InteractiveAi.Client.Orq;

/// <summary>orq.ai's address, request type and bounds, and its spelling of a conversation.</summary>
internal sealed class OrqGateway(Uri endpoint) : Gateway
{
    public const string Name = "orq.ai";

    public static RequestBounds StatedBounds { get; } =
        RequestBounds.Portable with
        {
            StopSequences = 4,
            NameLength = 64,
        };

    public override string DisplayName => Name;

    public override Uri ChatCompletionsUri { get; } = endpoint;

    public override RequestBounds Bounds => StatedBounds;

    public override bool RequiresModel => true;

    public override bool IsOwn(ChatRequest request) => request is OrqChatRequest;
}
