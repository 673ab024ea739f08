using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>What <see cref="ErrorReader"/> needs to know beside the response.</summary>
/// <param name="Mask">Hides the credentials of the call.</param>
/// <param name="Clock">The clock of the client.</param>
internal sealed record ErrorReadContext(CredentialMask Mask, TimeProvider Clock)
{
    /// <summary>What the gateway advises for a kind of failure, as one sentence.</summary>
    public Func<ApiErrorKind, ApiError?, string?>? Hint { get; init; }

    /// <summary>Takes out of the text of an error what it repeats of the request.</summary>
    public Func<string, string> WithoutEchoes { get; init; } = static error => error;

    /// <summary>Takes out of words that become part of a message what they repeat of the request.</summary>
    public Func<string, string>? HidePrompt { get; init; }

    /// <summary>The id that was sent with the request, where the gateway takes one.</summary>
    public string? SentRequestId { get; init; }

    /// <summary>Reads a shape that only this gateway has.</summary>
    public Func<JsonElement, ApiError?>? OwnShape { get; init; }

    /// <summary>How long the body of an error is waited for. The status is known already, so that it is not worth a long wait.</summary>
    public TimeSpan BodyLimit { get; init; } = TimeSpan.FromSeconds(5);
}
