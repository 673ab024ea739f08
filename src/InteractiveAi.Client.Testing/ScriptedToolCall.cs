namespace InteractiveAi.Client.Testing;

/// <summary>A function call in a scripted answer. Immutable.</summary>
public sealed record ScriptedToolCall
{
    /// <summary>Makes a call.</summary>
    /// <param name="name">The function.</param>
    /// <param name="arguments">Its arguments, streamed in these pieces: JSON when they are joined, or whatever a test wants a model to have said.</param>
    public ScriptedToolCall(string name, params string[] arguments)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(arguments);
        Name = name;
        Arguments = arguments;
    }

    /// <summary>The function.</summary>
    public string Name { get; }

    /// <summary>The arguments in the pieces in which they are streamed.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Id of the call, which its result names.</summary>
    /// <value>Default: <see langword="null"/>, an id that the gateway makes up; it is the same in every run of <see cref="ScriptedGateway"/>.</value>
    public string? Id { get; init; }

    /// <summary>The function, without the arguments.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"ScriptedToolCall({Name})";
}
