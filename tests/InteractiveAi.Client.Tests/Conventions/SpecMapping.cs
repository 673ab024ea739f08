namespace InteractiveAi.Client.Tests;

/// <summary>Which types of the library model which schemas of a gateway's specification, and everything in which the two lawfully differ.</summary>
/// <remarks>Numbers in the reasons are rows of the wire facts.</remarks>
internal sealed partial class SpecMapping
{
    public static IReadOnlyList<SpecMapping> All => [InteractiveAi, Orq, JamAi];

    public static IEnumerable<string> Gateways => All.Select(mapping => mapping.Gateway);

    public required string Gateway { get; init; }

    /// <summary>The specification's file, below the fixtures.</summary>
    public required string Fixture { get; init; }

    public required Type Request { get; init; }

    public required Func<ChatClientOptions> Options { get; init; }

    /// <summary>A client that is configured for the gateway: what it says of a request is what users are told.</summary>
    public ChatClient Client => field ??= new ChatClient(Options());

    /// <summary>The schemas of what is sent, of what is answered, and of what is streamed.</summary>
    public required string RequestSchema { get; init; }

    public required string ResponseSchema { get; init; }

    public required string ChunkSchema { get; init; }

    /// <summary>Where else the specification is entered.</summary>
    public required IReadOnlyList<string> OtherRoots { get; init; }

    /// <summary>Puts back what the specification is known to have lost, and names what it left without a name.</summary>
    public required Action<SpecDocument> Prepare { get; init; }

    /// <summary>By a schema's name: the types that model it; several where the library tells apart what the specification does not.</summary>
    public required IReadOnlyDictionary<string, Type[]> Types { get; init; }

    /// <summary>Members whose type here says more than the specification's.</summary>
    public IReadOnlyDictionary<string, Type> Retyped { get; init; } = new Dictionary<string, Type>();

    /// <summary>Members inside of what is kept as JSON because nobody agrees on its shape.</summary>
    public IReadOnlyDictionary<string, string> KeptAsJson { get; init; } = new Dictionary<string, string>();

    /// <summary>Members that are left among the additional ones.</summary>
    public IReadOnlyDictionary<string, string> LeftAdditional { get; init; } = new Dictionary<string, string>();

    /// <summary>What the library models beyond all specifications because of this gateway, and why.</summary>
    public IReadOnlyDictionary<string, string> Beyond { get; init; } = new Dictionary<string, string>();

    /// <summary>What the specification requires of a request and the library does not ask for, and why.</summary>
    public IReadOnlyDictionary<string, string> NotAsked { get; init; } = new Dictionary<string, string>();

    /// <summary>What all requests share, the specification lacks, and the gateway is sent all the same, and why.</summary>
    public IReadOnlyDictionary<string, string> Taken { get; init; } = new Dictionary<string, string>();

    /// <summary>By a rule that the specification tells in prose: a request that breaks it, and where that is reported.</summary>
    public IReadOnlyDictionary<string, (string Request, string Path)> Rules { get; init; } =
        new Dictionary<string, (string, string)>();

    public IEnumerable<string> Roots => [RequestSchema, ResponseSchema, ChunkSchema, .. OtherRoots];

    public static SpecMapping Of(string gateway) => All.Single(mapping => mapping.Gateway == gateway);
}
