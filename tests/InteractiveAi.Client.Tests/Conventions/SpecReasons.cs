namespace InteractiveAi.Client.Tests;

/// <summary>What the library models beyond Interactive AI's specification, and why. Numbers are rows of the wire facts.</summary>
internal static class SpecReasons
{
    private const string Recorded = "on every recorded answer (1.4)";
    private const string Citation = "what real answers cite (1.4, further extras)";
    private const string Error = "an error inside of a 200 (1.6)";
    private const string OtherGateway = "another gateway's, in the request that all of them share (2.2, 3.3)";
    private const string OrqAnswer = "orq.ai's, in the answer that all gateways share (2.3)";
    private const string AudioWord = "free text in the specification, which the usual words make easier to write (1.3)";

    public static IReadOnlyDictionary<string, string> Beyond { get; } =
        new Dictionary<string, string>
        {
            ["Annotation.type"] = Citation,
            ["Annotation.url_citation"] = Citation,
            ["Annotation.file"] = Citation,
            ["UrlCitation.url"] = Citation,
            ["UrlCitation.title"] = Citation,
            ["UrlCitation.content"] = Citation,
            ["UrlCitation.start_index"] = Citation,
            ["UrlCitation.end_index"] = Citation,
            ["FileAnnotation.hash"] = Citation,
            ["FileAnnotation.name"] = Citation,
            ["FileAnnotation.content"] = Citation,
            ["ChatCompletion.provider"] = Recorded,
            ["ChatCompletion.service_tier"] = "on some recorded answers (1.4)",
            ["ChatCompletion.error"] = Error,
            ["ChatChoice.native_finish_reason"] = Recorded,
            ["ChatChoice.error"] = Error,
            ["ChunkChoice.ReasoningDetails"] =
                "beside the delta, as the specification has them beside the message; else a fold could not keep them there (1.4)",
            ["ToolCall.index"] = "in answers that are not streamed, too (1.4)",
            ["ChatRequest.n"] = OtherGateway,
            ["InteractiveAiChatRequest.n"] = OtherGateway,
            ["ImagePart.cache_control"] = OtherGateway,
            ["FilePart.cache_control"] = OtherGateway,
            ["FinishReason=function_call"] = "another gateway's word (2.4)",
            ["AssistantMessage.reasoning_signature"] = OrqAnswer,
            ["AssistantMessage.redacted_reasoning"] = OrqAnswer,
            ["AssistantMessage.reasoning_content"] = "JamAI Base's and open servers' word for reasoning (3.4)",
            ["ToolCall.thought_signature"] = OrqAnswer,
            ["ToolMessage.cache_control"] = OtherGateway,
            ["FilePart+Body.uri"] = OtherGateway,
            ["FilePart+Body.mimeType"] = OtherGateway,
            ["ContentPart:refusal"] = OtherGateway,
            ["ContentPart:reasoning"] = OtherGateway,
            ["ContentPart:redacted_reasoning"] = OtherGateway,
            ["ReasoningPart.type"] = OtherGateway,
            ["ReasoningPart.reasoning"] = OtherGateway,
            ["ReasoningPart.signature"] = OtherGateway,
            ["RedactedReasoningPart.type"] = OtherGateway,
            ["RedactedReasoningPart.data"] = OtherGateway,
            ["RefusalPart.type"] = OtherGateway,
            ["RefusalPart.refusal"] = OtherGateway,
            ["ChatDelta.ReasoningSignature"] = OrqAnswer,
            ["ChatDelta.RedactedReasoning"] = OrqAnswer,
            ["ChatDelta.ReasoningContent"] = OrqAnswer,
            ["ToolCallDelta.ThoughtSignature"] = OrqAnswer,
            ["ContentPart:file"] = "lost by the specification, although the file-parser plugin needs it (1.3)",
            ["AudioFormat=wav"] = AudioWord,
            ["AudioFormat=mp3"] = AudioWord,
            ["AudioFormat=flac"] = AudioWord,
            ["AudioFormat=opus"] = AudioWord,
            ["AudioFormat=ogg"] = AudioWord,
            ["AudioFormat=aac"] = AudioWord,
            ["AudioFormat=m4a"] = AudioWord,
            ["AudioFormat=aiff"] = AudioWord,
            ["AudioFormat=pcm16"] = AudioWord,
        };
}
