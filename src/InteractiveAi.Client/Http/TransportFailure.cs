namespace InteractiveAi.Client;

/// <summary>Failures of the connection whose messages quote what came over it.</summary>
/// <remarks>
/// The platform says of a response that is not HTTP what it read: a line of the head, or the beginning of a chunk, which is a piece of the answer
/// where the lengths of chunks are wrong. Everything else that it throws says what happened and quotes nothing.
/// </remarks>
internal static class TransportFailure
{
    private const string Problem = "The response is not HTTP that can be read.";

    /// <summary>Whether the failure quotes the response, itself or in a failure behind it.</summary>
    public static bool Quotes(Exception? failure) =>
        failure switch
        {
            null => false,
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => true,
            HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => true,
            HttpRequestException or IOException => Quotes(failure.InnerException),
            _ => false,
        };

    /// <summary>A failure of the same kind that quotes nothing; the very same one where it quotes nothing already.</summary>
    public static Exception WithoutQuote(Exception failure) =>
        !Quotes(failure) ? failure
        : failure is HttpRequestException ? new HttpRequestException(HttpRequestError.InvalidResponse, Problem)
        : new HttpIOException(HttpRequestError.InvalidResponse, Problem);
}
