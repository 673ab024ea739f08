namespace InteractiveAi.Client;

/// <summary>What a chunk has beside its choices. Most of it is repeated in every chunk of a stream, and the chunks share one instance for as long as nothing in it changes.</summary>
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

    /// <summary>What hardly any chunk has.</summary>
    public ChunkRest? Rest { get; init; }

    /// <summary>The form that the chunks have in common; <see langword="null"/> for a chunk of no known form.</summary>
    public ChunkFrame? Frame { get; init; }

    /// <summary>The same for more than one chunk, none of which can change it for another.</summary>
    public ChunkHead ToShare() =>
        Rest is { Members: { } members } ? this with { Rest = ChunkRest.With(Rest, SharedMembers.Of(members)) } : this;
}
