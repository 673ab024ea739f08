using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A machine on which the provider runs programs that the model writes. Wire type <c>code_interpreter</c>; JamAI Base.</summary>
/// <remarks>
/// Only OpenAI's models have it; JamAI Base leaves it out for others. Nothing is asked of you, and
/// <see cref="ToolUsageDetails.CodeInterpreterCalls"/> counts the programs. Immutable but for <see cref="AdditionalProperties"/>.
/// </remarks>
[DebuggerDisplay("CodeInterpreterTool")]
public sealed class CodeInterpreterTool : Tool
{
    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "code_interpreter";

    /// <summary>The machine to run on, as names and texts. Wire member <c>container</c>.</summary>
    /// <value><see langword="null"/>: the gateway's default, <c>type</c> with <c>auto</c>, which is a machine of the provider's choice.</value>
    [JsonPropertyName("container")]
    public IReadOnlyDictionary<string, string>? Container { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of tool.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => "CodeInterpreterTool";

    internal override void Validate(RequestCheck check)
    {
        check.Nested(
            "container",
            Container,
            static (container, inner) =>
            {
                foreach ((string name, string text) in container)
                {
                    inner.Required(name, text);
                }
            }
        );
        check.Extra(AdditionalProperties, static () => WireJson.Context.CodeInterpreterTool);
    }
}
