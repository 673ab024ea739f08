using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>That gateway: its address, its bounds, and errors as <c>{"fault":{"why":…,"nr":…}}</c>.</summary>
internal sealed class AcmeGateway(Uri endpoint) : Gateway
{
    public const string Name = "Acme";

    public static RequestBounds StatedBounds { get; } =
        RequestBounds.Portable with
        {
            Temperature = new Bound(0, 1),
            NotTaken = new NotTaken(Name)
            {
                Members = ["seed", "stream_options"],
                Roles = ["developer"],
                Parts = ["video_url"],
                Tools = ["function"],
                Formats = ["grammar"],
                Consequence = "would drop it without a word",
            },
        };

    public override string DisplayName => Name;

    public override Uri ChatCompletionsUri { get; } = Resolve(endpoint, static path => path);

    public override RequestBounds Bounds => StatedBounds;

    public override bool TakesIncludeUsage => false;

    public override bool IsOwn(ChatRequest request) => request is AcmeChatRequest;

    public override ApiError? ReadError(JsonElement body, int? status = null) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty("fault", out JsonElement fault)
            ? new ApiError
            {
                Code = fault.GetProperty("nr").GetRawText(),
                Message = fault.GetProperty("why").GetString(),
                Raw = body,
            }
            : null;
}
