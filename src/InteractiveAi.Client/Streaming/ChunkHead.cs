namespace InteractiveAi.Client;

/// <summary>What every chunk of a stream repeats. The chunks share one instance for as long as nothing in it changes.</summary>
internal sealed record ChunkHead
{
    public static ChunkHead Empty { get; } = new();

    public string? Id { get; init; }

    public string? Object { get; init; }

    public DateTimeOffset? Created { get; init; }

    public string? Model { get; init; }

    public string? Provider { get; init; }

    public string? SystemFingerprint { get; init; }

    public string? ServiceTier { get; init; }

    /// <summary>The response that the stream came in.</summary>
    public ResponseInfo? Response { get; init; }
}
