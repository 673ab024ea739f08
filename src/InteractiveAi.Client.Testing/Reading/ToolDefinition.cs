using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>A function that the request offers.</summary>
internal sealed record ToolDefinition(string Name, string Description, JsonElement? Parameters);
