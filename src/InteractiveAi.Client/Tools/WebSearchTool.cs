using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A search of the web that the provider carries out by itself. Wire type <c>web_search</c>; JamAI Base.</summary>
/// <remarks>
/// Only OpenAI's models have it; JamAI Base leaves it out for others. Nothing is asked of you: the answer comes with what was found in it, and
/// <see cref="ToolUsageDetails.WebSearchCalls"/> counts the searches. Interactive AI searches with a <see cref="WebPlugin"/>. Immutable but for
/// <see cref="AdditionalProperties"/>.
/// </remarks>
[DebuggerDisplay("WebSearchTool")]
public sealed class WebSearchTool : Tool
{
    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "web_search";

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of tool.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => "WebSearchTool";

    internal override void Validate(RequestCheck check) =>
        check.Extra(AdditionalProperties, static () => WireJson.Context.WebSearchTool);
}
