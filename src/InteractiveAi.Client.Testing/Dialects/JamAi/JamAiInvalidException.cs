namespace InteractiveAi.Client.Testing;

/// <summary>Everything that is wrong with a request.</summary>
internal sealed class JamAiInvalidException(IReadOnlyList<JamAiProblem> problems)
    : InvalidCallException(null, "has errors")
{
    public IReadOnlyList<JamAiProblem> Problems => problems;
}
