using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>How likely each token of an answer was. Wire member <c>logprobs</c>.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
[JsonConverter(typeof(TokenLogprobsConverter))]
public sealed class TokenLogprobs
{
    /// <summary>The tokens of the text. Wire member <c>content</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    public IReadOnlyList<TokenLogprob>? Content { get; init; }

    /// <summary>The tokens of a refusal. Wire member <c>refusal</c>.</summary>
    /// <value><see langword="null"/> when the wire had none.</value>
    public IReadOnlyList<TokenLogprob>? Refusal { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and written back.</summary>
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>A summary without content.</summary>
    /// <returns>The number of tokens.</returns>
    public override string ToString() => $"TokenLogprobs({(Content ?? Refusal)?.Count ?? 0} tokens)";
}
