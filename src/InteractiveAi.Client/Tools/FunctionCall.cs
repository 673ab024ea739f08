using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>A function's name and the arguments that the model chose for it.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[DebuggerDisplay("FunctionCall({Name})")]
public sealed class FunctionCall
{
    /// <summary>Makes an empty function call, to be filled with an initialiser.</summary>
    [JsonConstructor]
    public FunctionCall() { }

    /// <summary>Makes a function call.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="arguments">The arguments as JSON text; the empty string for none.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public FunctionCall(string name, string arguments = "")
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(arguments);
        Name = name;
        Arguments = arguments;
    }

    /// <summary>The function's name. Wire member <c>name</c>.</summary>
    /// <value><see langword="null"/> when the gateway sent none.</value>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>The arguments as the model wrote them: JSON text that may be empty or, when the answer was cut off, incomplete. Wire member <c>arguments</c>.</summary>
    /// <value>
    /// <see langword="null"/> when the gateway sent none. A gateway that sends an object instead of text is read too; it is
    /// written back as text, which every gateway takes.
    /// </value>
    [JsonPropertyName("arguments"), JsonConverter(typeof(JsonTextConverter))]
    public string? Arguments { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The arguments as a type of yours.</summary>
    /// <typeparam name="T">The type, the same as for <see cref="FunctionTool.Create{T}"/>.</typeparam>
    /// <param name="arguments">The contract, for example <c>AppJson.Default.WeatherArgs</c>.</param>
    /// <returns>The arguments; missing or empty text counts as <c>{}</c>. <see langword="null"/> only if the model wrote <c>null</c> and the type allows it, as <c>int?</c> does and a class does not.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="arguments"/> is <see langword="null"/>.</exception>
    /// <exception cref="ResponseFormatException">
    /// The text is not JSON or does not fit the type. Models make such mistakes: answer with a <see cref="ToolMessage"/> that
    /// says so, and they usually correct themselves.
    /// </exception>
    public T? ReadArguments<T>(JsonTypeInfo<T> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return StructuredJson.ReadArguments(Arguments, arguments);
    }

    /// <summary>A summary without arguments.</summary>
    /// <returns>The function's name.</returns>
    public override string ToString() => $"FunctionCall({Name})";
}
