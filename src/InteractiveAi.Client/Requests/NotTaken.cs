namespace InteractiveAi.Client;

/// <summary>What a gateway's wire has no place for although this library has a type or a member for it, because other gateways take it.</summary>
/// <remarks>
/// All names are those of the wire. What the library does not know is never in it: tomorrow's values and cases go out as they are.
/// </remarks>
/// <param name="Gateway">The gateway's name, for messages.</param>
internal sealed record NotTaken(string Gateway)
{
    /// <summary>Members of a request.</summary>
    public string[] Members { get; init; } = [];

    /// <summary>Roles of messages.</summary>
    public string[] Roles { get; init; } = [];

    /// <summary>Kinds of content parts.</summary>
    public string[] Parts { get; init; } = [];

    /// <summary>Kinds of tools.</summary>
    public string[] Tools { get; init; } = [];

    /// <summary>Kinds of response formats.</summary>
    public string[] Formats { get; init; } = [];

    /// <summary>The only kinds of content parts that a role takes; a role that is not listed takes all of them.</summary>
    public IReadOnlyDictionary<string, string[]>? PartsByRole { get; init; }

    /// <summary>What the gateway does with members that it does not know, as the end of a sentence that names the member.</summary>
    public string Consequence { get; init; } = "does not take it";

    /// <summary>What the gateway does with a role, part, tool or format that it does not know.</summary>
    public string KindConsequence { get; init; } = "does not take it";

    /// <summary>A sentence about a member that is set.</summary>
    public string AboutMember(string name) => $"{Gateway} has no {name}: it {Consequence}.";

    /// <summary>A sentence about a part in a message that takes other parts only.</summary>
    public string AboutPart(string role, string part) =>
        $"{Gateway} has no {part} in messages of the role '{role}': it {KindConsequence}.";

    /// <summary>A sentence about a role, part, tool or format that is used.</summary>
    public string AboutKind(string kind, string name) => $"{Gateway} has no {kind} '{name}': it {KindConsequence}.";
}
