using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>What the model said when it declined, as a part of its message. Wire type <c>refusal</c>; orq.ai, in messages of the assistant.</summary>
/// <remarks>An answer has its refusal in <see cref="AssistantMessage.Refusal"/>; this is the form for a history. On JamAI Base it is sent as a text. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("RefusalPart")]
public sealed class RefusalPart : ContentPart
{
    [JsonConstructor]
    internal RefusalPart() { }

    /// <summary>Makes a part of a refusal.</summary>
    /// <param name="refusal">What the model said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="refusal"/> is <see langword="null"/>.</exception>
    public RefusalPart(string refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        Refusal = refusal;
    }

    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "refusal";

    /// <summary>What the model said. Wire member <c>refusal</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    [JsonPropertyName("refusal")]
    public string? Refusal { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of part.</returns>
    public override string ToString() => "RefusalPart";

    internal override void Validate(RequestCheck check)
    {
        // Without a text it says all the same that the model declined.
        check.Extra(AdditionalProperties, static () => WireJson.Context.RefusalPart);
    }
}
