using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>A function of yours that the model may ask to have called. Wire type <c>function</c>; every gateway.</summary>
/// <remarks>
/// <para>The model never calls anything itself: its answer carries <see cref="ToolCall"/>s, and you answer each with a <see cref="ToolMessage"/>.</para>
/// <para>Immutable but for the property bags.</para>
/// </remarks>
[DebuggerDisplay("FunctionTool({Name})")]
public sealed class FunctionTool : Tool
{
    [JsonConstructor]
    internal FunctionTool() { }

    /// <summary>Makes a tool from a schema of your own.</summary>
    /// <param name="name">The function's name: letters, digits, <c>_</c> and <c>-</c>, at most 64 of them.</param>
    /// <param name="description">What the function does and when to call it.</param>
    /// <param name="parameters">The JSON schema of the arguments, an object; absent for a function without arguments.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is <see langword="null"/> or empty.</exception>
    public FunctionTool(string name, string? description = null, JsonElement? parameters = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Function = new Body
        {
            Name = name,
            Description = description,
            Parameters = parameters is { } schema ? JsonText.Keep(schema) : null,
        };
    }

    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "function";

    /// <summary>The function's name. Wire member <c>name</c> under <c>function</c>; at most 64 characters, for which orq.ai alone states no bound.</summary>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("type")]
    public string? Name => Function?.Name;

    /// <summary>What the function does. Wire member <c>description</c> under <c>function</c>.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public string? Description => Function?.Description;

    /// <summary>The JSON schema of the arguments. Wire member <c>parameters</c> under <c>function</c>.</summary>
    /// <remarks>orq.ai wants <c>type</c> and <c>properties</c>, and no schema as <c>additionalProperties</c>. JamAI Base knows only flat ones: properties with one type, a description and an enum of texts each. What it would lose is named before it is sent.</remarks>
    [JsonIgnore, JsonPropertyName("type")]
    public JsonElement? Parameters => Function?.Parameters;

    /// <summary>Whether the model is held to the schema exactly. Wire member <c>strict</c> under <c>function</c>; every gateway.</summary>
    /// <value><see langword="null"/>: not sent; the provider decides.</value>
    [JsonIgnore, JsonPropertyName("type")]
    public bool? Strict
    {
        get => Function?.Strict;
        init
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || Function is not null)
            {
                (Function ??= new Body()).Strict = value;
            }
        }
    }

    /// <summary>Members inside <c>function</c> that this version of the library does not know; they are kept and sent.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public IDictionary<string, JsonElement>? NestedProperties
    {
        get => Function?.AdditionalProperties;
        set
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || Function is not null)
            {
                (Function ??= new Body()).AdditionalProperties = value;
            }
        }
    }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    [JsonInclude, JsonPropertyName("function")]
    internal Body? Function { get; set; }

    /// <summary>Makes a tool whose arguments are a type of yours.</summary>
    /// <typeparam name="T">The arguments: an object type with a source-generated contract.</typeparam>
    /// <param name="name">The function's name: letters, digits, <c>_</c> and <c>-</c>, at most 64 of them.</param>
    /// <param name="description">What the function does and when to call it.</param>
    /// <param name="arguments">The contract, for example <c>AppJson.Default.WeatherArgs</c>. <c>[Description]</c> attributes reach the model.</param>
    /// <param name="strict">
    /// Whether the provider must hold the model to the schema. When it is absent nothing is sent: asking for it excludes the
    /// providers that cannot.
    /// </param>
    /// <returns>The tool; its schema satisfies the providers' strict mode wherever the type allows it.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="name"/> is <see langword="null"/> or empty, the type is not an object, or <paramref name="strict"/> is asked for and
    /// a part of the type cannot be strict, such as a dictionary.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="arguments"/> is <see langword="null"/>.</exception>
    public static FunctionTool Create<T>(
        string name,
        string? description,
        JsonTypeInfo<T> arguments,
        bool? strict = null
    )
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new FunctionTool(name, description, StructuredJson.ArgumentsSchema(arguments, strict))
        {
            Strict = strict,
        };
    }

    /// <summary>Makes a tool without arguments.</summary>
    /// <param name="name">The function's name: letters, digits, <c>_</c> and <c>-</c>, at most 64 of them.</param>
    /// <param name="description">What the function does and when to call it.</param>
    /// <returns>The tool.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is <see langword="null"/> or empty.</exception>
    public static FunctionTool Create(string name, string? description = null) => new(name, description);

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of tool and its name.</returns>
    public override string ToString() => $"FunctionTool({Name})";

    internal override void Validate(RequestCheck check)
    {
        check.Extra(AdditionalProperties, static () => WireJson.Context.FunctionTool);
        check.Payload(
            "function",
            Function,
            static (body, inner) =>
            {
                inner.Required("name", body.Name);
                inner.Length(
                    "name",
                    body.Name,
                    inner.Bounds is { TakesLongToolNames: false } bounds ? bounds.NameLength : null
                );
                if (
                    inner.Bounds is { NeedsUnbrokenToolName: true }
                    && body.Name is { } name
                    && name.Any(char.IsWhiteSpace)
                )
                {
                    inner.Report("name", "There is white space in the name: use letters, digits, '_' and '-'.");
                }

                inner.Json("parameters", body.Parameters);
                inner.Extra(body.AdditionalProperties, static () => WireJson.Context.FunctionToolBody);
            }
        );
    }

    internal sealed class Body
    {
        [JsonPropertyName("name")]
        public string? Name { get; set; }

        [JsonPropertyName("description")]
        public string? Description { get; set; }

        [JsonPropertyName("parameters")]
        public JsonElement? Parameters { get; set; }

        [JsonPropertyName("strict")]
        public bool? Strict { get; set; }

        [JsonExtensionData]
        public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
    }
}
