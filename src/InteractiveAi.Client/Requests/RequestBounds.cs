namespace InteractiveAi.Client;

/// <summary>The bounds that a gateway states for the members that every request has; an absent one is not checked.</summary>
internal sealed record RequestBounds
{
    /// <summary>What holds on every gateway, for a request that is checked before its gateway is known.</summary>
    public static RequestBounds Portable { get; } =
        new()
        {
            Temperature = new Bound(0, 2),
            TopP = new Bound(0, 1),
            Penalty = new Bound(-2, 2),
            TopLogprobs = new Bound(0, 20),
            MaxTokens = new Bound(1, null),
            Choices = new Bound(1, null),
            NeedsUnbrokenToolName = true,
        };

    public Bound? Temperature { get; init; }

    public Bound? TopP { get; init; }

    public Bound? Penalty { get; init; }

    public Bound? TopLogprobs { get; init; }

    public Bound? MaxTokens { get; init; }

    /// <summary>Whether the bound of tokens holds under the newer of the two names only.</summary>
    public bool TakesAnyMaxTokens { get; init; }

    public Bound? Seed { get; init; }

    public Bound? Choices { get; init; }

    public Bound? LogitBias { get; init; }

    public int? StopSequences { get; init; }

    public int? SessionIdLength { get; init; }

    public int? NameLength { get; init; }

    /// <summary>Whether the bound of names does not hold for those of tools.</summary>
    public bool TakesLongToolNames { get; init; }

    /// <summary>Whether the name of a function has no white space in it, which the providers behind the gateways refuse.</summary>
    public bool NeedsUnbrokenToolName { get; init; }

    public MetadataBounds? Metadata { get; init; }

    /// <summary>Whether a schema's name consists of letters, digits, underscores and hyphens only.</summary>
    public bool NeedsPlainSchemaName { get; init; }

    /// <summary>Whether alternatives can only be asked for together with the likelihoods themselves.</summary>
    public bool NeedsLogprobs { get; init; }

    /// <summary>Whether instructions in parts need at least one part.</summary>
    public bool NeedsInstructionParts { get; init; }

    /// <summary>Whether what the assistant said must say something, if only that it called a tool.</summary>
    public bool NeedsAssistantContent { get; init; }

    /// <summary>Whether a file is either data or an address.</summary>
    public bool NeedsOneFile { get; init; }

    /// <summary>What the gateway's wire has no place for; <see langword="null"/> before the gateway is known.</summary>
    public NotTaken? NotTaken { get; init; }

    /// <summary>What only this gateway asks of a request; <see langword="null"/> when that is nothing.</summary>
    public Action<ChatRequest, RequestCheck>? Own { get; init; }

    /// <summary>Whether a tool's result must say which call it answers.</summary>
    public bool NeedsToolCallId { get; init; }
}
