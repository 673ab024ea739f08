using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecMapping
{
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
            KeptAsJson = new Dictionary<string, string>
            {
                ["request.tools[].function.parameters"] = "a JSON schema, which is the user's own",
            },
        };
}
