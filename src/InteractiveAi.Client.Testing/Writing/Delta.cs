namespace InteractiveAi.Client.Testing;

/// <summary>What one streamed chunk adds to one choice.</summary>
internal sealed class Delta
{
    public required int Choice { get; init; }

    public string? Content { get; init; }

    public string? Reasoning { get; init; }

    public string? Signature { get; init; }

    public string? Refusal { get; init; }

    public DeltaCall? Call { get; init; }

    public IReadOnlyList<Citation>? Citations { get; init; }

    public string? FinishReason { get; init; }
}
