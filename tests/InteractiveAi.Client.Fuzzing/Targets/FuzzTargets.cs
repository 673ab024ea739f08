namespace InteractiveAi.Client.Fuzzing;

/// <summary>Everything that is fuzzed.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<string> Names { get; } = [.. All().Select(static target => target.Name)];

    /// <summary>A new target of each kind.</summary>
    public static IEnumerable<FuzzTarget> All() =>
        [
            new EventTarget(),
            new ChunkTarget(),
            new CompletionTarget(),
            new ErrorTarget(),
            new FoldTarget(),
            new AdapterTarget(),
            new UnionTarget(),
        ];
}
