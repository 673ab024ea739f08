namespace InteractiveAi.Client.Tests;

/// <summary>Which type of the library models which schema, and everything in which the two lawfully differ.</summary>
internal static class SpecMapping
{
    /// <summary>A member that a hand-written reader knows: its name, the property it fills, or the members of the object it is.</summary>
    public sealed record Flat(string Name, string? Property, params Flat[] Members);

    /// <summary>Where the specification is entered.</summary>
    public static IReadOnlyList<string> Roots { get; } =
    [
        "ChatGenerationParams",
        "ChatResponse",
        "ErrorResponse",
        "ChatStreamingChunk",
        "UsageExtras",
        "MessageExtras",
        "FilePart",
        "ReasoningExtras",
    ];

    public static IReadOnlyDictionary<string, Type> Types { get; } =
        new Dictionary<string, Type>
        {
            ["ChatResponse"] = typeof(ChatCompletion),
            ["ChatResponseChoice"] = typeof(ChatChoice),
            ["__schema2"] = typeof(FinishReason),
            ["ChatCompletionFinishReason"] = typeof(FinishReason),
            ["AssistantMessage"] = typeof(AssistantMessage),
            ["AssistantMessageContent"] = typeof(MessageContent),
            ["AssistantMessageContent1"] = typeof(MessageContent),
            ["ChatMessageContentItem"] = typeof(ContentPart),
            ["ChatMessageContentItemCacheControl"] = typeof(CacheControl),
            ["ChatMessageContentItemCacheControlTtl"] = typeof(CacheTtl),
            ["ChatMessageContentItemImageImageUrl"] = typeof(ImagePart.Body),
            ["ChatMessageContentItemImageImageUrlDetail"] = typeof(ImageDetail),
            ["ChatMessageContentItemAudioInputAudio"] = typeof(AudioPart.Body),
            ["ChatMessageToolCall"] = typeof(ToolCall),
            ["ChatMessageToolCallFunction"] = typeof(FunctionCall),
            ["__schema3"] = typeof(ReasoningDetail),
            ["Schema30"] = typeof(SummaryReasoningDetail),
            ["Schema31"] = typeof(EncryptedReasoningDetail),
            ["Schema32"] = typeof(TextReasoningDetail),
            ["__schema4"] = typeof(string),
            ["__schema5"] = typeof(ReasoningFormat),
            ["Schema5"] = typeof(ReasoningFormat),
            ["__schema6"] = typeof(int),
            ["ChatMessageTokenLogprobs"] = typeof(TokenLogprobs),
            ["ChatMessageTokenLogprob"] = typeof(TokenLogprob),
            ["ChatMessageTokenLogprobTopLogprobsItems"] = typeof(TokenLogprob),
            ["ChatGenerationTokenUsage"] = typeof(TokenUsage),
            ["ChatGenerationTokenUsageCompletionTokensDetails"] = typeof(CompletionTokensDetails),
            ["ChatGenerationTokenUsagePromptTokensDetails"] = typeof(PromptTokensDetails),
            ["ErrorResponse"] = typeof(ApiError),
            ["ChatGenerationParams"] = typeof(InteractiveAiChatRequest),
            ["ChatGenerationParamsProvider"] = typeof(ProviderPreferences),
            ["ChatGenerationParamsProviderDataCollection"] = typeof(DataCollection),
            ["__schema0"] = typeof(IReadOnlyList<ProviderName>),
            ["Schema0Items"] = typeof(ProviderName),
            ["Schema0Items0"] = typeof(ProviderName),
            ["ChatGenerationParamsProviderQuantizationsItems"] = typeof(Quantization),
            ["ProviderSortUnion"] = typeof(ProviderSort),
            ["ProviderSort"] = typeof(SortKey),
            ["ProviderSortConfig"] = typeof(ProviderSort),
            ["ProviderSortConfigPartition"] = typeof(SortPartition),
            ["ChatGenerationParamsProviderMaxPrice"] = typeof(MaxPrice),
            ["__schema1"] = typeof(Price),
            ["ChatGenerationParamsPluginsItems"] = typeof(Plugin),
            ["ChatGenerationParamsPluginsItems0"] = typeof(ModerationPlugin),
            ["ChatGenerationParamsPluginsItems1"] = typeof(WebPlugin),
            ["ChatGenerationParamsPluginsItemsOneOf1Engine"] = typeof(WebEngine),
            ["ChatGenerationParamsPluginsItems2"] = typeof(FileParserPlugin),
            ["ChatGenerationParamsPluginsItemsOneOf2Pdf"] = typeof(FileParserPlugin.Body),
            ["ChatGenerationParamsPluginsItemsOneOf2PdfEngine"] = typeof(PdfEngine),
            ["ChatGenerationParamsPluginsItems3"] = typeof(ResponseHealingPlugin),
            ["ChatGenerationParamsRoute"] = typeof(RouteStrategy),
            ["Message"] = typeof(Message),
            ["SystemMessage"] = typeof(SystemMessage),
            ["SystemMessageContent"] = typeof(MessageContent),
            ["SystemMessageContent1"] = typeof(MessageContent),
            ["ChatMessageContentItemText"] = typeof(TextPart),
            ["UserMessage"] = typeof(UserMessage),
            ["UserMessageContent"] = typeof(MessageContent),
            ["UserMessageContent1"] = typeof(MessageContent),
            ["Message2"] = typeof(DeveloperMessage),
            ["MessageOneOf2Content"] = typeof(MessageContent),
            ["MessageOneOf2Content1"] = typeof(MessageContent),
            ["ToolResponseMessage"] = typeof(ToolMessage),
            ["ToolResponseMessageContent"] = typeof(MessageContent),
            ["ToolResponseMessageContent1"] = typeof(MessageContent),
            ["ModelName"] = typeof(string),
            ["ChatGenerationParamsReasoning"] = typeof(ReasoningSettings),
            ["ChatGenerationParamsReasoningEffort"] = typeof(EffortLevel),
            ["ReasoningSummaryVerbosity"] = typeof(SummaryLevel),
            ["ChatGenerationParamsResponseFormat"] = typeof(ResponseFormat),
            ["ChatGenerationParamsResponseFormat0"] = typeof(SimpleFormat),
            ["ChatGenerationParamsResponseFormat1"] = typeof(SimpleFormat),
            ["ResponseFormatJSONSchema"] = typeof(JsonSchemaFormat),
            ["JSONSchemaConfig"] = typeof(JsonSchemaFormat.Body),
            ["ResponseFormatTextGrammar"] = typeof(GrammarFormat),
            ["ChatGenerationParamsResponseFormat4"] = typeof(SimpleFormat),
            ["ChatGenerationParamsStop"] = typeof(StopSequences),
            ["ChatStreamOptions"] = typeof(StreamOptions),
            ["ToolChoiceOption"] = typeof(ToolChoice),
            ["NamedToolChoice"] = typeof(ToolChoice),
            ["NamedToolChoiceFunction"] = typeof(ToolChoice),
            ["ToolDefinitionJson"] = typeof(FunctionTool),
            ["ToolDefinitionJsonFunction"] = typeof(FunctionTool.Body),
            ["ChatGenerationParamsDebug"] = typeof(DebugSettings),
            // From public material
            ["ChatStreamingChunk"] = typeof(ChatCompletionChunk),
            ["ChatStreamingChoice"] = typeof(ChunkChoice),
            ["ChatStreamingDelta"] = typeof(ChatDelta),
            ["ChatStreamingToolCall"] = typeof(ToolCallDelta),
            ["UsageExtras"] = typeof(TokenUsage),
            ["MessageExtras"] = typeof(AssistantMessage),
            ["FilePart"] = typeof(FilePart),
            ["ReasoningExtras"] = typeof(ReasoningSettings),
        };

    /// <summary>What hand-written readers know, and where they put it.</summary>
    public static IReadOnlyDictionary<Type, Flat[]> HandRead { get; } =
        new Dictionary<Type, Flat[]>
        {
            [typeof(ProviderSort)] =
            [
                new("by", nameof(ProviderSort.Key)),
                new("partition", nameof(ProviderSort.Partition)),
            ],
            [typeof(ToolChoice)] =
            [
                new("type", null),
                new("function", null, new Flat("name", nameof(ToolChoice.FunctionName))),
            ],
            [typeof(ApiError)] =
            [
                new(
                    "error",
                    null,
                    new Flat("code", nameof(ApiError.Code)),
                    new Flat("message", nameof(ApiError.Message)),
                    new Flat("param", nameof(ApiError.Param)),
                    new Flat("type", nameof(ApiError.Type)),
                    new Flat("metadata", nameof(ApiError.Metadata))
                ),
                new("code", nameof(ApiError.Code)),
                new("message", nameof(ApiError.Message)),
                new("metadata", nameof(ApiError.Metadata)),
            ],
            [typeof(TokenLogprobs)] =
            [
                new("content", nameof(TokenLogprobs.Content)),
                new("refusal", nameof(TokenLogprobs.Refusal)),
            ],
            [typeof(TokenLogprob)] =
            [
                new("token", nameof(TokenLogprob.Token)),
                new("logprob", nameof(TokenLogprob.Logprob)),
                new("bytes", nameof(TokenLogprob.Bytes)),
                new("top_logprobs", nameof(TokenLogprob.TopLogprobs)),
            ],
            [typeof(ChatCompletionChunk)] =
            [
                new("id", nameof(ChatCompletionChunk.Id)),
                new("object", nameof(ChatCompletionChunk.Object)),
                new("created", nameof(ChatCompletionChunk.Created)),
                new("model", nameof(ChatCompletionChunk.Model)),
                new("provider", nameof(ChatCompletionChunk.Provider)),
                new("system_fingerprint", nameof(ChatCompletionChunk.SystemFingerprint)),
                new("service_tier", nameof(ChatCompletionChunk.ServiceTier)),
                new("choices", nameof(ChatCompletionChunk.Choices)),
                new("usage", nameof(ChatCompletionChunk.Usage)),
                new("error", nameof(ChatCompletionChunk.Error)),
                new("debug", nameof(ChatCompletionChunk.Debug)),
            ],
            [typeof(ChunkChoice)] =
            [
                new("index", nameof(ChunkChoice.Index)),
                new("delta", nameof(ChunkChoice.Delta)),
                new("finish_reason", nameof(ChunkChoice.FinishReason)),
                new("native_finish_reason", nameof(ChunkChoice.NativeFinishReason)),
                new("logprobs", nameof(ChunkChoice.Logprobs)),
                new("reasoning_details", nameof(ChunkChoice.ReasoningDetails)),
                new("error", nameof(ChunkChoice.Error)),
            ],
            [typeof(ChatDelta)] =
            [
                new("role", nameof(ChatDelta.Role)),
                new("content", nameof(ChatDelta.Content)),
                new("reasoning", nameof(ChatDelta.Reasoning)),
                new("refusal", nameof(ChatDelta.Refusal)),
                new("tool_calls", nameof(ChatDelta.ToolCalls)),
                new("reasoning_details", nameof(ChatDelta.ReasoningDetails)),
                new("images", nameof(ChatDelta.Images)),
                new("annotations", nameof(ChatDelta.Annotations)),
                new("audio", nameof(ChatDelta.Audio)),
            ],
            [typeof(ToolCallDelta)] =
            [
                new("index", nameof(ToolCallDelta.Index)),
                new("id", nameof(ToolCallDelta.Id)),
                new("type", nameof(ToolCallDelta.Type)),
                new(
                    "function",
                    null,
                    new Flat("name", nameof(ToolCallDelta.Name)),
                    new Flat("arguments", nameof(ToolCallDelta.Arguments))
                ),
            ],
        };

    /// <summary>Members whose type here says more than the specification's.</summary>
    public static IReadOnlyDictionary<string, Type> Retyped { get; } =
        new Dictionary<string, Type>
        {
            ["ChatResponse.created"] = typeof(DateTimeOffset),
            ["ChatStreamingChunk.created"] = typeof(DateTimeOffset),
            ["ChatStreamingDelta.audio.expires_at"] = typeof(DateTimeOffset),
            ["ChatMessageContentItemImageImageUrl.url"] = typeof(MediaData),
            ["ChatMessageContentItemAudioInputAudio.data"] = typeof(MediaData),
            ["ChatMessageContentItemAudioInputAudio.format"] = typeof(AudioFormat),
            ["ChatMessageContentItem[input_video].video_url.url"] = typeof(MediaData),
            ["ChatMessageContentItem[video_url].video_url.url"] = typeof(MediaData),
            ["FilePart.file.file_data"] = typeof(MediaData),
            ["ChatStreamingDelta.images[].image_url.url"] = typeof(MediaData),
            // Items without a discriminator of their own: what real answers carry there
            ["ChatStreamingDelta.images[]"] = typeof(ImagePart),
        };

    /// <summary>Members inside of what is kept as JSON because nobody agrees on its shape.</summary>
    public static IReadOnlyDictionary<string, string> KeptAsJson { get; } =
        new Dictionary<string, string>
        {
            ["ErrorResponse.error.metadata"] = "moderation and provider details differ by cause (wire-facts 1.6)",
            ["ChatStreamingChunk.error.metadata"] = "as in every error (wire-facts 1.6)",
            ["ChatStreamingChunk.debug"] = "echoes whatever went to the provider (wire-facts 1.5)",
        };

    /// <summary>Members of public material that are left among the additional ones.</summary>
    public static IReadOnlyDictionary<string, string> LeftAdditional { get; } =
        new Dictionary<string, string>
        {
            ["ChatStreamingChunk.openrouter_metadata"] = "another router's own, never seen here (wire-facts 1.4)",
        };
}
