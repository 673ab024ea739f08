using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The model's reasoning with its signature, as a part of its message. Wire type <c>reasoning</c>; orq.ai, in messages of the assistant.</summary>
/// <remarks>An answer has its reasoning beside the content (<see cref="AssistantMessage.Reasoning"/>); a message that is put back into a request is written with this part where the gateway takes it so. Without the signature the part is refused, and by JamAI Base always (422). Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("ReasoningPart")]
public sealed class ReasoningPart : ContentPart
{
    [JsonConstructor]
    internal ReasoningPart() { }

    /// <summary>Makes a part of reasoning.</summary>
    /// <param name="reasoning">The reasoning, unchanged.</param>
    /// <param name="signature">The signature that came with it.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public ReasoningPart(string reasoning, string signature)
    {
        ArgumentNullException.ThrowIfNull(reasoning);
        ArgumentNullException.ThrowIfNull(signature);
        Reasoning = reasoning;
        Signature = signature;
    }

    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "reasoning";

    /// <summary>The reasoning. Wire member <c>reasoning</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    [JsonPropertyName("reasoning")]
    public string? Reasoning { get; init; }

    /// <summary>The signature by which the provider recognises the reasoning. Wire member <c>signature</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    [JsonPropertyName("signature")]
    public string? Signature { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of part.</returns>
    public override string ToString() => "ReasoningPart";

    internal override void Validate(RequestCheck check)
    {
        check.Required("reasoning", Reasoning);
        check.Required("signature", Signature);
        check.Extra(AdditionalProperties, static () => WireJson.Context.ReasoningPart);
    }
}
