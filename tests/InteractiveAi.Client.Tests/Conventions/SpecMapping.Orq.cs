using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecMapping
{
    private const string RuleSays = "a rule that is told in prose demands more";

    public static SpecMapping Orq { get; } =
        new()
        {
            Gateway = "orq.ai",
            Fixture = "orq/orq.schema.json",
            Request = typeof(OrqChatRequest),
            Options = static () => new OrqOptions { ApiKey = "key" },
            RequestSchema = "request",
            ResponseSchema = "response",
            ChunkSchema = "chunk",
            OtherRoots = ["error.current", "error.openaiLike", "error.flat", "error.message"],
            Prepare = static document => document.PrepareOrq(),
            Types = new Dictionary<string, Type[]>
            {
                ["request"] = [typeof(OrqChatRequest)],
                ["response"] = [typeof(ChatCompletion)],
                ["chunk"] = [typeof(ChatCompletionChunk)],
                ["TextContentPartSchema"] = [typeof(TextPart)],
                ["ImageContentPartSchema"] = [typeof(ImagePart)],
                ["AudioContentPartSchema"] = [typeof(AudioPart)],
                ["FileContentPartSchema"] = [typeof(FilePart.Body)],
                ["RefusalPartSchema"] = [typeof(RefusalPart)],
                ["ReasoningPartSchema"] = [typeof(ReasoningPart)],
                ["RedactedReasoningPartSchema"] = [typeof(RedactedReasoningPart)],
                ["ThinkingConfigDisabledSchema"] = [typeof(DisabledThinking)],
                ["ThinkingConfigEnabledSchema"] = [typeof(EnabledThinking)],
                ["ThinkingConfigAdaptiveSchema"] = [typeof(AdaptiveThinking)],
                ["PublicIdentity"] = [typeof(Identity)],
                ["PublicContact"] = [typeof(Identity)],
                ["error.current"] = [typeof(ApiError)],
                ["error.openaiLike"] = [typeof(ApiError)],
                ["error.flat"] = [typeof(ApiError)],
                ["error.message"] = [typeof(ApiError)],
            },
            Retyped = new Dictionary<string, Type>
            {
                ["ImageContentPartSchema.image_url.url"] = typeof(MediaData),
                ["AudioContentPartSchema.input_audio.data"] = typeof(MediaData),
                ["FileContentPartSchema.file_data"] = typeof(MediaData),
                ["FileContentPartSchema.uri"] = typeof(MediaData),
                ["response.created"] = typeof(DateTimeOffset),
                ["response.choices[].message.audio.expires_at"] = typeof(DateTimeOffset),
                ["chunk.created"] = typeof(DateTimeOffset),
                ["chunk.choices[].delta.audio.expires_at"] = typeof(DateTimeOffset),
            },
            KeptAsJson = new Dictionary<string, string>
            {
                ["request.tools[].function.parameters"] = "a JSON schema, which is the user's own",
            },
            LeftAdditional = new Dictionary<string, string>
            {
                ["error.flat.id"] =
                    "of which nothing is documented, and which may be the error's or the request's (2.4)",
                ["error.flat.source"] =
                    "tells only whether the provider failed, which the kind of the error says (2.4)",
            },
            NotAsked = new Dictionary<string, string>
            {
                ["request.messages[][assistant].audio.id required"] = Answered,
                ["request.messages[][assistant].tool_calls[].id required"] = Answered,
                ["request.messages[][assistant].tool_calls[].function required"] = Answered,
                ["request.tool_choice[1].function.name required"] = NoNamedFunction,
                ["request.messages[][user].content[1][][file] $.messages[0].content[0].file"] = RuleSays,
                ["request.messages[][assistant] $.messages[0].content"] = RuleSays,
                ["request.top_logprobs $.top_logprobs"] = RuleSays,
                ["request.stream_options onlyWhen"] = "left out where nothing is streamed",
                ["FileContentPartSchema.file_data format"] = "an address is sent as what it is, in uri",
            },
            Rules = new Dictionary<string, (string, string)>
            {
                ["request.response_format[json_schema].json_schema.name pattern"] = (
                    """
                    {
                      "model": "m",
                      "messages": [{ "role": "user", "content": "a" }],
                      "response_format": { "type": "json_schema", "json_schema": { "name": "an answer" } }
                    }
                    """,
                    "$.response_format.json_schema.name"
                ),
                ["request.thinking[enabled].budget_tokens lessThan"] = (
                    """
                    {
                      "model": "m",
                      "messages": [{ "role": "user", "content": "a" }],
                      "max_tokens": 2048,
                      "thinking": { "type": "enabled", "budget_tokens": 2048 }
                    }
                    """,
                    "$.thinking.budget_tokens"
                ),
                ["request.top_logprobs requires"] = (
                    """{ "model": "m", "messages": [{ "role": "user", "content": "a" }], "top_logprobs": 1 }""",
                    "$.top_logprobs"
                ),
                ["request.audio requiredWhen"] = (
                    """{ "model": "m", "messages": [{ "role": "user", "content": "a" }], "modalities": ["audio"] }""",
                    "$.audio"
                ),
                ["FileContentPartSchema exactlyOneOf"] = (
                    """
                    {
                      "model": "m",
                      "messages": [{ "role": "user", "content": [{ "type": "file", "file": { "filename": "a.pdf" } }] }]
                    }
                    """,
                    "$.messages[0].content[0].file"
                ),
                ["assistant.content requiredUnless"] = (
                    """{ "model": "m", "messages": [{ "role": "assistant" }] }""",
                    "$.messages[0].content"
                ),
            },
        };
}
