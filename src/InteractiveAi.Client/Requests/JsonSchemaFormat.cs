using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>JSON that fits a schema. Wire type <c>json_schema</c>; Interactive AI and orq.ai.</summary>
/// <remarks>
/// <see cref="ResponseFormat.JsonSchema{T}"/> makes one from a type of yours. Immutable but for the property bags.
/// </remarks>
public sealed class JsonSchemaFormat : ResponseFormat
{
    [JsonConstructor]
    internal JsonSchemaFormat() { }

    /// <summary>Makes a format from a schema of your own.</summary>
    /// <param name="name">A name for the schema: letters, digits, <c>_</c> and <c>-</c>, at most 64 of them.</param>
    /// <param name="schema">The JSON schema; without one, any JSON.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is <see langword="null"/> or empty.</exception>
    public JsonSchemaFormat(string name, JsonElement? schema = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Definition = new Body { Name = name, Schema = schema is { } given ? JsonText.Keep(given) : null };
    }

    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "json_schema";

    /// <summary>The schema's name. Wire member <c>name</c> under <c>json_schema</c>; at most 64 characters.</summary>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("type")]
    public string? Name => Definition?.Name;

    /// <summary>What the schema is for. Wire member <c>description</c> under <c>json_schema</c>.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public string? Description
    {
        get => Definition?.Description;
        init
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || Definition is not null)
            {
                (Definition ??= new Body()).Description = value;
            }
        }
    }

    /// <summary>The JSON schema. Wire member <c>schema</c> under <c>json_schema</c>.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public JsonElement? Schema => Definition?.Schema;

    /// <summary>Whether the provider must hold the model to the schema. Wire member <c>strict</c> under <c>json_schema</c>.</summary>
    /// <value><see langword="null"/>: not sent. Asking for it excludes the providers that cannot.</value>
    [JsonIgnore, JsonPropertyName("type")]
    public bool? Strict
    {
        get => Definition?.Strict;
        init
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || Definition is not null)
            {
                (Definition ??= new Body()).Strict = value;
            }
        }
    }

    /// <summary>Members inside <c>json_schema</c> that this version of the library does not know; they are kept and sent.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public IDictionary<string, JsonElement>? NestedProperties
    {
        get => Definition?.AdditionalProperties;
        set
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || Definition is not null)
            {
                (Definition ??= new Body()).AdditionalProperties = value;
            }
        }
    }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    [JsonInclude, JsonPropertyName("json_schema")]
    internal Body? Definition { get; set; }

    /// <summary>A summary without the schema.</summary>
    /// <returns>The kind of format and the schema's name.</returns>
    public override string ToString() => $"JsonSchemaFormat({Name})";

    internal override void Validate(RequestCheck check)
    {
        check.Extra(AdditionalProperties, static () => WireJson.Context.JsonSchemaFormat);
        check.Payload(
            "json_schema",
            Definition,
            static (body, inner) =>
            {
                inner.Required("name", body.Name);
                inner.Length("name", body.Name, inner.Bounds?.NameLength);
                if (inner.Bounds is { NeedsPlainSchemaName: true } && body.Name is { } name && !IsPlain(name))
                {
                    inner.Report("name", "A schema's name consists of letters, digits, '_' and '-'.", "[a-zA-Z0-9_-]+");
                }

                inner.Json("schema", body.Schema);
                inner.Extra(body.AdditionalProperties, static () => WireJson.Context.JsonSchemaFormatBody);
            }
        );
    }

    private static bool IsPlain(string name) =>
        name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    internal sealed class Body
    {
        [JsonPropertyName("name")]
        public string? Name { get; set; }

        [JsonPropertyName("description")]
        public string? Description { get; set; }

        [JsonPropertyName("schema")]
        public JsonElement? Schema { get; set; }

        [JsonPropertyName("strict")]
        public bool? Strict { get; set; }

        [JsonExtensionData]
        public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
    }
}
