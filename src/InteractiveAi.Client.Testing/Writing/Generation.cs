using System.Globalization;

namespace InteractiveAi.Client.Testing;

/// <summary>An answer, complete before its first byte is sent.</summary>
internal sealed class Generation
{
    public required string Id { get; init; }

    public required long Created { get; init; }

    public required ChatCall Call { get; init; }

    public required IReadOnlyList<Choice> Choices { get; init; }

    public required Usage Usage { get; init; }

    /// <summary>What was looked up for the answer; <see langword="null"/> when nothing was to be.</summary>
    public LookUp? LookUp { get; init; }

    /// <summary>The same for every answer of one model, as nothing else influences what this gateway says.</summary>
    public string Fingerprint =>
        string.Create(CultureInfo.InvariantCulture, $"fp_{Variation.Hash(Call.Model) & 0xFF_FFFF_FFFF:x10}");

    /// <summary>The finish reason in the words of the model's vendor.</summary>
    public string NativeFinishReason(string finishReason) =>
        (Call.Vendor, finishReason) switch
        {
            ("anthropic", "stop") => "end_turn",
            ("anthropic", "length") => "max_tokens",
            ("anthropic", "tool_calls") => "tool_use",
            ("google", "stop" or "tool_calls") => "STOP",
            ("google", "length") => "MAX_TOKENS",
            _ => finishReason,
        };

    /// <summary>The <c>format</c> of reasoning details.</summary>
    public string ReasoningFormat =>
        Call.Vendor switch
        {
            "anthropic" => "anthropic-claude-v1",
            "openai" => "openai-responses-v1",
            "google" => "google-gemini-v1",
            "x-ai" => "xai-responses-v1",
            _ => "unknown",
        };
}
