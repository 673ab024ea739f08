using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>The classes that one writes from the documentation of the format.</summary>
internal static class NaiveModels
{
    internal sealed class Answer
    {
        [JsonPropertyName("id")]
        public string? Id { get; set; }

        [JsonPropertyName("object")]
        public string? Object { get; set; }

        [JsonPropertyName("created")]
        public long Created { get; set; }

        [JsonPropertyName("model")]
        public string? Model { get; set; }

        [JsonPropertyName("provider")]
        public string? Provider { get; set; }

        [JsonPropertyName("service_tier")]
        public string? ServiceTier { get; set; }

        [JsonPropertyName("system_fingerprint")]
        public string? SystemFingerprint { get; set; }

        [JsonPropertyName("choices")]
        public List<Choice>? Choices { get; set; }

        [JsonPropertyName("usage")]
        public Usage? Usage { get; set; }
    }

    internal sealed class Choice
    {
        [JsonPropertyName("index")]
        public int Index { get; set; }

        [JsonPropertyName("delta")]
        public Message? Delta { get; set; }

        [JsonPropertyName("message")]
        public Message? Message { get; set; }

        [JsonPropertyName("finish_reason")]
        public string? FinishReason { get; set; }

        [JsonPropertyName("native_finish_reason")]
        public string? NativeFinishReason { get; set; }

        [JsonPropertyName("logprobs")]
        public Logprobs? Logprobs { get; set; }
    }

    internal sealed class Message
    {
        [JsonPropertyName("role")]
        public string? Role { get; set; }

        [JsonPropertyName("content")]
        public string? Content { get; set; }

        [JsonPropertyName("reasoning")]
        public string? Reasoning { get; set; }

        [JsonPropertyName("reasoning_details")]
        public List<JsonElement>? ReasoningDetails { get; set; }

        [JsonPropertyName("tool_calls")]
        public List<ToolCall>? ToolCalls { get; set; }
    }

    internal sealed class ToolCall
    {
        [JsonPropertyName("index")]
        public int Index { get; set; }

        [JsonPropertyName("id")]
        public string? Id { get; set; }

        [JsonPropertyName("type")]
        public string? Type { get; set; }

        [JsonPropertyName("function")]
        public Function? Function { get; set; }
    }

    internal sealed class Function
    {
        [JsonPropertyName("name")]
        public string? Name { get; set; }

        [JsonPropertyName("arguments")]
        public string? Arguments { get; set; }
    }

    internal sealed class Logprobs
    {
        [JsonPropertyName("content")]
        public List<Token>? Content { get; set; }
    }

    internal sealed class Token
    {
        [JsonPropertyName("token")]
        public string? Text { get; set; }

        [JsonPropertyName("logprob")]
        public double Logprob { get; set; }

        [JsonPropertyName("bytes")]
        public List<int>? Bytes { get; set; }

        [JsonPropertyName("top_logprobs")]
        public List<Token>? TopLogprobs { get; set; }
    }

    internal sealed class Usage
    {
        [JsonPropertyName("prompt_tokens")]
        public int PromptTokens { get; set; }

        [JsonPropertyName("completion_tokens")]
        public int CompletionTokens { get; set; }

        [JsonPropertyName("total_tokens")]
        public int TotalTokens { get; set; }
    }
}
