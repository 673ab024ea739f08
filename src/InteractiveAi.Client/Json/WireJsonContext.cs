using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client;

/// <summary>The source-generated contracts of what gateways have in common.</summary>
/// <remarks>
/// Whoever uses one contract of a context has all of them in a trimmed program, so that each gateway's own are in a context of its own. Nothing else of the
/// library asks the serializer for a contract.
/// </remarks>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatCompletion))]
[JsonSerializable(typeof(ChatCompletionChunk))]
[JsonSerializable(typeof(ApiError))]
// The cases of unions, which the converters dispatch to
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(SystemMessage))]
[JsonSerializable(typeof(DeveloperMessage))]
[JsonSerializable(typeof(UserMessage))]
[JsonSerializable(typeof(AssistantMessage))]
[JsonSerializable(typeof(ToolMessage))]
[JsonSerializable(typeof(UnknownMessage))]
[JsonSerializable(typeof(ContentPart))]
[JsonSerializable(typeof(TextPart))]
[JsonSerializable(typeof(ImagePart))]
[JsonSerializable(typeof(ImagePart.Body), TypeInfoPropertyName = "ImagePartBody")]
[JsonSerializable(typeof(AudioPart))]
[JsonSerializable(typeof(AudioPart.Body), TypeInfoPropertyName = "AudioPartBody")]
[JsonSerializable(typeof(VideoPart))]
[JsonSerializable(typeof(VideoPart.Body), TypeInfoPropertyName = "VideoPartBody")]
[JsonSerializable(typeof(FilePart))]
[JsonSerializable(typeof(FilePart.Body), TypeInfoPropertyName = "FilePartBody")]
[JsonSerializable(typeof(RefusalPart))]
[JsonSerializable(typeof(ReasoningPart))]
[JsonSerializable(typeof(RedactedReasoningPart))]
[JsonSerializable(typeof(UnknownPart))]
[JsonSerializable(typeof(Tool))]
[JsonSerializable(typeof(FunctionTool))]
[JsonSerializable(typeof(FunctionTool.Body), TypeInfoPropertyName = "FunctionToolBody")]
[JsonSerializable(typeof(WebSearchTool))]
[JsonSerializable(typeof(CodeInterpreterTool))]
[JsonSerializable(typeof(UnknownTool))]
[JsonSerializable(typeof(ResponseFormat))]
[JsonSerializable(typeof(SimpleFormat))]
[JsonSerializable(typeof(JsonSchemaFormat))]
[JsonSerializable(typeof(JsonSchemaFormat.Body), TypeInfoPropertyName = "JsonSchemaFormatBody")]
[JsonSerializable(typeof(GrammarFormat))]
[JsonSerializable(typeof(UnknownFormat))]
[JsonSerializable(typeof(ReasoningDetail))]
[JsonSerializable(typeof(SummaryReasoningDetail))]
[JsonSerializable(typeof(EncryptedReasoningDetail))]
[JsonSerializable(typeof(TextReasoningDetail))]
[JsonSerializable(typeof(UnknownReasoningDetail))]
// Lists that the hand-written readers hand over, and that users save conversations as
[JsonSerializable(typeof(ContentPart[]))]
[JsonSerializable(typeof(Annotation[]))]
[JsonSerializable(typeof(ReferenceChunk[]))]
[JsonSerializable(typeof(ReasoningDetail[]))]
[JsonSerializable(typeof(ChatChoice[]))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(Message[]))]
[JsonSerializable(typeof(List<Message>))]
[JsonSerializable(typeof(IReadOnlyList<Message>))]
// Values that converters read and write
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(decimal))]
// What may stand in an AdditionalProperties
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class WireJsonContext : JsonSerializerContext
{
    /// <summary>The contracts of every wire type, the gateways' own included.</summary>
    public static IJsonTypeInfoResolver OfEverything() =>
        JsonTypeInfoResolver.Combine(
            new WireJsonContext(),
            new InteractiveAiJsonContext(),
            new OrqJsonContext(),
            new JamAiJsonContext()
        );
}
