using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>A chat-completion request with everything that Interactive AI takes.</summary>
/// <remarks>It can be sent only by a client that is configured with <see cref="InteractiveAiOptions"/>. See <see cref="ChatRequest"/>.</remarks>
public sealed record InteractiveAiChatRequest : ChatRequest
{
    /// <summary>Models to choose from; with <see cref="RouteStrategy.Fallback"/> they are tried in this order. Wire member <c>models</c>.</summary>
    /// <value><see langword="null"/>: only <see cref="ChatRequest.Model"/>.</value>
    [JsonPropertyName("models"), JsonPropertyOrder(-97)]
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>What the router does when the first model cannot answer. Wire member <c>route</c>.</summary>
    /// <value><see langword="null"/>: the router's default, <see cref="RouteStrategy.Fallback"/>.</value>
    [JsonPropertyName("route")]
    public RouteStrategy? Route { get; init; }

    /// <summary>Which providers may answer, and in which order. Wire member <c>provider</c>.</summary>
    [JsonPropertyName("provider")]
    public ProviderPreferences? Provider { get; init; }

    /// <summary>What the router does with the request or the answer on the way. Wire member <c>plugins</c>.</summary>
    [JsonPropertyName("plugins")]
    public IReadOnlyList<Plugin>? Plugins { get; init; }

    /// <summary>How much the model thinks, and how much of that is told. Wire member <c>reasoning</c>.</summary>
    [JsonPropertyName("reasoning")]
    public ReasoningSettings? Reasoning { get; init; }

    /// <summary>Groups requests that belong together, such as those of one conversation; at most 128 characters. Wire member <c>session_id</c>.</summary>
    /// <remarks>It wins over an <c>x-session-id</c> header.</remarks>
    [JsonPropertyName("session_id")]
    public string? SessionId { get; init; }

    /// <summary>Help for finding faults; only for streams. Wire member <c>debug</c>.</summary>
    [JsonPropertyName("debug")]
    public DebugSettings? Debug { get; init; }

    [JsonIgnore]
    internal override JsonTypeInfo JsonType => InteractiveAiJsonContext.Wire.InteractiveAiChatRequest;

    [JsonIgnore]
    internal override string? GatewayName => InteractiveAiGateway.Name;

    [JsonIgnore]
    internal override RequestBounds OwnBounds => InteractiveAiGateway.StatedBounds;

    private protected override void Validate(RequestCheck check)
    {
        base.Validate(check);
        check.Each("models", Models, static (model, inner) => inner.Word(null, model));
        check.Word("route", Route?.Value);
        check.Nested("provider", Provider, static (provider, inner) => provider.Validate(inner));
        check.Each("plugins", Plugins, static (plugin, inner) => plugin.Validate(inner));
        check.Nested(
            "reasoning",
            Reasoning,
            static (reasoning, inner) =>
            {
                inner.Word("effort", reasoning.Effort?.Value);
                inner.Word("summary", reasoning.Summary?.Value);
                inner.Extra(
                    reasoning.AdditionalProperties,
                    static () => InteractiveAiJsonContext.Wire.ReasoningSettings
                );
            }
        );
        check.Length("session_id", SessionId, check.Bounds?.SessionIdLength);
        check.Nested(
            "debug",
            Debug,
            static (debug, inner) =>
                inner.Extra(debug.AdditionalProperties, static () => InteractiveAiJsonContext.Wire.DebugSettings)
        );
    }
}
