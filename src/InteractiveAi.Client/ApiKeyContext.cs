namespace InteractiveAi.Client;

/// <summary>What an API key provider is told when it is asked for a key.</summary>
/// <remarks>One object rather than parameters, so that it can grow.</remarks>
public sealed class ApiKeyContext
{
    /// <summary>Whether the gateway just refused the key that the provider returned before (401). A provider that caches should fetch a new one.</summary>
    /// <remarks>The provider is asked once more per call after a refusal; when the new key is refused too, the call fails.</remarks>
    public bool PreviousKeyWasRefused { get; init; }

    /// <summary>A one-line summary.</summary>
    /// <returns>The name of the type and whether the previous key was refused.</returns>
    public override string ToString() =>
        $"ApiKeyContext({(PreviousKeyWasRefused ? "previous key refused" : "first key")})";
}
