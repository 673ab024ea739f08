using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Testing;

/// <summary>A value made for a schema, and how much of it comes from the conversation rather than from nowhere.</summary>
internal readonly record struct Filled(JsonNode? Node, int Found = 0);
