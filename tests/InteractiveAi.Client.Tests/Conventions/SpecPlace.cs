using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

/// <summary>Where in a request a schema's value stands, and the least request that has a given value there.</summary>
internal sealed record SpecPlace(JsonObject Schema, string Path, Func<JsonNode?, JsonObject> Make);
