using System.Globalization;
using System.Net.Http;
using System.Text;

namespace InteractiveAi.Client;

/// <summary>Failures as one word of a small set, for <c>error.type</c> and the log: never the gateway's own words, which may repeat a prompt.</summary>
internal static class ErrorTypes
{
    public const string Cancelled = "cancelled";
    public const string StreamCut = "stream_cut";

    public static string Of(Exception exception) =>
        exception switch
        {
            ApiException { Kind: ApiErrorKind.Other } api => Of((int)api.StatusCode),
            ApiException api => Words(api.Kind.ToString()),
            ChatStreamException { Error: null } => StreamCut,
            ChatStreamException { Kind: ApiErrorKind.Other } => "_OTHER",
            ChatStreamException stream => Words(stream.Kind.ToString()),
            ResponseFormatException => "invalid_response",
            ChatTimeoutException => "timeout",
            OperationCanceledException => Cancelled,
            HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => Words(
                http.HttpRequestError.ToString()
            ),
            _ => exception.GetType().FullName ?? "_OTHER",
        };

    public static string Of(int status) => status.ToString(CultureInfo.InvariantCulture);

    /// <summary>Why a request is repeated.</summary>
    public static string Of(RetryAttempt attempt) =>
        attempt.StatusCode is { } status ? Of((int)status)
        : attempt.Exception is { } exception ? Of(exception)
        : "_OTHER";

    // RateLimit is rate_limit.
    private static string Words(string name)
    {
        StringBuilder words = new(name.Length + 4);
        foreach (char letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && words.Length > 0)
            {
                words.Append('_');
            }

            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
