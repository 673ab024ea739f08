namespace InteractiveAi.Client.Testing;

/// <summary>What a piece of the conversation looks like.</summary>
internal enum ClueKind
{
    Number,
    Date,
    Time,
    Email,
    Url,
    Code,
    Quoted,
    Name,
    Pair,
}
