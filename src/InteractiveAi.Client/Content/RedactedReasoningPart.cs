using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Reasoning that only the provider can read, as a part of the model's message. Wire type <c>redacted_reasoning</c>; orq.ai, in messages of the assistant.</summary>
/// <remarks>An answer has it beside the content (<see cref="AssistantMessage.RedactedReasoning"/>). JamAI Base refuses the part (422). Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("RedactedReasoningPart")]
public sealed class RedactedReasoningPart : ContentPart
{
    [JsonConstructor]
    internal RedactedReasoningPart() { }

    /// <summary>Makes a part of redacted reasoning.</summary>
    /// <param name="data">What came, unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is <see langword="null"/>.</exception>
    public RedactedReasoningPart(string data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Data = data;
    }

    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "redacted_reasoning";

    /// <summary>The reasoning, encrypted. Wire member <c>data</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    [JsonPropertyName("data")]
    public string? Data { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of part.</returns>
    public override string ToString() => "RedactedReasoningPart";

    internal override void Validate(RequestCheck check)
    {
        check.Required("data", Data);
        check.Extra(AdditionalProperties, static () => WireJson.Context.RedactedReasoningPart);
    }
}
