using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Turns attached documents into what the model reads. Wire id <c>file-parser</c>; Interactive AI.</summary>
/// <remarks>Immutable but for the property bags. See <see cref="FilePart"/>.</remarks>
public sealed class FileParserPlugin : Plugin
{
    /// <inheritdoc/>
    [JsonPropertyName("id"), JsonPropertyOrder(-1)]
    public override string Id => "file-parser";

    /// <summary>Whether the plugin runs. Wire member <c>enabled</c>.</summary>
    /// <value><see langword="null"/>: it runs, since it is listed.</value>
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; init; }

    /// <summary>The program that reads PDFs. Wire member <c>engine</c> under <c>pdf</c>.</summary>
    /// <value><see langword="null"/>: the router chooses.</value>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("id")]
    public PdfEngine? PdfEngine
    {
        get => Pdf?.Engine;
        init
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || Pdf is not null)
            {
                (Pdf ??= new Body()).Engine = value;
            }
        }
    }

    /// <summary>Members inside <c>pdf</c> that this version of the library does not know; they are kept and sent.</summary>
    [JsonIgnore, JsonPropertyName("id")]
    public IDictionary<string, JsonElement>? NestedProperties
    {
        get => Pdf?.AdditionalProperties;
        set
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || Pdf is not null)
            {
                (Pdf ??= new Body()).AdditionalProperties = value;
            }
        }
    }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    [JsonInclude, JsonPropertyName("pdf")]
    internal Body? Pdf { get; set; }

    /// <summary>The plugin's id.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => "FileParserPlugin";

    internal override void Validate(RequestCheck check)
    {
        check.Extra(AdditionalProperties, static () => InteractiveAiJsonContext.Wire.FileParserPlugin);
        check.Nested(
            "pdf",
            Pdf,
            static (body, inner) =>
                inner.Extra(body.AdditionalProperties, static () => InteractiveAiJsonContext.Wire.FileParserPluginBody)
        );
    }

    internal sealed class Body
    {
        [JsonPropertyName("engine")]
        public PdfEngine? Engine { get; set; }

        [JsonExtensionData]
        public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
    }
}
