using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>How often tools ran that the gateway or the provider brings along. Wire member <c>tool_usage_details</c>; JamAI Base.</summary>
/// <remarks>Every member may be <see langword="null"/>. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ToolUsageDetails
{
    /// <summary>Searches of the web; see <see cref="WebSearchTool"/>. Wire member <c>web_search_calls</c>.</summary>
    [JsonPropertyName("web_search_calls"), JsonConverter(typeof(LenientInt64Converter))]
    public long? WebSearchCalls { get; init; }

    /// <summary>Programs that were run; see <see cref="CodeInterpreterTool"/>. Wire member <c>code_interpreter_calls</c>.</summary>
    [JsonPropertyName("code_interpreter_calls"), JsonConverter(typeof(LenientInt64Converter))]
    public long? CodeInterpreterCalls { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The numbers that are there, in a line.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        CountSummary.Of(nameof(ToolUsageDetails), ("web searches", WebSearchCalls), ("programs", CodeInterpreterCalls));
}
