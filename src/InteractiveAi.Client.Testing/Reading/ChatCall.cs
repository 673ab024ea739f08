using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>A chat completion request that passed the gateway's checks.</summary>
internal sealed record ChatCall
{
    public required string Model { get; init; }

    /// <summary>Who serves the model, where the gateway tells; else empty.</summary>
    public string Provider { get; init; } = "";

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

    /// <summary>Whether a stream is to end with its usage, where that has to be asked for.</summary>
    public bool IncludeUsage { get; init; }

    public bool Logprobs { get; init; }

    public int TopLogprobs { get; init; }

    public ReasoningWish? Reasoning { get; init; }

    /// <summary>Wanted number of web results; <see langword="null"/> without the web plugin.</summary>
    public int? WebResults { get; init; }

    /// <summary>Where to look things up; <see langword="null"/> for nowhere.</summary>
    public Retrieval? Retrieval { get; init; }

    /// <summary>The id of the answer, where the gateway takes it from the call.</summary>
    public string? AnswerId { get; init; }

    public bool EchoBody { get; init; }

    public string? SessionId { get; init; }

    /// <summary>The body as it came, for the debug chunk.</summary>
    public JsonElement Body { get; init; }

    /// <summary>The part of the model's name before the slash.</summary>
    public string Vendor => Model.Split('/')[0];
}
