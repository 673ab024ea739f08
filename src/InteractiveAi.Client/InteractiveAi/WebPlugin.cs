using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Searches the web and gives the model what it found; the answer cites it in <see cref="AssistantMessage.Annotations"/>. Wire id <c>web</c>; Interactive AI.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class WebPlugin : Plugin
{
    /// <inheritdoc/>
    [JsonPropertyName("id"), JsonPropertyOrder(-1)]
    public override string Id => "web";

    /// <summary>Whether the plugin runs. Wire member <c>enabled</c>.</summary>
    /// <value><see langword="null"/>: it runs, since it is listed.</value>
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; init; }

    /// <summary>How many results the model gets. Wire member <c>max_results</c>.</summary>
    /// <value><see langword="null"/>: the router's default.</value>
    [JsonPropertyName("max_results"), JsonConverter(typeof(LenientInt32Converter))]
    public int? MaxResults { get; init; }

    /// <summary>The words that introduce the results to the model. Wire member <c>search_prompt</c>.</summary>
    /// <value><see langword="null"/>: the router's own.</value>
    [JsonPropertyName("search_prompt")]
    public string? SearchPrompt { get; init; }

    /// <summary>The search to use. Wire member <c>engine</c>.</summary>
    /// <value><see langword="null"/>: the provider's own where it has one.</value>
    [JsonPropertyName("engine")]
    public WebEngine? Engine { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The plugin's id.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => "WebPlugin";

    internal override void Validate(RequestCheck check) =>
        check.Extra(AdditionalProperties, static () => InteractiveAiJsonContext.Wire.WebPlugin);
}
