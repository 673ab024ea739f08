namespace InteractiveAi.Client.Orq;

/// <summary>The bounds of orq.ai's own parameters, as its specification states them.</summary>
internal static class OrqBounds
{
    public static readonly Bound RetryCount = new(1, 5);

    public static readonly Bound StatusCode = new(100, 599);

    public static readonly Bound CacheSeconds = new(1, 259200);

    public static readonly Bound CallMilliseconds = new(1, null);

    public static readonly Bound TopK = new(1, 100);

    public static readonly Bound Threshold = new(0, 1);

    public static readonly Bound Weight = new(0.001, 1);

    public static readonly Bound ThinkingTokens = new(1024, null);

    /// <summary>The bound, unless bounds are switched off.</summary>
    public static Bound? For(this Bound bound, RequestCheck check) => check.Bounds is null ? null : bound;
}
