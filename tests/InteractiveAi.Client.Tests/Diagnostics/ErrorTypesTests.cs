using System.Net;

namespace InteractiveAi.Client.Tests;

public class ErrorTypesTests
{
    [TestCase(ApiErrorKind.Authentication, ExpectedResult = "authentication")]
    [TestCase(ApiErrorKind.Permission, ExpectedResult = "permission")]
    [TestCase(ApiErrorKind.Credit, ExpectedResult = "credit")]
    [TestCase(ApiErrorKind.InvalidRequest, ExpectedResult = "invalid_request")]
    [TestCase(ApiErrorKind.NotFound, ExpectedResult = "not_found")]
    [TestCase(ApiErrorKind.RateLimit, ExpectedResult = "rate_limit")]
    [TestCase(ApiErrorKind.Moderation, ExpectedResult = "moderation")]
    [TestCase(ApiErrorKind.Timeout, ExpectedResult = "timeout")]
    [TestCase(ApiErrorKind.Overloaded, ExpectedResult = "overloaded")]
    [TestCase(ApiErrorKind.Provider, ExpectedResult = "provider")]
    [TestCase(ApiErrorKind.Server, ExpectedResult = "server")]
    [TestCase(ApiErrorKind.Other, ExpectedResult = "418")]
    public string Of_AnAnswerThatIsAnError_IsItsKind(ApiErrorKind kind) =>
        ErrorTypes.Of(new ApiException(new ApiErrorContext { StatusCode = (HttpStatusCode)418, Kind = kind }));

    private static IEnumerable<TestCaseData> Others =>
        [
            new(new ChatStreamException(new ChatStreamErrorContext { IsTruncated = true }), "stream_cut"),
            new(
                new ChatStreamException(new ChatStreamErrorContext { Error = new ApiError { Code = "429" } }),
                "rate_limit"
            ),
            new(new ChatStreamException(new ChatStreamErrorContext { Error = new ApiError { Code = "?" } }), "_OTHER"),
            new(new ResponseFormatException(new ResponseFormatErrorContext()), "invalid_response"),
            new(new ChatTimeoutException(ChatTimeoutPhase.Idle, TimeSpan.FromSeconds(1)), "timeout"),
            new(new TaskCanceledException(), "cancelled"),
            new(new HttpRequestException(HttpRequestError.SecureConnectionError), "secure_connection_error"),
            new(new HttpRequestException("?"), "System.Net.Http.HttpRequestException"),
            new(new IOException("?"), "System.IO.IOException"),
        ];

    [TestCaseSource(nameof(Others))]
    public void Of_AnyOtherFailure_IsOneWord(Exception failure, string expected) =>
        Assert.That(ErrorTypes.Of(failure), Is.EqualTo(expected));
}
