using System.Buffers;

namespace InteractiveAi.Client;

/// <summary>The compression of a body that is still on it, because the handlers of a caller's client do not undo it.</summary>
internal static class Compression
{
    /// <summary>What is wrong, as a sentence.</summary>
    public const string Problem =
        "The answer is compressed, and the HttpClient does not decompress it: set AutomaticDecompression on its handler.";

    // Compressed bytes are full of these, and texts have none.
    private static readonly SearchValues<byte> Controls = SearchValues.Create([
        0,
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        11,
        14,
        15,
        16,
        17,
        18,
        19,
        20,
        21,
        22,
        23,
        24,
        25,
        26,
        28,
        29,
        30,
        31,
    ]);

    /// <summary>Whether a body is compressed as it was read.</summary>
    /// <param name="content">The body, whose header is not enough: it may be wrong.</param>
    /// <param name="body">The beginning of it.</param>
    public static bool IsOn(HttpContent content, ReadOnlySpan<byte> body) =>
        content.Headers.NonValidated.Contains("Content-Encoding") && body.ContainsAny(Controls);
}
