using System.Text.Json;
using InteractiveAi.Client.JamAi;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecMapping
{
    private const string OldCall = "deprecated since there are tool calls, and never set by the server (3.4)";
    private const string ServersOwn =
        "the name of the server's own exception, which says nothing that the code does not (3.5)";

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
            Retyped = new Dictionary<string, Type>
            {
                ["ImageContentData.url"] = typeof(MediaData),
                ["AudioContentData.data"] = typeof(MediaData),
                ["ChatCompletionResponse.created"] = typeof(DateTimeOffset),
                ["ChatCompletionChunkResponse.created"] = typeof(DateTimeOffset),
                ["AudioResponse.expires_at"] = typeof(DateTimeOffset),
            },
            KeptAsJson = new Dictionary<string, string>
            {
                ["FunctionParameters"] = "a JSON schema, which is the user's own",
            },
            LeftAdditional = new Dictionary<string, string>
            {
                ["ChatCompletionMessage.function_call"] = OldCall,
                ["ChatCompletionDelta.function_call"] = OldCall,
                ["ChatCompletionChoice.delta"] = "null wherever nothing is streamed (3.4)",
                ["ChatCompletionChunkChoice.message"] = "a copy of the delta (3.4)",
                ["ErrorResponse.exception"] = ServersOwn,
                ["ValidationErrorResponse.exception"] = ServersOwn,
            },
            Taken = new Dictionary<string, string>
            {
                ["ContentPart:refusal"] = "of an assistant's content, and sent as a text",
            },
            NotAsked = new Dictionary<string, string>
            {
                ["ChatRequest.n -1000000000"] = "no gateway can give fewer answers than one",
                ["ChatRequest.thinking_budget 1000000000"] = "bounded by what the whole answer may have (3.3)",
                ["ChatRequest.messages[][assistant].content required"] = "an empty text is sent instead",
                ["AudioContent $.messages[0].content[0].input_audio.format"] = "no other gateway has a default for it",
                ["ToolChoice.function required"] = NoNamedFunction,
                ["ToolChoiceFunction.name required"] = NoNamedFunction,
            },
        };
}
