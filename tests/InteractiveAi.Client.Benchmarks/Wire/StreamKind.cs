namespace InteractiveAi.Client.Benchmarks;

/// <summary>What a stream looks like on the wire.</summary>
internal enum StreamKind
{
    /// <summary>Text as most gateways send it.</summary>
    Text,

    /// <summary>Text with the members that a router adds: who served it, and that provider's own finish reason.</summary>
    Router,

    /// <summary>The same with members that no client knows, one at each level.</summary>
    Unknown,

    /// <summary>Four tool calls whose arguments come in fragments.</summary>
    Tool,

    /// <summary>Reasoning with its details, then text.</summary>
    Reasoning,
}
