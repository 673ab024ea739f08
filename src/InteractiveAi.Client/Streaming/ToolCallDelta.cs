using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A piece of a tool call, as a stream brings it.</summary>
/// <remarks>
/// Usually only the first piece carries id and name, and every piece some characters of the arguments. Immutable but for the
/// property bags.
/// </remarks>
public sealed class ToolCallDelta
{
    // What only the first piece of a call has, or is repeated in all, costs the others nothing.
    private Rest? _rest;

    /// <summary>Makes a piece without members.</summary>
    public ToolCallDelta() { }

    /// <summary>Makes the same piece with other arguments.</summary>
    internal ToolCallDelta(ToolCallDelta original, string arguments)
    {
        Index = original.Index;
        Arguments = arguments;
        _rest = original._rest;
    }

    /// <summary>Which call the piece belongs to. Wire member <c>index</c>.</summary>
    /// <value><see langword="null"/> when the gateway did not say.</value>
    public int? Index { get; init; }

    /// <summary>The call's id. Wire member <c>id</c>.</summary>
    public string? Id
    {
        get => _rest?.Id;
        init => RestFor(value)?.Id = value;
    }

    /// <summary>The kind of tool. Wire member <c>type</c>.</summary>
    public string? Type
    {
        get => _rest?.Type;
        init => RestFor(value)?.Type = value;
    }

    /// <summary>The function's name. Wire member <c>name</c> under <c>function</c>.</summary>
    public string? Name
    {
        get => _rest?.Name;
        init => RestFor(value)?.Name = value;
    }

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
    /// <value>Chunks of one stream may share the same members, which cannot be changed then: set new ones instead.</value>
    public IDictionary<string, JsonElement>? NestedProperties
    {
        get => _rest?.NestedProperties;
        set =>
            _rest = value is null && NestedProperties is null ? _rest : Rest.With(_rest, value, AdditionalProperties);
    }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    /// <value>Chunks of one stream may share the same members, which cannot be changed then: set new ones instead.</value>
    public IDictionary<string, JsonElement>? AdditionalProperties
    {
        get => _rest?.AdditionalProperties;
        set =>
            _rest = value is null && AdditionalProperties is null ? _rest : Rest.With(_rest, NestedProperties, value);
    }

    /// <summary>A summary without arguments.</summary>
    /// <returns>The index, the id and the name.</returns>
    public override string ToString() => $"ToolCallDelta({Index}, {Id}, {Name})";

    /// <summary>The same for more than one chunk, none of which can change it for another.</summary>
    // Without members too: the caller has this one, and may still give it some.
    internal ToolCallDelta ToShare() =>
        new(this, Arguments!)
        {
            NestedProperties = SharedMembers.Of(NestedProperties),
            AdditionalProperties = SharedMembers.Of(AdditionalProperties),
        };

    // While it is being built the piece has the rest for itself.
    private Rest? RestFor<T>(T value) => value is null ? _rest : _rest ??= new Rest();

    // Nothing in it changes once its piece is built: pieces share it.
    private sealed record Rest
    {
        public string? Id;
        public string? Type;
        public string? Name;
        public string? ThoughtSignature;
        public IDictionary<string, JsonElement>? NestedProperties;
        public IDictionary<string, JsonElement>? AdditionalProperties;

        public static Rest With(
            Rest? rest,
            IDictionary<string, JsonElement>? nested,
            IDictionary<string, JsonElement>? members
        ) => (rest ?? new Rest()) with { NestedProperties = nested, AdditionalProperties = members };
    }
}
