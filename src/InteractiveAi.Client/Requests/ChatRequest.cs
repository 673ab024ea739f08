using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>A chat-completion request with the parameters that the gateways share.</summary>
/// <remarks>
/// <para>
/// Each gateway's own parameters live in a type derived from this one, such as <see cref="InteractiveAiChatRequest"/>. A request
/// of one gateway is refused by a client of another. Do not derive types of your own: use <see cref="AdditionalProperties"/>.
/// </para>
/// <para>
/// A member, a role or a kind of content that a gateway has no place for is named by <see cref="ChatClient.Validate"/> of a client for that
/// gateway, and refused by the call: what the gateway would drop in silence, too.
/// </para>
/// <para>
/// Nothing that you did not set is sent. Vary a request with <c>with</c>; a request may be changed or reused as soon as the
/// call that sends it has returned. Immutable but for <see cref="AdditionalProperties"/> and the lists you put in. Equality is
/// by reference of the lists, so compare requests by their JSON.
/// </para>
/// </remarks>
public record ChatRequest
{
    /// <summary>The model that answers, such as <c>openai/gpt-4o</c>. Wire member <c>model</c>; every gateway.</summary>
    /// <value>
    /// <see langword="null"/>: <see cref="ChatClientOptions.DefaultModel"/>, or else the account's default. orq.ai requires a model.
    /// </value>
    [JsonPropertyName("model"), JsonPropertyOrder(-100)]
    public string? Model { get; init; }

    /// <summary>The conversation so far, oldest first; at least one message. Wire member <c>messages</c>; every gateway.</summary>
    [JsonPropertyName("messages"), JsonPropertyOrder(-99)]
    public required IReadOnlyList<Message> Messages { get; init; }

    /// <summary>How freely the model chooses its words, from 0 to 2. Wire member <c>temperature</c>; every gateway.</summary>
    /// <value><see langword="null"/>: the gateway's default, 1 on Interactive AI and 0.2 on JamAI Base.</value>
    [JsonPropertyName("temperature")]
    public double? Temperature { get; init; }

    /// <summary>The share of probability, from 0 to 1, out of which words are chosen. Wire member <c>top_p</c>; every gateway.</summary>
    /// <value><see langword="null"/>: the gateway's default, 1 on Interactive AI and 0.6 on JamAI Base.</value>
    [JsonPropertyName("top_p")]
    public double? TopP { get; init; }

    /// <summary>The most tokens that the answer may have, at least 1 but on orq.ai. Wire member <c>max_tokens</c>; every gateway.</summary>
    /// <value><see langword="null"/>: the model's limit; on JamAI Base 2048.</value>
    /// <remarks>
    /// The older name of <see cref="MaxCompletionTokens"/>, deprecated by orq.ai; some models understand only one of the two.
    /// </remarks>
    [JsonPropertyName("max_tokens"), JsonConverter(typeof(LenientInt32Converter))]
    public int? MaxTokens { get; init; }

    /// <summary>The most tokens that the answer and its reasoning may have, at least 1. Wire member <c>max_completion_tokens</c>; every gateway.</summary>
    [JsonPropertyName("max_completion_tokens"), JsonConverter(typeof(LenientInt32Converter))]
    public int? MaxCompletionTokens { get; init; }

    /// <summary>How much a model that reasons thinks before it answers. Wire member <c>reasoning_effort</c>; every gateway.</summary>
    /// <value><see langword="null"/>: the model's default.</value>
    /// <remarks>
    /// Interactive AI gets it as <c>effort</c> under <c>reasoning</c>. JamAI Base refuses levels above <see cref="EffortLevel.High"/>. What else there
    /// is to say about reasoning, such as a number of tokens, each gateway's own request has in words of its own.
    /// </remarks>
    [JsonPropertyName("reasoning_effort")]
    public EffortLevel? ReasoningEffort { get; init; }

    /// <summary>How strongly words that occurred often are avoided, from -2 to 2. Wire member <c>frequency_penalty</c>; every gateway.</summary>
    /// <value><see langword="null"/>: the gateway's default, 0.</value>
    [JsonPropertyName("frequency_penalty")]
    public double? FrequencyPenalty { get; init; }

    /// <summary>How strongly words that occurred at all are avoided, from -2 to 2. Wire member <c>presence_penalty</c>; every gateway.</summary>
    /// <value><see langword="null"/>: the gateway's default, 0.</value>
    [JsonPropertyName("presence_penalty")]
    public double? PresencePenalty { get; init; }

    /// <summary>Texts at which the model stops. Wire member <c>stop</c>; every gateway, at most four on Interactive AI and orq.ai.</summary>
    [JsonPropertyName("stop")]
    public StopSequences? Stop { get; init; }

    /// <summary>The tools that the model may call. Wire member <c>tools</c>; every gateway.</summary>
    [JsonPropertyName("tools")]
    public IReadOnlyList<Tool>? Tools { get; init; }

    /// <summary>Whether the model may, must or must not call tools. Wire member <c>tool_choice</c>; every gateway.</summary>
    /// <value><see langword="null"/>: the model decides when there are tools.</value>
    [JsonPropertyName("tool_choice")]
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>Whether the model may ask for several tools at once. Wire member <c>parallel_tool_calls</c>; orq.ai, and Interactive AI for models that can.</summary>
    /// <value><see langword="null"/>: the provider's default, usually <see langword="true"/>.</value>
    /// <remarks>JamAI Base would drop it silently.</remarks>
    [JsonPropertyName("parallel_tool_calls")]
    public bool? ParallelToolCalls { get; init; }

    /// <summary>The form in which the model must answer. Wire member <c>response_format</c>; Interactive AI and orq.ai.</summary>
    /// <value><see langword="null"/>: plain text.</value>
    /// <remarks>JamAI Base would drop it silently.</remarks>
    [JsonPropertyName("response_format")]
    public ResponseFormat? ResponseFormat { get; init; }

    /// <summary>A number that makes answers repeatable as far as the provider can. Wire member <c>seed</c>; Interactive AI and orq.ai.</summary>
    /// <value><see langword="null"/>: none. At most 2^53 - 1 either way on Interactive AI.</value>
    /// <remarks>JamAI Base would drop it silently.</remarks>
    [JsonPropertyName("seed"), JsonConverter(typeof(WholeInt64Converter))]
    public long? Seed { get; init; }

    /// <summary>How many answers are wanted, at least 1. Wire member <c>n</c>; orq.ai and JamAI Base, and Interactive AI for models that can.</summary>
    /// <value><see langword="null"/>: one.</value>
    [JsonPropertyName("n"), JsonConverter(typeof(LenientInt32Converter))]
    public int? N { get; init; }

    /// <summary>Whether the answer tells how likely each of its tokens was. Wire member <c>logprobs</c>; Interactive AI and orq.ai.</summary>
    /// <remarks>JamAI Base would drop it silently.</remarks>
    [JsonPropertyName("logprobs")]
    public bool? Logprobs { get; init; }

    /// <summary>How many alternatives are told for each token, from 0 to 20; needs <see cref="Logprobs"/>. Wire member <c>top_logprobs</c>; Interactive AI and orq.ai.</summary>
    /// <remarks>JamAI Base would drop it silently.</remarks>
    [JsonPropertyName("top_logprobs"), JsonConverter(typeof(LenientInt32Converter))]
    public int? TopLogprobs { get; init; }

    /// <summary>What is added to the likelihood of single tokens, by token id; usually from -100 to 100. Wire member <c>logit_bias</c>; Interactive AI and JamAI Base.</summary>
    [JsonPropertyName("logit_bias"), JsonConverter(typeof(LogitBiasConverter))]
    public IReadOnlyDictionary<string, double>? LogitBias { get; init; }

    /// <summary>Labels of your own that the gateway stores with the call. Wire member <c>metadata</c>; Interactive AI and orq.ai.</summary>
    /// <remarks>
    /// orq.ai takes at most 16 of them, with names of at most 64 and texts of at most 512 characters; JamAI Base would
    /// drop it silently.
    /// </remarks>
    [JsonPropertyName("metadata")]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Your own id of the end user, which helps the provider to find abuse. Wire member <c>user</c>; Interactive AI and JamAI Base.</summary>
    [JsonPropertyName("user")]
    public string? User { get; init; }

    /// <summary>What a stream carries besides the answer. Wire member <c>stream_options</c>; Interactive AI and orq.ai.</summary>
    /// <value><see langword="null"/>: a stream asks for its usage where the gateway has that option.</value>
    /// <remarks>Sent only when the answer is streamed. JamAI Base tells the usage in any case, and would drop everything else in it silently.</remarks>
    [JsonPropertyName("stream_options")]
    public StreamOptions? StreamOptions { get; init; }

    /// <summary>Body members that this version of the library does not know. They are sent as they are.</summary>
    /// <remarks>
    /// The way to a parameter that is newer than the library, or a provider's own. A member that has a property here is refused.
    /// </remarks>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    // The flag belongs to the call that is made, not to the user: it decides how the answer is read. It stands on the
    // request all the same, so that a request read from disk keeps what it said.
    [JsonInclude, JsonPropertyName("stream"), JsonPropertyOrder(-98)]
    internal bool? Stream { get; init; }

    [JsonIgnore]
    internal virtual JsonTypeInfo JsonType => WireJson.Context.ChatRequest;

    // Null for the portable request, and for a type that somebody derived although nothing of it would be sent.
    [JsonIgnore]
    internal virtual string? GatewayName => null;

    // How many of the likeliest words are chosen from, where a gateway takes that; telemetry tells it.
    [JsonIgnore]
    internal virtual int? SampledFrom => null;

    [JsonIgnore]
    internal virtual RequestBounds OwnBounds => RequestBounds.Portable;

    /// <summary>Checks the request as far as that is possible without sending it.</summary>
    /// <returns>
    /// Everything that is wrong, with JSON paths: missing messages or names, numbers that JSON does not have, typed members
    /// repeated in an <c>AdditionalProperties</c>, and values beyond the bounds that the specification states. Empty when the
    /// request is sound. Unknown values of open enums are never a problem.
    /// </returns>
    /// <remarks>A client does the same before it sends, with its own gateway's bounds.</remarks>
    public IReadOnlyList<RequestProblem> Validate() => Validate(OwnBounds);

    /// <summary>The kind of request, its model and the number of messages; no content.</summary>
    /// <returns>A short text.</returns>
    public sealed override string ToString() =>
        $"{GetType().Name}({Model ?? "default model"}, {Messages?.Count ?? 0} messages)";

    internal IReadOnlyList<RequestProblem> Validate(RequestBounds? bounds)
    {
        using RequestCheck check = new(bounds);
        Validate(check);
        return check.Problems;
    }

    private protected virtual void Validate(RequestCheck check)
    {
        RequestBounds? bounds = check.Bounds;
        if (Messages is not { Count: > 0 })
        {
            check.Report("messages", "At least one message is required.", "1..");
        }

        check.Word("model", Model);
        check.Each("messages", Messages, CheckMessage);
        check.Number("temperature", Temperature, bounds?.Temperature);
        check.Number("top_p", TopP, bounds?.TopP);
        check.Number("max_tokens", MaxTokens, bounds is { TakesAnyMaxTokens: false } ? bounds.MaxTokens : null);
        check.Number("max_completion_tokens", MaxCompletionTokens, bounds?.MaxTokens);
        check.Word("reasoning_effort", ReasoningEffort?.Value);
        check.Number("frequency_penalty", FrequencyPenalty, bounds?.Penalty);
        check.Number("presence_penalty", PresencePenalty, bounds?.Penalty);
        check.Number("top_logprobs", TopLogprobs, bounds?.TopLogprobs);
        if (TopLogprobs is not null && Logprobs is not true && bounds is { NeedsLogprobs: true })
        {
            check.Report("top_logprobs", "Alternatives are told only together with logprobs.");
        }

        check.Number("seed", Seed, bounds?.Seed);
        check.Number("n", N, bounds?.Choices);
        check.Count("stop", Stop?.Count, bounds?.StopSequences);
        check.Each("stop", Stop, static (_, _) => { });
        check.Each("tools", Tools, CheckTool);
        ToolChoice?.Validate(check, Tools);
        check.Nested("response_format", ResponseFormat, CheckFormat);
        check.Nested(
            "stream_options",
            StreamOptions,
            static (options, inner) =>
                inner.Extra(options.AdditionalProperties, static () => WireJson.Context.StreamOptions)
        );
        check.Nested(
            "logit_bias",
            LogitBias,
            static (biases, inner) =>
            {
                foreach ((string token, double bias) in biases)
                {
                    inner.Number(token, bias, inner.Bounds?.LogitBias);
                }
            }
        );
        check.Count("metadata", Metadata?.Count, bounds?.Metadata?.Pairs);
        check.Nested(
            "metadata",
            Metadata,
            static (labels, inner) =>
            {
                foreach ((string name, string label) in labels)
                {
                    inner.Required(name, label);
                    inner.Length(name, name, inner.Bounds?.Metadata?.NameLength);
                    inner.Length(name, label, inner.Bounds?.Metadata?.ValueLength);
                }
            }
        );
        if (AdditionalProperties is { Count: > 0 } additional)
        {
            CheckExtra(check, additional);
        }

        CheckTaken(check);
        bounds?.Own?.Invoke(this, check);
    }

    // By itself, because what it captures would be allocated with every request.
    private void CheckExtra(RequestCheck check, IDictionary<string, JsonElement> additional) =>
        check.Extra(additional, () => JsonType);

    // Only what not every gateway has.
    private void CheckTaken(RequestCheck check)
    {
        check.Taken("parallel_tool_calls", ParallelToolCalls is not null);
        check.Taken("response_format", ResponseFormat is not null);
        check.Taken("seed", Seed is not null);
        check.Taken("n", N is not null);
        check.Taken("logprobs", Logprobs is not null);
        check.Taken("top_logprobs", TopLogprobs is not null);
        check.Taken("logit_bias", LogitBias is not null);
        check.Taken("metadata", Metadata is not null);
        check.Taken("user", User is not null);
        // A gateway without the option tells the usage in any case.
        check.Taken("stream_options", StreamOptions is { IncludeUsage: false } or { AdditionalProperties.Count: > 0 });
    }

    private static void CheckMessage(Message message, RequestCheck check)
    {
        if (message is not UnknownMessage)
        {
            check.Kind("role", "role", message.Role, static gateway => gateway.Roles);
        }

        if (check.Bounds?.NotTaken?.PartsByRole?.GetValueOrDefault(message.Role) is { } taken)
        {
            CheckParts(message, taken, check);
        }

        message.Validate(check);
    }

    private static void CheckParts(Message message, string[] taken, RequestCheck check)
    {
        MessageContent? content = message switch
        {
            SystemMessage own => own.Content,
            DeveloperMessage own => own.Content,
            UserMessage own => own.Content,
            ToolMessage own => own.Content,
            _ => null,
        };
        // A null among the parts is told by the content itself.
        if (content is not { PartCount: > 0 } || content.Parts.Any(static part => part is null))
        {
            return;
        }

        NotTaken gateway = check.Bounds!.NotTaken!;
        check.Each(
            "content",
            content.Parts,
            (part, inner) =>
            {
                // A kind that no role takes is told once, by itself.
                if (
                    part is not UnknownPart
                    && !taken.Contains(part.Type, StringComparer.Ordinal)
                    && !gateway.Parts.Contains(part.Type, StringComparer.Ordinal)
                )
                {
                    inner.Report("type", gateway.AboutPart(message.Role, part.Type));
                }
            }
        );
    }

    private static void CheckTool(Tool tool, RequestCheck check)
    {
        if (tool is not UnknownTool)
        {
            check.Kind("type", "tool", tool.Type, static gateway => gateway.Tools);
        }

        tool.Validate(check);
    }

    private static void CheckFormat(ResponseFormat format, RequestCheck check)
    {
        if (format is not UnknownFormat)
        {
            check.Kind("type", "response format", format.Type, static gateway => gateway.Formats);
        }

        format.Validate(check);
    }
}
