namespace InteractiveAi.Client.Testing;

/// <summary>What one language says on a few occasions.</summary>
internal sealed record Phrase(
    string Language,
    string OwnName,
    string Hello,
    string GoodMorning,
    string Thanks,
    string Goodbye,
    string Offer,
    params string[] Greetings
);
