using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>The model's answer to a request.</summary>
/// <remarks>
/// <para>
/// Reading never fails because a member is missing, null or unknown: every member but <see cref="Choices"/> may be
/// <see langword="null"/>, and what this version does not know is in <see cref="AdditionalProperties"/>.
/// </para>
/// <para>The shortcuts (<see cref="Text"/>, <see cref="Message"/> …) speak of the first choice. Immutable but for <see cref="AdditionalProperties"/>.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class ChatCompletion : IJsonOnDeserialized
{
    private IReadOnlyList<ChatChoice>? _wireChoices;
    private ResponseInfo? _response;

    /// <summary>The answer's id, which support asks for. Wire member <c>id</c>.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The kind of object. Wire member <c>object</c>.</summary>
    /// <value><c>chat.completion</c>.</value>
    [JsonPropertyName("object")]
    public string? Object { get; init; }

    /// <summary>When the answer was made. Wire member <c>created</c>, in seconds since 1970.</summary>
    [JsonPropertyName("created"), JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? Created { get; init; }

    /// <summary>The model that answered, which can differ from the one that was asked. Wire member <c>model</c>.</summary>
    [JsonPropertyName("model")]
    public string? Model { get; init; }

    /// <summary>The provider that served the answer. Wire member <c>provider</c>; Interactive AI.</summary>
    [JsonPropertyName("provider")]
    public string? Provider { get; init; }

    /// <summary>The answers, one unless more were asked for. Wire member <c>choices</c>.</summary>
    /// <value>Empty when the wire had none.</value>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("choices")]
    public IReadOnlyList<ChatChoice> Choices
    {
        get => WireChoices ?? [];
        init => WireChoices = value;
    }

    /// <summary>What stands under <c>choices</c>; <see cref="Choices"/> is never <see langword="null"/>.</summary>
    /// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use.</remarks>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [JsonPropertyName("choices")]
    public IReadOnlyList<ChatChoice>? WireChoices
    {
        get => _wireChoices;
        init => _wireChoices = value;
    }

    /// <summary>What the answer consumed and cost. Wire member <c>usage</c>.</summary>
    [JsonPropertyName("usage")]
    public TokenUsage? Usage { get; init; }

    /// <summary>The provider's mark of the software that answered. Wire member <c>system_fingerprint</c>.</summary>
    [JsonPropertyName("system_fingerprint")]
    public string? SystemFingerprint { get; init; }

    /// <summary>The class of service in which the answer was made. Wire member <c>service_tier</c>.</summary>
    [JsonPropertyName("service_tier")]
    public string? ServiceTier { get; init; }

    /// <summary>What the gateway looked up before the model answered. Wire member <c>references</c>; JamAI Base.</summary>
    /// <value><see langword="null"/> when nothing was to be looked up.</value>
    [JsonPropertyName("references")]
    public References? References { get; init; }

    /// <summary>What went wrong, when a gateway reports an error with status 200. Wire member <c>error</c>.</summary>
    /// <value><see langword="null"/> in every completion that a client returns: it throws an <see cref="ApiException"/> instead.</value>
    [JsonPropertyName("error")]
    public ApiError? Error { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>What the HTTP response said beside its body: request id, rate limit, headers, and how often the request was repeated.</summary>
    /// <value><see langword="null"/> for a completion that came in no response, such as one that was read from disk.</value>
    [JsonIgnore, JsonPropertyName("choices")]
    public ResponseInfo? Response
    {
        get => _response;
        init => _response = value;
    }

    /// <summary>The first choice; <see langword="null"/> when there is none.</summary>
    [JsonIgnore, JsonPropertyName("choices")]
    public ChatChoice? FirstChoice => WireChoices is { Count: > 0 } choices ? choices[0] : null;

    /// <summary>The first choice's text.</summary>
    /// <value>Empty when the model said nothing, for example because it only called tools.</value>
    [JsonIgnore, JsonPropertyName("choices")]
    public string Text => FirstChoice?.Message?.Content?.Text ?? "";

    /// <summary>The first choice's message, ready to be put into the next request.</summary>
    /// <exception cref="InvalidOperationException">The answer has no choice, or the choice no message.</exception>
    [JsonIgnore, JsonPropertyName("choices")]
    public AssistantMessage Message =>
        FirstChoice?.Message
        ?? throw new InvalidOperationException("The answer has no message: look at Choices before you use it.");

    /// <summary>The first choice's tool calls; empty when there are none.</summary>
    [JsonIgnore, JsonPropertyName("choices")]
    public IReadOnlyList<ToolCall> ToolCalls => FirstChoice?.Message?.ToolCalls ?? [];

    /// <summary>Why the first choice ended.</summary>
    [JsonIgnore, JsonPropertyName("choices")]
    public FinishReason? FinishReason => FirstChoice?.FinishReason;

    /// <summary>The first choice's refusal; <see langword="null"/> when the model did not decline.</summary>
    [JsonIgnore, JsonPropertyName("choices")]
    public string? Refusal => FirstChoice?.Message?.Refusal;

    /// <summary>The first choice's reasoning as text, under whichever name it came; <see langword="null"/> when there is none.</summary>
    [JsonIgnore, JsonPropertyName("choices")]
    public string? Reasoning => FirstChoice?.Message?.Reasoning ?? FirstChoice?.Message?.ReasoningContent;

    /// <summary>The first choice's text, read as a type of yours.</summary>
    /// <typeparam name="T">The type, the same as for <see cref="ResponseFormat.JsonSchema{T}"/>.</typeparam>
    /// <param name="contract">Its contract, for example <c>AppJson.Default.Invoice</c>.</param>
    /// <returns>The value. <see langword="null"/> only if the model wrote <c>null</c> and the type allows it, as <c>int?</c> does and a class does not.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="contract"/> is <see langword="null"/>.</exception>
    /// <exception cref="ResponseFormatException">The text is not JSON or does not fit the type, for example because it was cut off.</exception>
    public T? ReadContent<T>(JsonTypeInfo<T> contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return StructuredJson.ReadContent(Text, contract);
    }

    /// <summary>A summary without content.</summary>
    /// <returns>The id, the model and why the answer ended.</returns>
    public override string ToString() => $"ChatCompletion({Id}, {Model}, {FinishReason})";

    /// <summary>Says which response the completion came in.</summary>
    internal ChatCompletion Of(ResponseInfo? response)
    {
        _response = response;
        return this;
    }

    // What is read from an answer goes into the next request, where a null would be refused.
    void IJsonOnDeserialized.OnDeserialized() => _wireChoices = NoNulls.In(_wireChoices);
}
