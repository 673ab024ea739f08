namespace InteractiveAi.Client.Tests;

/// <summary>A request that a <see cref="FaultServer"/> read.</summary>
/// <param name="Connection">Which connection it came over, from 0.</param>
/// <param name="Head">The request line and the headers.</param>
/// <param name="Body">The body, as far as it was read.</param>
internal sealed record FaultCall(int Connection, string Head, string Body);
