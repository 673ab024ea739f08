using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A piece of a tool call, as a stream brings it.</summary>
/// <remarks>
/// Usually only the first piece carries id and name, and every piece some characters of the arguments. Immutable but for the
/// property bags.
/// </remarks>
public sealed class ToolCallDelta
{
    // What is rare costs nothing while it is absent.
    private Rest? _rest;

    /// <summary>Which call the piece belongs to. Wire member <c>index</c>.</summary>
    /// <value><see langword="null"/> when the gateway did not say.</value>
    public int? Index { get; init; }

    /// <summary>The call's id. Wire member <c>id</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The kind of tool. Wire member <c>type</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The function's name. Wire member <c>name</c> under <c>function</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The next characters of the arguments. Wire member <c>arguments</c> under <c>function</c>.</summary>
    /// <value>JSON text, whole when the gateway sent an object instead of text; <see langword="null"/> when it sent none.</value>
    public string? Arguments { get; init; }

    /// <summary>The signature of the thoughts that led to the call. Wire member <c>thought_signature</c>; orq.ai.</summary>
    public string? ThoughtSignature
    {
        get => _rest?.ThoughtSignature;
        init => RestFor(value)?.ThoughtSignature = value;
    }

    /// <summary>Members inside <c>function</c> that this version of the library does not know; they are kept and written back.</summary>
    public IDictionary<string, JsonElement>? NestedProperties
    {
        get => _rest?.NestedProperties;
        set => RestFor(value)?.NestedProperties = value;
    }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    public IDictionary<string, JsonElement>? AdditionalProperties
    {
        get => _rest?.AdditionalProperties;
        set => RestFor(value)?.AdditionalProperties = value;
    }

    /// <summary>A summary without arguments.</summary>
    /// <returns>The index, the id and the name.</returns>
    public override string ToString() => $"ToolCallDelta({Index}, {Id}, {Name})";

    private Rest? RestFor<T>(T value) => value is null ? _rest : _rest ??= new Rest();

    private sealed class Rest
    {
        public string? ThoughtSignature;
        public IDictionary<string, JsonElement>? NestedProperties;
        public IDictionary<string, JsonElement>? AdditionalProperties;
    }
}
