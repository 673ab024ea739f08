using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>One of the answers in a <see cref="ChatCompletion"/>.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ChatChoice : IJsonOnDeserialized
{
    private AssistantMessage? _message;
    private IReadOnlyList<ReasoningDetail>? _reasoningDetails;

    /// <summary>The position among the answers, from zero. Wire member <c>index</c>.</summary>
    /// <value><see langword="null"/> when the gateway did not say, which means zero.</value>
    [JsonPropertyName("index"), JsonConverter(typeof(LenientInt32Converter))]
    public int? Index { get; init; }

    /// <summary>What the model said. Wire member <c>message</c>.</summary>
    /// <value>
    /// <see langword="null"/> when the wire had none. Reasoning details that the wire put beside the message are part of it, so
    /// that it can be sent back as it is.
    /// </value>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("message")]
    public AssistantMessage? Message
    {
        get => _message ??= WireMessage?.WithReasoningDetails(ReasoningDetails);
        init => WireMessage = value;
    }

    /// <summary>What stands under <c>message</c>, without the reasoning details that stand beside it.</summary>
    /// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use.</remarks>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [JsonPropertyName("message")]
    public AssistantMessage? WireMessage { get; init; }

    /// <summary>Why the answer ended. Wire member <c>finish_reason</c>.</summary>
    /// <value><see langword="null"/> when the gateway did not say.</value>
    [JsonPropertyName("finish_reason")]
    public FinishReason? FinishReason { get; init; }

    /// <summary>The provider's own word for why the answer ended. Wire member <c>native_finish_reason</c>; Interactive AI.</summary>
    [JsonPropertyName("native_finish_reason")]
    public string? NativeFinishReason { get; init; }

    /// <summary>How likely each token was. Wire member <c>logprobs</c>.</summary>
    [JsonPropertyName("logprobs")]
    public TokenLogprobs? Logprobs { get; init; }

    /// <summary>Reasoning details where the specification has them; real answers carry them in the message. Wire member <c>reasoning_details</c>; Interactive AI.</summary>
    [JsonPropertyName("reasoning_details")]
    public IReadOnlyList<ReasoningDetail>? ReasoningDetails
    {
        get => _reasoningDetails;
        init => _reasoningDetails = value;
    }

    /// <summary>What went wrong with this choice. Wire member <c>error</c>; Interactive AI.</summary>
    /// <value><see langword="null"/> in every completion that a client returns: it throws an <see cref="ApiException"/> instead.</value>
    [JsonPropertyName("error")]
    public ApiError? Error { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The index and why the answer ended.</returns>
    public override string ToString() => $"ChatChoice({Index ?? 0}, {FinishReason})";

    // What is read from an answer goes into the next request, where a null would be refused.
    void IJsonOnDeserialized.OnDeserialized() => _reasoningDetails = NoNulls.In(_reasoningDetails);
}
