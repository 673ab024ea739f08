using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>The form in which the model must answer. Wire member <c>response_format</c>; Interactive AI and orq.ai.</summary>
/// <remarks>
/// <para>JamAI Base drops it in silence. The hierarchy is closed, so that a <c>switch</c> over the cases can be complete; a kind
/// that this version does not know is read as <see cref="UnknownFormat"/> and written back as it came.</para>
/// <para>Instances are immutable but for their property bags.</para>
/// </remarks>
[JsonConverter(typeof(ResponseFormatConverter))]
public abstract class ResponseFormat
{
    // Closed: a case that the converter does not know could be written but never read.
    private protected ResponseFormat() { }

    /// <summary>Plain text, which is the default. Wire type <c>text</c>.</summary>
    public static ResponseFormat Text => new SimpleFormat("text");

    /// <summary>Any JSON object; the prompt must ask for JSON too. Wire type <c>json_object</c>.</summary>
    public static ResponseFormat JsonObject => new SimpleFormat("json_object");

    /// <summary>Python source code. Wire type <c>python</c>; Interactive AI.</summary>
    public static ResponseFormat Python => new SimpleFormat("python");

    /// <summary>The kind of format. Wire member <c>type</c>.</summary>
    /// <value>For example <c>json_schema</c>; empty when the wire did not say.</value>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    /// <summary>JSON that a type of yours can be read from. Wire type <c>json_schema</c>.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="contract">Its contract, for example <c>AppJson.Default.Invoice</c>. <c>[Description]</c> attributes reach the model.</param>
    /// <param name="strict">
    /// Whether the provider must hold the model to the schema. When it is absent nothing is sent: asking for it excludes the
    /// providers that cannot.
    /// </param>
    /// <returns>The format; its schema satisfies the providers' strict mode wherever the type allows it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="contract"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="strict"/> is asked for and a part of the type cannot be strict, such as a dictionary.</exception>
    /// <remarks>A type that is not an object is wrapped in one with the single member <c>value</c>; reading it back unwraps it.</remarks>
    public static JsonSchemaFormat JsonSchema<T>(JsonTypeInfo<T> contract, bool? strict = null)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return StructuredJson.FormatOf(contract, strict);
    }

    /// <summary>JSON that fits a schema of your own. Wire type <c>json_schema</c>.</summary>
    /// <param name="name">A name for the schema: letters, digits, <c>_</c> and <c>-</c>, at most 64 of them.</param>
    /// <param name="schema">The JSON schema.</param>
    /// <param name="strict">Whether the provider must hold the model to the schema; not sent when absent.</param>
    /// <returns>The format.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is <see langword="null"/> or empty.</exception>
    public static JsonSchemaFormat JsonSchema(string name, JsonElement schema, bool? strict = null) =>
        new(name, schema) { Strict = strict };

    /// <summary>Text that a grammar accepts. Wire type <c>grammar</c>; Interactive AI.</summary>
    /// <param name="grammar">The grammar, for example in GBNF: <c>root ::= "yes" | "no"</c>.</param>
    /// <returns>The format.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="grammar"/> is <see langword="null"/>.</exception>
    public static GrammarFormat Grammar(string grammar) => new(grammar);

    internal abstract void Validate(RequestCheck check);
}
