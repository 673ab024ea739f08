using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>What the model said. Wire role <c>assistant</c>; every gateway.</summary>
/// <remarks>
/// <para>
/// A message from an answer can be put into the next request as it is, and should be: tool calls, reasoning details and their
/// signatures, annotations and audio are part of it, and some providers reject the next turn without them.
/// </para>
/// <para>Immutable but for <see cref="AdditionalProperties"/>.</para>
/// </remarks>
[DebuggerDisplay("AssistantMessage")]
public sealed class AssistantMessage : Message, IJsonOnDeserialized
{
    private IReadOnlyList<ReasoningDetail>? _reasoningDetails;
    private IReadOnlyList<ToolCall>? _toolCalls;
    private IReadOnlyList<Annotation>? _annotations;
    private IReadOnlyList<ContentPart>? _images;

    /// <summary>Makes an empty message, to be filled with an initialiser.</summary>
    [JsonConstructor]
    public AssistantMessage() { }

    /// <summary>Makes a message of the assistant's.</summary>
    /// <param name="content">What the model said: a string, or parts; <see langword="null"/> when it only called tools.</param>
    public AssistantMessage(MessageContent? content) => Content = content;

    internal AssistantMessage(AssistantMessage original)
    {
        Content = original.Content;
        Name = original.Name;
        Refusal = original.Refusal;
        Reasoning = original.Reasoning;
        ReasoningSignature = original.ReasoningSignature;
        RedactedReasoning = original.RedactedReasoning;
        ReasoningContent = original.ReasoningContent;
        ReasoningDetails = original.ReasoningDetails;
        ToolCalls = original.ToolCalls;
        Annotations = original.Annotations;
        Images = original.Images;
        Audio = original.Audio;
        AdditionalProperties = original.AdditionalProperties;
    }

    /// <inheritdoc/>
    [JsonPropertyName("role"), JsonPropertyOrder(-1)]
    public override string Role => "assistant";

    /// <summary>What the model said. Wire member <c>content</c>.</summary>
    /// <value><see langword="null"/> when it only called tools or refused.</value>
    [JsonPropertyName("content")]
    public MessageContent? Content { get; init; }

    /// <summary>A name that tells speakers of the same role apart. Wire member <c>name</c>.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>What the model said when it declined. Wire member <c>refusal</c>.</summary>
    /// <value><see langword="null"/>: it did not decline.</value>
    /// <remarks>In a message without content and tool calls it goes to orq.ai as a <see cref="RefusalPart"/>.</remarks>
    [JsonPropertyName("refusal")]
    public string? Refusal { get; init; }

    /// <summary>The model's reasoning as plain text. Wire member <c>reasoning</c>; Interactive AI and orq.ai.</summary>
    /// <remarks>On Interactive AI it repeats the texts in <see cref="ReasoningDetails"/>: show one of the two.</remarks>
    [JsonPropertyName("reasoning")]
    public string? Reasoning { get; init; }

    /// <summary>The signature by which the provider recognises <see cref="Reasoning"/>. Wire member <c>reasoning_signature</c>; orq.ai.</summary>
    /// <remarks>It goes back together with the reasoning, in the form that the gateway takes: on orq.ai as a <see cref="ReasoningPart"/>.</remarks>
    [JsonPropertyName("reasoning_signature")]
    public string? ReasoningSignature { get; init; }

    /// <summary>Reasoning that the provider shows to nobody, as a text that only it can read. Wire member <c>redacted_reasoning</c>; orq.ai.</summary>
    /// <remarks>It goes back as it came, in the form that the gateway takes: on orq.ai as a <see cref="RedactedReasoningPart"/>.</remarks>
    [JsonPropertyName("redacted_reasoning")]
    public string? RedactedReasoning { get; init; }

    /// <summary>The model's reasoning under the name that JamAI Base and many servers of open models use. Wire member <c>reasoning_content</c>.</summary>
    /// <remarks><see cref="ChatCompletion.Reasoning"/> gives whichever of the two spellings came.</remarks>
    [JsonPropertyName("reasoning_content")]
    public string? ReasoningContent { get; init; }

    /// <summary>The model's reasoning block by block, with the signatures that let the provider trust it again. Wire member <c>reasoning_details</c>; Interactive AI.</summary>
    /// <remarks>
    /// Send it back unchanged and in order, even when it is empty. orq.ai gets signed texts as <see cref="ReasoningPart"/>s, what
    /// Anthropic encrypted as <see cref="RedactedReasoningPart"/>s, what belongs to a call of Gemini's as <see cref="ToolCall.ThoughtSignature"/>,
    /// and plain texts that <see cref="Reasoning"/> does not have as <see cref="ReasoningContent"/>; the other blocks are left out there.
    /// </remarks>
    [JsonPropertyName("reasoning_details")]
    public IReadOnlyList<ReasoningDetail>? ReasoningDetails
    {
        get => _reasoningDetails;
        init => _reasoningDetails = value;
    }

    /// <summary>The tools that the model wants called. Wire member <c>tool_calls</c>.</summary>
    /// <value><see langword="null"/> or empty: none.</value>
    [JsonPropertyName("tool_calls")]
    public IReadOnlyList<ToolCall>? ToolCalls
    {
        get => _toolCalls;
        init => _toolCalls = value;
    }

    /// <summary>The sources that the answer cites. Wire member <c>annotations</c>; Interactive AI.</summary>
    /// <remarks>orq.ai has no place for them in a request, so they are left out there.</remarks>
    [JsonPropertyName("annotations")]
    public IReadOnlyList<Annotation>? Annotations
    {
        get => _annotations;
        init => _annotations = value;
    }

    /// <summary>The images that the model generated, usually <see cref="ImagePart"/>. Wire member <c>images</c>; Interactive AI.</summary>
    /// <remarks>orq.ai has no place for them in a request, so they are left out there.</remarks>
    [JsonPropertyName("images")]
    public IReadOnlyList<ContentPart>? Images
    {
        get => _images;
        init => _images = value;
    }

    /// <summary>The audio that the model spoke. Wire member <c>audio</c>.</summary>
    /// <remarks>orq.ai takes back its id alone, which is what is sent there; the transcript as content where there is no id.</remarks>
    [JsonPropertyName("audio")]
    public AudioOutput? Audio { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private protected override MessageContent? Words => Content;

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of message, its content's shape and the number of tool calls.</returns>
    public override string ToString() => $"AssistantMessage({Content}, {ToolCalls?.Count ?? 0} tool calls)";

    // Gateway: the specification has the details beside the message, real traffic in it (wire-facts 1.4).
    internal AssistantMessage WithReasoningDetails(IReadOnlyList<ReasoningDetail>? details) =>
        details is null || ReasoningDetails is not null
            ? this
            : new AssistantMessage(this) { ReasoningDetails = details };

    // What is read from an answer goes into the next request, where a null would be refused.
    void IJsonOnDeserialized.OnDeserialized()
    {
        _reasoningDetails = NoNulls.In(_reasoningDetails);
        _toolCalls = NoNulls.In(_toolCalls);
        _annotations = NoNulls.In(_annotations);
        _images = NoNulls.In(_images);
    }

    // What this version does not know may be the content of tomorrow.
    private bool SaysNothing =>
        Content is null
        && ToolCalls is null or { Count: 0 }
        && (Refusal ?? Reasoning ?? ReasoningSignature ?? RedactedReasoning ?? ReasoningContent) is null
        && ReasoningDetails is null or { Count: 0 }
        && Audio is null
        && AdditionalProperties is null or { Count: 0 };

    internal override void Validate(RequestCheck check)
    {
        check.Extra(AdditionalProperties, static () => WireJson.Context.AssistantMessage);
        if (check.Bounds is { NeedsAssistantContent: true } && SaysNothing)
        {
            check.Report("content", "The message has neither content nor tool calls nor anything else that was said.");
        }

        Content?.Validate(check);
        check.Each("reasoning_details", ReasoningDetails, static (detail, inner) => detail.Validate(inner));
        check.Each("tool_calls", ToolCalls, static (call, inner) => call.Validate(inner));
        check.Each("annotations", Annotations, static (annotation, inner) => annotation.Validate(inner));
        check.Received("images", Images);
        check.Nested(
            "audio",
            Audio,
            static (audio, inner) => inner.Extra(audio.AdditionalProperties, static () => WireJson.Context.AudioOutput)
        );
    }
}
