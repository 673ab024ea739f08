using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Help for finding faults; only for streams. Wire member <c>debug</c>; Interactive AI.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record DebugSettings
{
    /// <summary>Whether the stream begins with the body that went to the provider, prompt included. Wire member <c>echo_upstream_body</c>.</summary>
    /// <value><see langword="null"/>: the router's default, <see langword="false"/>. See <see cref="ChatCompletionChunk.Debug"/>.</value>
    [JsonPropertyName("echo_upstream_body")]
    public bool? EchoUpstreamBody { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The settings in a line.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        $"DebugSettings(echo_upstream_body: {EchoUpstreamBody?.ToString() ?? "unset"})";
}
