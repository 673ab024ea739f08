using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>What providers are ordered by, and across what. Wire member <c>sort</c>; Interactive AI.</summary>
/// <remarks>
/// A word such as <see cref="Price"/>, or an order with a partition made by <see cref="By"/>. What was read is written back in
/// the shape in which it was read, unknown members included. Immutable and thread-safe.
/// </remarks>
[JsonConverter(typeof(ProviderSortConverter))]
public sealed class ProviderSort
{
    private readonly bool _isObject;

    private ProviderSort(SortKey? key, SortPartition? partition, bool isObject)
    {
        Key = key;
        Partition = partition;
        _isObject = isObject;
    }

    internal ProviderSort(JsonElement raw)
    {
        Raw = raw;
        _isObject = raw.ValueKind is JsonValueKind.Object;
        if (raw.ValueKind is JsonValueKind.String)
        {
            Key = LenientText.Read(raw);
        }
        else if (_isObject)
        {
            Key = Member(raw, "by") is { } key ? new SortKey(key) : default(SortKey?);
            Partition = Member(raw, "partition") is { } partition
                ? new SortPartition(partition)
                : default(SortPartition?);
        }
    }

    /// <summary>The cheapest provider first. Wire value <c>price</c>.</summary>
    public static ProviderSort Price { get; } = new(SortKey.Price, null, isObject: false);

    /// <summary>The fastest provider first. Wire value <c>throughput</c>.</summary>
    public static ProviderSort Throughput { get; } = new(SortKey.Throughput, null, isObject: false);

    /// <summary>The provider with the earliest first token first. Wire value <c>latency</c>.</summary>
    public static ProviderSort Latency { get; } = new(SortKey.Latency, null, isObject: false);

    /// <summary>What providers are ordered by; <see langword="null"/> when that is not said.</summary>
    public SortKey? Key { get; }

    /// <summary>Whether the order holds within each model or across all; <see langword="null"/> when that is not said.</summary>
    public SortPartition? Partition { get; }

    /// <summary>The value as it came, when it was read; otherwise <see langword="null"/>.</summary>
    public JsonElement? Raw { get; }

    internal bool IsObject => _isObject;

    /// <summary>Orders by a word alone.</summary>
    /// <param name="key">What to order by.</param>
    public static implicit operator ProviderSort(SortKey key) => new(key, null, isObject: false);

    /// <summary>Orders by a word alone; the form for code that cannot use the conversion.</summary>
    /// <param name="key">What to order by.</param>
    /// <returns>The order.</returns>
    public static ProviderSort FromSortKey(SortKey key) => key;

    /// <summary>Orders within each model or across all of them.</summary>
    /// <param name="key">What to order by; absent for the router's own order.</param>
    /// <param name="partition">Whether the order holds within each model or across all of them; absent for the router's default.</param>
    /// <returns>The order, which is an object on the wire.</returns>
    public static ProviderSort By(SortKey? key, SortPartition? partition = null) => new(key, partition, isObject: true);

    /// <summary>The order in a word or two.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => Partition is { } partition ? $"{Key} per {partition}" : $"{Key}";

    private static string? Member(JsonElement raw, string name) =>
        raw.TryGetProperty(name, out JsonElement member) && member.ValueKind is JsonValueKind.String
            ? LenientText.Read(member)
            : null;
}
