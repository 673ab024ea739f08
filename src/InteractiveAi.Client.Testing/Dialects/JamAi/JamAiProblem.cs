using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Type">The short word for it.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Message">What it is.</param>
/// <param name="Input">What stands there; it is echoed.</param>
internal sealed record JamAiProblem(string Type, JamAiPlace Place, string Message, JsonElement? Input);
