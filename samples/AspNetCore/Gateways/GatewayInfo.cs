namespace InteractiveAi.Client.Samples.Web;

/// <summary>What the page needs to know of a gateway.</summary>
/// <param name="Sources">The label of the switch that lets answers rest on sources; <see langword="null"/> when they cannot.</param>
internal sealed record GatewayInfo(string Key, string Name, bool IsEmbedded, string? Sources);
