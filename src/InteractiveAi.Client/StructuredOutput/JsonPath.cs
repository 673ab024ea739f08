using System.Buffers;

namespace InteractiveAi.Client;

/// <summary>The notation of paths in messages: <c>$.items[3].price</c>, <c>$['a b']</c>.</summary>
internal static class JsonPath
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$-"
    );

    /// <summary>The step to a member.</summary>
    public static string Member(string name) => name.AsSpan().ContainsAnyExcept(Plain) ? $"['{name}']" : "." + name;
}
