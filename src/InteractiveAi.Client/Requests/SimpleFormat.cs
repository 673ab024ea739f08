using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A response format that is nothing but its type: <c>text</c>, <c>json_object</c>, <c>python</c>.</summary>
/// <remarks>Made by <see cref="ResponseFormat.Text"/> and its siblings. Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class SimpleFormat : ResponseFormat
{
    private readonly string _type;

    [JsonConstructor]
    internal SimpleFormat(string? type) => _type = type ?? "";

    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => _type;

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The type.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"SimpleFormat({Type})";

    internal override void Validate(RequestCheck check) =>
        check.Extra(AdditionalProperties, static () => WireJson.Context.SimpleFormat);
}
