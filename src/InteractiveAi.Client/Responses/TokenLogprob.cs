using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A token and how likely it was.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[JsonConverter(typeof(TokenLogprobConverter))]
public sealed class TokenLogprob
{
    // A quiet NaN that arithmetic and parsing do not give.
    private const long NoLogprob = 0x7FF8_0000_0000_0BAD;

    // There are thousands of tokens in one answer: bytes that are those of the text are not kept, and what most tokens lack costs nothing.
    private static readonly Rest OnlyBytesOfToken = new() { HasBytesOfToken = true };

    private long _logprob = NoLogprob;
    private Rest? _rest;

    /// <summary>Makes an empty token, to be filled with an initialiser.</summary>
    public TokenLogprob() { }

    /// <summary>Makes a token whose bytes are those of its text.</summary>
    internal TokenLogprob(string token)
    {
        Token = token;
        _rest = OnlyBytesOfToken;
    }

    /// <summary>The token's text; incomplete characters are replaced, see <see cref="Bytes"/>. Wire member <c>token</c>.</summary>
    public string? Token { get; init; }

    /// <summary>The natural logarithm of the token's probability, at most 0. Wire member <c>logprob</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    public double? Logprob
    {
        get => _logprob is NoLogprob ? null : BitConverter.Int64BitsToDouble(_logprob);
        init => _logprob = value is { } logprob ? BitConverter.DoubleToInt64Bits(logprob) : NoLogprob;
    }

    /// <summary>The token's UTF-8 bytes, for tokens that are part of a character. Wire member <c>bytes</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    public IReadOnlyList<byte>? Bytes
    {
        get
        {
            if (_rest is { HasBytesOfToken: true, Bytes: null } rest)
            {
                _rest = rest with { Bytes = Encoding.UTF8.GetBytes(Token!) };
            }

            return _rest?.Bytes;
        }
        init => _rest = value is null && _rest?.Bytes is null ? _rest : (_rest ?? new Rest()) with { Bytes = value };
    }

    /// <summary>The likeliest tokens at this position. Wire member <c>top_logprobs</c>.</summary>
    /// <value><see langword="null"/> for a token that is itself one of them.</value>
    public IReadOnlyList<TokenLogprob>? TopLogprobs
    {
        get => _rest?.TopLogprobs;
        init =>
            _rest =
                value is null && _rest?.TopLogprobs is null
                    ? _rest
                    : (_rest ?? new Rest()) with
                    {
                        TopLogprobs = value,
                    };
    }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    public IDictionary<string, JsonElement>? AdditionalProperties
    {
        get => _rest?.AdditionalProperties;
        set =>
            _rest =
                value is null && _rest?.AdditionalProperties is null
                    ? _rest
                    : (_rest ?? new Rest()) with
                    {
                        AdditionalProperties = value,
                    };
    }

    /// <summary>A summary without the token.</summary>
    /// <returns>The logarithm of the probability.</returns>
    public override string ToString() => $"TokenLogprob({Logprob})";

    // Shared, so that nothing in it changes.
    private sealed record Rest
    {
        public bool HasBytesOfToken;
        public IReadOnlyList<byte>? Bytes;
        public IReadOnlyList<TokenLogprob>? TopLogprobs;
        public IDictionary<string, JsonElement>? AdditionalProperties;
    }
}
