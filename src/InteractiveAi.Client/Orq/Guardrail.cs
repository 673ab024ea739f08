using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>A check of the prompt or of the answer. Wire member <c>guardrails</c>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record Guardrail
{
    [JsonConstructor]
    internal Guardrail() { }

    /// <summary>Makes a check.</summary>
    /// <param name="id">What is checked: one of orq.ai's checks, or one that your workspace defines.</param>
    /// <param name="executeOn">Whether the prompt or the answer is checked.</param>
    public Guardrail(GuardrailId id, GuardrailStage executeOn)
    {
        Id = id;
        ExecuteOn = executeOn;
    }

    /// <summary>What is checked. Wire member <c>id</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("id")]
    public GuardrailId? Id { get; init; }

    /// <summary>Whether the prompt or the answer is checked. Wire member <c>execute_on</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("execute_on")]
    public GuardrailStage? ExecuteOn { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The check and what it looks at.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"Guardrail({Id}, {ExecuteOn})";

    internal void Validate(RequestCheck check)
    {
        check.Required("id", Id);
        check.Word("id", Id?.Value);
        check.Required("execute_on", ExecuteOn);
        check.Word("execute_on", ExecuteOn?.Value);
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.Guardrail);
    }
}
