using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Whether the model may, must or must not call tools. Wire member <c>tool_choice</c>; every gateway.</summary>
/// <remarks>What this version does not know is kept in <see cref="Raw"/> and written back as it came. Immutable and thread-safe.</remarks>
[JsonConverter(typeof(ToolChoiceConverter))]
public sealed class ToolChoice
{
    private ToolChoice(string? mode, string? functionName)
    {
        Mode = mode;
        FunctionName = functionName;
    }

    internal ToolChoice(JsonElement raw)
    {
        Raw = raw;
        Mode = raw.ValueKind is JsonValueKind.String ? LenientText.Read(raw) : null;
        FunctionName =
            JsonText.Discriminator(raw, "type") is "function" or ""
            && raw.ValueKind is JsonValueKind.Object
            && raw.TryGetProperty("function", out JsonElement function)
            && JsonText.Discriminator(function, "name") is { Length: > 0 } name
                ? name
                : null;
    }

    /// <summary>The model must not call tools. Wire value <c>none</c>.</summary>
    public static ToolChoice None { get; } = new("none", null);

    /// <summary>The model decides. Wire value <c>auto</c>.</summary>
    public static ToolChoice Auto { get; } = new("auto", null);

    /// <summary>The model must call at least one tool. Wire value <c>required</c>.</summary>
    public static ToolChoice Required { get; } = new("required", null);

    /// <summary>The mode when it is given by a word: <c>none</c>, <c>auto</c>, <c>required</c>, or a newer one.</summary>
    public string? Mode { get; }

    /// <summary>The name of the function that must be called; <see langword="null"/> when none is named.</summary>
    public string? FunctionName { get; }

    /// <summary>The choice as it came, when it was read; otherwise <see langword="null"/>.</summary>
    public JsonElement? Raw { get; }

    /// <summary>A mode by the wire's word for it: <c>auto</c>, <c>none</c>, <c>required</c>, or a newer one. A function is named with <see cref="Function"/>.</summary>
    /// <param name="mode">The word.</param>
    /// <exception cref="ArgumentException"><paramref name="mode"/> is <see langword="null"/> or empty.</exception>
    public static implicit operator ToolChoice(string mode)
    {
        ArgumentException.ThrowIfNullOrEmpty(mode);
        return new ToolChoice(mode, null);
    }

    /// <summary>The model must call this function.</summary>
    /// <param name="name">The function's name.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is <see langword="null"/> or empty.</exception>
    public static ToolChoice Function(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ToolChoice(null, name);
    }

    /// <summary>A choice that this version of the library has no name for.</summary>
    /// <param name="raw">The JSON to send. It is copied, so its document may be disposed.</param>
    /// <returns>The choice.</returns>
    public static ToolChoice FromJson(JsonElement raw) => new(JsonText.Keep(raw));

    /// <summary>The choice in a word.</summary>
    /// <returns>The mode, or the function's name.</returns>
    public override string ToString() =>
        Mode ?? (FunctionName is null ? "unknown tool choice" : $"function {FunctionName}");

    internal void Validate(RequestCheck check, IReadOnlyList<Tool>? tools)
    {
        check.Json("tool_choice", Raw);
        if (
            check.Bounds is not null
            && Raw is null
            && Mode is { } mode and not ("none" or "auto" or "required")
            && tools is not null
        )
        {
            // A word is a mode, also one that nobody knows yet; but this one is a function that somebody means to be called.
            // What came as JSON is sent as it came: there are servers that take a name.
            foreach (Tool tool in tools)
            {
                if (tool is FunctionTool function && string.Equals(function.Name, mode, StringComparison.Ordinal))
                {
                    check.Report(
                        "tool_choice",
                        "This is the name of a function, which is chosen with ToolChoice.Function."
                    );
                    return;
                }
            }
        }
    }
}
