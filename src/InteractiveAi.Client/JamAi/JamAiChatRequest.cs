using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.JamAi;

/// <summary>A chat-completion request with everything that JamAI Base takes.</summary>
/// <remarks>
/// <para>It can be sent only by a client that is configured with <see cref="JamAiOptions"/>. See <see cref="ChatRequest"/>.</para>
/// <para>
/// JamAI Base has no place for some of what <see cref="ChatRequest"/> offers, and <see cref="ChatRequest.Validate()"/> names each use of it. It
/// refuses messages with the roles <c>tool</c> and <c>developer</c>, and parts other than texts, images by address or data and audio as mp3 or
/// wav; it would silently drop <see cref="ChatRequest.ResponseFormat"/>, <see cref="ChatRequest.Seed"/>, <see cref="ChatRequest.Logprobs"/>,
/// <see cref="ChatRequest.TopLogprobs"/> and <see cref="ChatRequest.Metadata"/>.
/// </para>
/// <para>
/// Tools can be asked for, but not answered as usual: give a tool's result back as a <see cref="UserMessage"/> that says what was called.
/// Of a message of the assistant's the gateway reads the content only. A message without content is therefore sent with a text that says
/// what its other members do: the refusal, the transcript of its audio, and each tool call as a line <c>name(arguments)</c>; a
/// <see cref="RefusalPart"/> is sent as a text. Beside content the calls are dropped, as are reasoning and images in any case.
/// A tool's parameters are a flat list of properties, each with one type, a description and an enum of texts; a type that allows null
/// (<c>["string", "null"]</c>) is sent as a property that may be left out.
/// </para>
/// </remarks>
public sealed record JamAiChatRequest : ChatRequest
{
    /// <summary>An id of your own, up to now without effect: the gateway overwrites it with the id of the HTTP request. Wire member <c>id</c>.</summary>
    /// <remarks>To find a request again, send a header <c>x-request-id</c> with <see cref="CallOptions.Headers"/>, or read <see cref="ResponseInfo.RequestId"/>.</remarks>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>Knowledge to look up before the model answers. Wire member <c>rag_params</c>.</summary>
    /// <value><see langword="null"/>: none.</value>
    [JsonPropertyName("rag_params")]
    public RagParameters? RagParameters { get; init; }

    /// <summary>The most tokens that the reasoning may have; 0 for none. Wire member <c>thinking_budget</c>.</summary>
    /// <value><see langword="null"/>: the model's default. Not more than <see cref="ChatRequest.MaxCompletionTokens"/>, which is 2048 when nothing is set.</value>
    [JsonPropertyName("thinking_budget"), JsonConverter(typeof(LenientInt32Converter))]
    public int? ThinkingBudget { get; init; }

    /// <summary>How detailed a summary of the reasoning is wanted. Wire member <c>reasoning_summary</c>.</summary>
    /// <value><see langword="null"/>: the gateway's default, <see cref="SummaryLevel.Auto"/>.</value>
    [JsonPropertyName("reasoning_summary")]
    public SummaryLevel? ReasoningSummary { get; init; }

    [JsonIgnore]
    internal override JsonTypeInfo JsonType => JamAiJsonContext.Wire.JamAiChatRequest;

    [JsonIgnore]
    internal override string? GatewayName => JamAiGateway.Name;

    [JsonIgnore]
    internal override RequestBounds OwnBounds => JamAiGateway.StatedBounds;

    private protected override void Validate(RequestCheck check)
    {
        base.Validate(check);
        check.Nested("rag_params", RagParameters, static (parameters, inner) => parameters.Validate(inner));
        check.Word("reasoning_summary", ReasoningSummary?.Value);
        if (check.Bounds is null)
        {
            return;
        }

        check.Number("thinking_budget", ThinkingBudget, JamAiGateway.ThinkingTokens);
        int limit = MaxCompletionTokens ?? MaxTokens ?? JamAiGateway.DefaultMaxTokens;
        if (ThinkingBudget > limit)
        {
            check.Report(
                "thinking_budget",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ThinkingBudget} is more than the {limit} tokens that the whole answer may have. Set MaxCompletionTokens."
                ),
                string.Create(CultureInfo.InvariantCulture, $"0..{limit}")
            );
        }
    }
}
