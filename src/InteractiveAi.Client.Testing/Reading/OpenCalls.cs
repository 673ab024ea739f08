namespace InteractiveAi.Client.Testing;

/// <summary>Watches the tool calls of a conversation: each is answered right behind the message that made it, and nothing else is.</summary>
/// <remarks>It is the models' providers that refuse anything else, so every gateway does that hands messages on to them.</remarks>
internal sealed class OpenCalls
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];
    private Fields _asker;

    /// <summary>Takes the next message.</summary>
    /// <exception cref="InvalidCallException">It answers what nobody asked, or comes before the answers.</exception>
    public void Take(Turn turn, Fields message)
    {
        if (!turn.IsTool)
        {
            Close();
            // Behind anything else, a result is one too many, if its call is known or not.
            _asked.Clear();
        }

        foreach (var call in turn.Calls)
        {
            _asked.Add(call.Id);
            _open.Add(call.Id);
            _asker = message;
        }

        if (turn.CallId is { } id)
        {
            if (!_asked.Contains(id))
            {
                throw message.Complaint("tool_call_id", "does not answer a tool call right before it");
            }

            _open.RemoveAll(open => string.Equals(open, id, StringComparison.Ordinal));
        }
        else if (turn.IsTool && _open.Count > 0)
        {
            // Without an id, where a gateway takes that, it can only be meant for the next one.
            _open.RemoveAt(0);
        }
    }

    /// <summary>Says that no answer will come any more.</summary>
    /// <exception cref="InvalidCallException">One is missing.</exception>
    public void Close()
    {
        if (_open.Count > 0)
        {
            throw _asker.Complaint(
                "tool_calls",
                $"must be followed by a tool message for each call; missing: {string.Join(", ", _open)}"
            );
        }
    }
}
