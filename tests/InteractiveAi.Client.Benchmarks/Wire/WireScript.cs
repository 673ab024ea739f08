namespace InteractiveAi.Client.Benchmarks;

/// <summary>An answer as bytes, and what a client must make of it.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Units">How many chunks it has; 1 for an answer that is not a stream.</param>
/// <param name="Expected">What it says.</param>
internal sealed record WireScript(byte[] Bytes, string MediaType, int Units, Digest Expected);
