namespace InteractiveAi.Client;

/// <summary>How many labels a request may have, and how long their names and texts may be.</summary>
internal sealed record MetadataBounds(int Pairs, int NameLength, int ValueLength);
