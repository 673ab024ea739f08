using System.Net;

namespace InteractiveAi.Client;

/// <summary>A repetition that is about to be waited for.</summary>
/// <param name="Number">Which repetition it is, from 1.</param>
/// <param name="Delay">How long it is waited for.</param>
/// <param name="StatusCode">The status that caused it, when there was a response.</param>
/// <param name="Exception">The exception that caused it, when there was none.</param>
/// <param name="Request">The request that is repeated.</param>
internal readonly record struct RetryAttempt(
    int Number,
    TimeSpan Delay,
    HttpStatusCode? StatusCode,
    Exception? Exception,
    HttpRequestMessage Request
);
