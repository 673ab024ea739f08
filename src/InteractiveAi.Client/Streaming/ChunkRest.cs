using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>What hardly any chunk has. Nothing in it changes once its chunk is built.</summary>
internal sealed class ChunkRest
{
    public TokenUsage? Usage { get; set; }

    public ApiError? Error { get; set; }

    public JsonElement? Debug { get; set; }

    public ChatCompletion? Whole { get; set; }

    public References? References { get; set; }

    public IDictionary<string, JsonElement>? Members { get; private init; }

    /// <summary>Whether there is nothing but members without a property.</summary>
    public bool IsOnlyMembers => this is { Usage: null, Error: null, Debug: null, Whole: null, References: null };

    public static ChunkRest With(ChunkRest? rest, IDictionary<string, JsonElement>? members) =>
        new()
        {
            Usage = rest?.Usage,
            Error = rest?.Error,
            Debug = rest?.Debug,
            Whole = rest?.Whole,
            References = rest?.References,
            Members = members,
        };
}
