using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Testing;

/// <summary>A value made for a schema, and how much of it comes from the conversation rather than from nowhere.</summary>
/// <param name="Node">The value; <see langword="null"/> for null.</param>
/// <param name="Found">Number of values that were found, including those of members and items.</param>
/// <param name="IsImpossible">The schema can only be fulfilled by a value without end; this one is as good as it gets.</param>
internal readonly record struct Filled(JsonNode? Node, int Found = 0, bool IsImpossible = false)
{
    public static Filled Impossible { get; } = new(null, IsImpossible: true);

    public bool IsBetterThan(Filled? other) =>
        other is not { } known
        || (known.IsImpossible && !IsImpossible)
        || (known.IsImpossible == IsImpossible && Found > known.Found);
}
