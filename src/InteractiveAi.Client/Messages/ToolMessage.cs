using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The result of a tool call, given back to the model. Wire role <c>tool</c>; Interactive AI and orq.ai.</summary>
/// <remarks>JamAI Base refuses this role (422): say there in a <see cref="UserMessage"/> what was called and what came out. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("ToolMessage")]
public sealed class ToolMessage : Message
{
    [JsonConstructor]
    internal ToolMessage() { }

    // For a gateway that spells the content in another way.
    internal ToolMessage(ToolMessage original)
    {
        ToolCallId = original.ToolCallId;
        Content = original.Content;
        CacheControl = original.CacheControl;
        AdditionalProperties = original.AdditionalProperties;
    }

    /// <summary>Makes the answer to a tool call.</summary>
    /// <param name="toolCallId">The id of the call, <see cref="ToolCall.Id"/>. A call that came without one is answered without one: <see langword="null"/>, which compilers before C# 13 take only by name, as <c>toolCallId: null</c>.</param>
    /// <param name="content">The result: a string, usually JSON, or parts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is <see langword="null"/>.</exception>
    [OverloadResolutionPriority(1)] // For a call without an id, where null alone would be of either kind.
    public ToolMessage(string? toolCallId, MessageContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        ToolCallId = toolCallId;
        Content = content;
    }

    /// <summary>Makes the answer to a tool call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="content">The result: a string, usually JSON, or parts.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public ToolMessage(ToolCall call, MessageContent content)
        : this((call ?? throw new ArgumentNullException(nameof(call))).Id, content) { }

    /// <inheritdoc/>
    [JsonPropertyName("role"), JsonPropertyOrder(-1)]
    public override string Role => "tool";

    /// <summary>The id of the call that this answers. Wire member <c>tool_call_id</c>; required by Interactive AI.</summary>
    /// <value><see langword="null"/> when there is none.</value>
    [JsonPropertyName("tool_call_id")]
    public string? ToolCallId { get; init; }

    /// <summary>The result. Wire member <c>content</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    [JsonPropertyName("content")]
    public MessageContent? Content { get; init; }

    /// <summary>Marks the end of a prompt prefix that the provider may cache. Wire member <c>cache_control</c>; orq.ai.</summary>
    /// <value><see langword="null"/>: no mark.</value>
    [JsonPropertyName("cache_control")]
    public CacheControl? CacheControl { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private protected override MessageContent? Words => Content;

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of message and its content's shape.</returns>
    public override string ToString() => $"ToolMessage({Content})";

    internal override void Validate(RequestCheck check)
    {
        if (check.Bounds is { NeedsToolCallId: true })
        {
            check.Required("tool_call_id", ToolCallId);
        }

        check.Required("content", Content);
        check.Extra(AdditionalProperties, static () => WireJson.Context.ToolMessage);
        Content?.Validate(check);
        CacheControl?.Validate(check);
    }
}
