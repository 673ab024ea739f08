using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Blackens personal data before the model gets it. Wire id <c>pii_redaction</c>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/> and the list you put in.</remarks>
public sealed class PiiRedactionPlugin : OrqPlugin
{
    /// <inheritdoc/>
    [JsonPropertyName("id"), JsonPropertyOrder(-1)]
    public override string Id => "pii_redaction";

    /// <summary>What happens when the search for personal data fails. Wire member <c>on_failure</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default, <see cref="PiiFailureAction.Block"/>.</value>
    [JsonPropertyName("on_failure")]
    public PiiFailureAction? OnFailure { get; init; }

    /// <summary>How certain a finding must be, from 0 to 1. Wire member <c>threshold</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default.</value>
    [JsonPropertyName("threshold")]
    public double? Threshold { get; init; }

    /// <summary>The language of the text. Wire member <c>language</c>.</summary>
    /// <value><see langword="null"/>: orq.ai finds out.</value>
    [JsonPropertyName("language")]
    public PiiLanguage? Language { get; init; }

    /// <summary>The kinds of personal data to look for, by orq.ai's names. Wire member <c>entities</c>.</summary>
    /// <value><see langword="null"/>: orq.ai's default.</value>
    [JsonPropertyName("entities")]
    public IReadOnlyList<string>? Entities { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The plugin's id.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => "PiiRedactionPlugin";

    internal override void Validate(RequestCheck check)
    {
        check.Word("on_failure", OnFailure?.Value);
        check.Number("threshold", Threshold, OrqBounds.Threshold.For(check));
        check.Word("language", Language?.Value);
        check.Each("entities", Entities, static (entity, inner) => inner.Word(null, entity));
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.PiiRedactionPlugin);
    }
}
