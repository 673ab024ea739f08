using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>A chat completion request that passed the gateway's checks.</summary>
internal sealed class ChatCall
{
    public required string Model { get; init; }

    public required string Provider { get; init; }

    public required IReadOnlyList<Turn> Turns { get; init; }

    public IReadOnlyList<ToolDefinition> Tools { get; init; } = [];

    public ToolUse ToolUse { get; init; }

    /// <summary>The function that <see cref="ToolUse.Named"/> names.</summary>
    public string? NamedTool { get; init; }

    public bool ParallelTools { get; init; } = true;

    public AnswerFormat Format { get; init; } = AnswerFormat.Text;

    public int? MaxTokens { get; init; }

    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Number of choices.</summary>
    public int Count { get; init; } = 1;

    public long? Seed { get; init; }

    public bool Stream { get; init; }

    public bool Logprobs { get; init; }

    public int TopLogprobs { get; init; }

    public ReasoningWish? Reasoning { get; init; }

    /// <summary>Wanted number of web results; <see langword="null"/> without the web plugin.</summary>
    public int? WebResults { get; init; }

    public bool EchoBody { get; init; }

    public string? SessionId { get; init; }

    /// <summary>The body as it came, for the debug chunk.</summary>
    public JsonElement Body { get; init; }

    /// <summary>The part of the model's name before the slash.</summary>
    public string Vendor => Model.Split('/')[0];
}
