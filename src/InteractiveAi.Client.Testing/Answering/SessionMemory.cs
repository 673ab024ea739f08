using System.Collections.Concurrent;

namespace InteractiveAi.Client.Testing;

/// <summary>Remembers the last prompt of each session, to tell how much of the next one a provider would have cached.</summary>
internal sealed class SessionMemory
{
    private readonly ConcurrentDictionary<string, ulong[]> _prompts = new(StringComparer.Ordinal);

    /// <summary>Number of leading messages that the session's previous prompt had too.</summary>
    public int SharedTurns(string? session, IReadOnlyList<Turn> turns)
    {
        if (session is null)
        {
            return 0;
        }

        var hashes = turns.Select(turn => Variation.Hash($"{turn.Role}\n{turn.CallId}\n{turn.Text}")).ToArray();
        var previous = _prompts.TryGetValue(session, out var known) ? known : [];
        _prompts[session] = hashes;
        return hashes.AsSpan().CommonPrefixLength(previous);
    }
}
