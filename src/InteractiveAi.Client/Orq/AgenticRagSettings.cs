using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>A model that decides by itself what to search a knowledge base for. Wire member <c>agentic_rag_config</c>; orq.ai.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record AgenticRagSettings
{
    [JsonConstructor]
    internal AgenticRagSettings() { }

    /// <summary>Names the model.</summary>
    /// <param name="model">The model as <c>provider/model</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="model"/> is <see langword="null"/> or empty.</exception>
    public AgenticRagSettings(string model)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        Model = model;
    }

    /// <summary>The model as <c>provider/model</c>. Wire member <c>model</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("model")]
    public string? Model { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The model.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"AgenticRagSettings({Model})";

    internal void Validate(RequestCheck check)
    {
        check.Required("model", Model);
        check.Word("model", Model);
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.AgenticRagSettings);
    }
}
