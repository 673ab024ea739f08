namespace InteractiveAi.Client.Samples;

/// <summary>The answer that the sample wants as a type.</summary>
internal sealed record Journey(
    string Traveller,
    string Origin,
    string Destination,
    DateOnly Date,
    int Passengers,
    decimal Budget,
    string? Remark
);
