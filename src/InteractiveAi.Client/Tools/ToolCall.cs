using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>The model's wish to have a tool called.</summary>
/// <remarks>
/// Answer each with a <see cref="ToolMessage"/> that carries its <see cref="Id"/>. Kinds other than <c>function</c> keep their
/// payload in <see cref="AdditionalProperties"/>. Immutable but for that.
/// </remarks>
[DebuggerDisplay("ToolCall({Id})")]
public sealed class ToolCall
{
    /// <summary>Makes an empty call, to be filled with an initialiser.</summary>
    [JsonConstructor]
    public ToolCall() { }

    /// <summary>Makes a call of a function, for a conversation that is written by hand or for a test.</summary>
    /// <param name="id">The id that the answer will refer to.</param>
    /// <param name="name">The function's name.</param>
    /// <param name="arguments">The arguments as JSON text; the empty string for none.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public ToolCall(string id, string name, string arguments = "")
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(arguments);
        Id = id;
        Type = "function";
        WireFunction = new FunctionCall(name, arguments);
    }

    // For a gateway that spells a call in another way.
    internal ToolCall(ToolCall original)
    {
        Index = original.Index;
        Id = original.Id;
        Type = original.Type;
        WireFunction = original.WireFunction;
        ThoughtSignature = original.ThoughtSignature;
        AdditionalProperties = original.AdditionalProperties;
    }

    /// <summary>The position among the calls of one answer. Wire member <c>index</c>.</summary>
    /// <value><see langword="null"/> when the gateway did not say.</value>
    [JsonPropertyName("index"), JsonConverter(typeof(LenientInt32Converter))]
    public int? Index { get; init; }

    /// <summary>The id that the answer refers to. Wire member <c>id</c>.</summary>
    /// <value><see langword="null"/> when the gateway sent none.</value>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The kind of tool. Wire member <c>type</c>.</summary>
    /// <value>Usually <c>function</c>; <see langword="null"/> when the gateway did not say, which means the same.</value>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    /// <summary>The function and its arguments. Wire member <c>function</c>.</summary>
    /// <value>Without name and arguments when the call is of another kind.</value>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("function")]
    public FunctionCall Function
    {
        get => WireFunction ?? new FunctionCall();
        init => WireFunction = value;
    }

    /// <summary>The function's name, that of <see cref="Function"/>.</summary>
    /// <value><see langword="null"/> when the gateway sent none, or the call is of another kind.</value>
    [JsonIgnore, JsonPropertyName("function")]
    public string? Name => WireFunction?.Name;

    /// <summary>The arguments as the model wrote them, those of <see cref="Function"/>: JSON text that may be empty or, when the answer was cut off, incomplete.</summary>
    /// <value><see langword="null"/> when the gateway sent none, or the call is of another kind.</value>
    [JsonIgnore, JsonPropertyName("function")]
    public string? Arguments => WireFunction?.Arguments;

    /// <summary>What stands under <c>function</c>; <see cref="Function"/> is never <see langword="null"/>.</summary>
    /// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use.</remarks>
    [EditorBrowsable(EditorBrowsableState.Never)]
    // Absent stays absent: a call of another kind must not get an empty function when it is written back.
    [JsonPropertyName("function")]
    public FunctionCall? WireFunction { get; init; }

    /// <summary>The signature of the thoughts that led to the call, which Gemini must get back with it. Wire member <c>thought_signature</c>; orq.ai.</summary>
    /// <value><see langword="null"/> when the model has none.</value>
    /// <remarks>Interactive AI has it as an <see cref="EncryptedReasoningDetail"/> with the call's id; each gateway gets it in its own form.</remarks>
    [JsonPropertyName("thought_signature")]
    public string? ThoughtSignature { get; init; }

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
    /// says so, and they usually correct themselves. Or the call is of another kind than <c>function</c>, and has no arguments.
    /// </exception>
    public T? ReadArguments<T>(JsonTypeInfo<T> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        // Nothing at all would be read as a function's arguments that are all left out.
        return WireFunction is null && Type is not (null or "function")
            ? throw new ResponseFormatException(
                new ResponseFormatErrorContext
                {
                    Problem =
                        "The call is of another kind than function, and what it wants is in its AdditionalProperties",
                    Path = "$.function",
                }
            )
            : Function.ReadArguments(arguments);
    }

    /// <summary>A summary without arguments.</summary>
    /// <returns>The id and the function's name.</returns>
    public override string ToString() => $"ToolCall({Id}, {WireFunction?.Name ?? Type})";

    internal void Validate(RequestCheck check)
    {
        check.Extra(AdditionalProperties, static () => WireJson.Context.ToolCall);
        check.Nested(
            "function",
            WireFunction,
            static (function, inner) =>
                inner.Extra(function.AdditionalProperties, static () => WireJson.Context.FunctionCall)
        );
    }
}
