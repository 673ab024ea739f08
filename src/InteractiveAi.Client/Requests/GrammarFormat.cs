using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Text that a grammar accepts. Wire type <c>grammar</c>; Interactive AI.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed class GrammarFormat : ResponseFormat
{
    [JsonConstructor]
    internal GrammarFormat() { }

    /// <summary>Makes a format from a grammar.</summary>
    /// <param name="grammar">The grammar, for example in GBNF.</param>
    /// <exception cref="ArgumentNullException"><paramref name="grammar"/> is <see langword="null"/>.</exception>
    public GrammarFormat(string grammar)
    {
        ArgumentNullException.ThrowIfNull(grammar);
        Definition = grammar;
    }

    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "grammar";

    /// <summary>The grammar. Wire member <c>grammar</c>.</summary>
    [JsonPropertyName("grammar")]
    public string? Definition { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of format and the grammar's length.</returns>
    public override string ToString() => $"GrammarFormat({Definition?.Length ?? 0} characters)";

    internal override void Validate(RequestCheck check)
    {
        check.Required("grammar", Definition);
        check.Extra(AdditionalProperties, static () => WireJson.Context.GrammarFormat);
    }
}
