namespace InteractiveAi.Client;

/// <summary>The texts that were met while an event was being read.</summary>
/// <remarks>An event that has the same kind twice is of no use as a pattern: it is not asked which one counted.</remarks>
internal struct EventTexts
{
    private List<EventText>? _found;

    /// <summary>Whether anybody wants to know.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Whether two texts of one kind were met.</summary>
    public bool AreAmbiguous { get; private set; }

    public readonly IReadOnlyList<EventText> Found => _found ?? [];

    public void Begin(bool wanted)
    {
        IsWanted = wanted;
        AreAmbiguous = false;
        _found?.Clear();
    }

    /// <summary>Notes a text. An empty one is left to be a fixed part of the event: it is what a text that never comes looks like.</summary>
    public void Note(EventText text)
    {
        if (!IsWanted || text.Value.Length is 0)
        {
            return;
        }

        _found ??= new List<EventText>(2);
        foreach (EventText other in _found)
        {
            AreAmbiguous |= other.Kind == text.Kind;
        }

        _found.Add(text);
    }
}
