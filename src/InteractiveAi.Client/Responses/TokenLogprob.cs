using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A token and how likely it was.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[JsonConverter(typeof(TokenLogprobConverter))]
public sealed class TokenLogprob
{
    /// <summary>The token's text; incomplete characters are replaced, see <see cref="Bytes"/>. Wire member <c>token</c>.</summary>
    public string? Token { get; init; }

    /// <summary>The natural logarithm of the token's probability, at most 0. Wire member <c>logprob</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    public double? Logprob { get; init; }

    /// <summary>The token's UTF-8 bytes, for tokens that are part of a character. Wire member <c>bytes</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    public IReadOnlyList<byte>? Bytes { get; init; }

    /// <summary>The likeliest tokens at this position. Wire member <c>top_logprobs</c>.</summary>
    /// <value><see langword="null"/> for a token that is itself one of them.</value>
    public IReadOnlyList<TokenLogprob>? TopLogprobs { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without the token.</summary>
    /// <returns>The logarithm of the probability.</returns>
    public override string ToString() => $"TokenLogprob({Logprob})";
}
