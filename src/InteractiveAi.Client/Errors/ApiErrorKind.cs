namespace InteractiveAi.Client;

/// <summary>The cause of a failed call, in the words that a <c>catch … when</c> filters on.</summary>
/// <remarks>
/// The gateways say the same thing in different ways (a numeric code, a word, only a status, or a provider's status wrapped in another one).
/// This is our reading of all of them together; the gateway's own code stays in <see cref="ApiError.Code"/>.
/// The default value is <see cref="Other"/>.
/// </remarks>
public enum ApiErrorKind
{
    /// <summary>A failure that fits none of the other kinds, for example a refused redirect.</summary>
    Other = 0,

    /// <summary>A key that is missing, wrong, expired, or of another kind than the gateway asks for (401).</summary>
    Authentication,

    /// <summary>A valid key without the right to do this (403).</summary>
    Permission,

    /// <summary>Credit, quota or budget used up (402; JamAI Base and orq.ai also answer 403 and 429). Repeating the call does not help.</summary>
    Credit,

    /// <summary>A request that the gateway or the provider cannot accept as it is: a bad value, a context that is too long, a body that is too large (400, 413, 422).</summary>
    InvalidRequest,

    /// <summary>A model, file or other resource that does not exist, or no endpoint that serves the request (404).</summary>
    NotFound,

    /// <summary>Too many requests or tokens per time (429), at the gateway or at the provider behind it.</summary>
    RateLimit,

    /// <summary>Input or output that a moderation, a content filter or a guardrail refused.</summary>
    Moderation,

    /// <summary>A server that gave up waiting, at the gateway or behind it (408, 504, 524). Our own deadlines are <see cref="ChatTimeoutException"/>.</summary>
    Timeout,

    /// <summary>A gateway or provider without free capacity (503, 529).</summary>
    Overloaded,

    /// <summary>A failure of the model provider behind the gateway (502, or a 5xx that names a provider).</summary>
    Provider,

    /// <summary>A failure inside the gateway (500 and other 5xx).</summary>
    Server,
}
