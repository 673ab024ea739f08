using System.Text.Json;
using InteractiveAi.Client.JamAi;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecMapping
{
    public static SpecMapping JamAi { get; } =
        new()
        {
            Gateway = "JamAI Base",
            Fixture = "jamai/jamai.schema.json",
            Request = typeof(JamAiChatRequest),
            Options = static () => new JamAiOptions { ApiKey = "key" },
            RequestSchema = "ChatRequest",
            ResponseSchema = "ChatCompletionResponse",
            ChunkSchema = "ChatCompletionChunkResponse",
            OtherRoots = ["ErrorResponse", "ValidationErrorResponse"],
            Prepare = static document => document.PrepareJamAi(),
            Types = new Dictionary<string, Type[]>
            {
                ["ChatRequest"] = [typeof(JamAiChatRequest)],
                ["TextContent"] = [typeof(TextPart)],
                ["ImageContent"] = [typeof(ImagePart)],
                ["ImageContentData"] = [typeof(ImagePart.Body)],
                ["AudioContent"] = [typeof(AudioPart)],
                ["AudioContentData"] = [typeof(AudioPart.Body)],
                ["RAGParams"] = [typeof(RagParameters)],
                ["FunctionTool"] = [typeof(FunctionTool)],
                ["Function"] = [typeof(FunctionTool.Body)],
                ["FunctionParameters"] = [typeof(JsonElement)],
                ["FunctionParameter"] = [typeof(JsonElement)],
                ["WebSearchTool"] = [typeof(WebSearchTool)],
                ["CodeInterpreterTool"] = [typeof(CodeInterpreterTool)],
                ["ToolChoice"] = [typeof(ToolChoice)],
                ["ToolChoiceFunction"] = [typeof(ToolChoice)],
                ["ChatCompletionResponse"] = [typeof(ChatCompletion)],
                ["ChatCompletionChoice"] = [typeof(ChatChoice)],
                ["ChatCompletionMessage"] = [typeof(AssistantMessage)],
                ["ChatCompletionChunkResponse"] = [typeof(ChatCompletionChunk)],
                ["ChatCompletionChunkChoice"] = [typeof(ChunkChoice)],
                ["ChatCompletionDelta"] = [typeof(ChatDelta)],
                ["AudioResponse"] = [typeof(AudioOutput)],
                ["ToolCall"] = [typeof(ToolCall), typeof(ToolCallDelta)],
                ["ToolCallFunction"] = [typeof(FunctionCall)],
                ["FunctionCall"] = [typeof(FunctionCall)],
                ["LogProbs"] = [typeof(TokenLogprobs)],
                ["LogProbToken"] = [typeof(TokenLogprob)],
                ["ChatCompletionUsage"] = [typeof(TokenUsage)],
                ["PromptUsageDetails"] = [typeof(PromptTokensDetails)],
                ["CompletionUsageDetails"] = [typeof(CompletionTokensDetails)],
                ["ToolUsageDetails"] = [typeof(ToolUsageDetails)],
                ["References"] = [typeof(References)],
                ["Chunk"] = [typeof(ReferenceChunk)],
                ["ErrorResponse"] = [typeof(ApiError)],
                ["ValidationErrorResponse"] = [typeof(ApiError)],
            },
            KeptAsJson = new Dictionary<string, string>
            {
                ["FunctionParameters"] = "a JSON schema, which is the user's own",
            },
        };
}
