using System.Globalization;
using System.Net;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class ApiExceptionTests
{
    [Test]
    public void Constructor_StatusOnly_DerivesTheRest()
    {
        var exception = new ApiException(new ApiErrorContext { StatusCode = HttpStatusCode.ServiceUnavailable });

        Assert.That(
            (exception.Message, exception.Kind, exception.IsTransient, exception.Error, exception.Response),
            Is.EqualTo(
                ("The gateway answered 503.", ApiErrorKind.Overloaded, true, (ApiError?)null, (ResponseInfo?)null)
            )
        );
    }

    [Test]
    public void Constructor_EverythingGiven_DerivesNothing()
    {
        var inner = new IOException();
        var limit = new RateLimit { Limit = 1 };
        var response = new ResponseInfo
        {
            RequestId = "of the response",
            RateLimit = new RateLimit { Limit = 2 },
        };

        var exception = new ApiException(
            new ApiErrorContext
            {
                StatusCode = HttpStatusCode.BadRequest,
                Error = new ApiError { ProviderName = "of the error", RequestId = "of the error" },
                Kind = ApiErrorKind.Credit,
                IsTransient = true,
                RetryAfter = TimeSpan.FromSeconds(1),
                RateLimit = limit,
                RequestId = "given",
                ProviderName = "given",
                ResponseBody = "body",
                Response = response,
                InnerException = inner,
            }
        );

        Assert.That(
            (exception.Kind, exception.IsTransient, exception.RetryAfter, exception.RateLimit, exception.RequestId),
            Is.EqualTo((ApiErrorKind.Credit, true, TimeSpan.FromSeconds(1), limit, "given"))
        );
        Assert.That(
            (exception.ProviderName, exception.ResponseBody, exception.Response, exception.InnerException),
            Is.EqualTo(("given", "body", response, (Exception)inner))
        );
    }

    [Test]
    public void Constructor_ResponseAndErrorGiven_TakesIdLimitAndProviderFromThem()
    {
        var fromResponse = new ApiException(
            new ApiErrorContext
            {
                Error = new ApiError { RequestId = "body" },
                Response = new ResponseInfo
                {
                    RequestId = "header",
                    RateLimit = new RateLimit { Limit = 2 },
                },
            }
        );
        var fromError = new ApiException(
            new ApiErrorContext
            {
                Error = new ApiError { RequestId = "body", ProviderName = "Google" },
            }
        );

        Assert.That(
            (fromResponse.RequestId, fromResponse.RateLimit!.Limit, fromError.RequestId, fromError.ProviderName),
            Is.EqualTo(("header", 2L, "body", "Google"))
        );
    }

    [Test]
    public void Constructor_Null_IsRefused() =>
        Assert.That(
            () => new ApiException(null!),
            Throws.ArgumentNullException.With.Property("ParamName").EqualTo("context")
        );

    [TestCase(400, "bad", "Wrong", null, "The gateway answered 400 (bad): Wrong.")]
    [TestCase(400, "400", "Wrong!", null, "The gateway answered 400: Wrong!")]
    [TestCase(400, null, "Wrong?", "Google", "The gateway answered 400 (provider Google): Wrong?")]
    [TestCase(
        200,
        "429",
        "Rate limit exceeded",
        "Google",
        "The gateway answered 200 with an error (429, provider Google): Rate limit exceeded."
    )]
    [TestCase(500, null, null, null, "The gateway answered 500.")]
    [TestCase(500, "x", null, null, "The gateway answered 500 (x).")]
    public void Message_StatusCodeProviderAndWords_AreOneSentence(
        int status,
        string? code,
        string? message,
        string? provider,
        string expected
    )
    {
        var exception = new ApiException(
            new ApiErrorContext
            {
                StatusCode = (HttpStatusCode)status,
                Error = new ApiError
                {
                    Code = code,
                    Message = message,
                    ProviderName = provider,
                },
            }
        );

        Assert.That(exception.Message, Is.EqualTo(expected));
    }

    [Test]
    public void Message_LineBreaksControlAndHiddenCharacters_BecomeSpaces()
    {
        var exception = new ApiException(
            new ApiErrorContext
            {
                StatusCode = HttpStatusCode.BadRequest,
                Error = new ApiError
                {
                    Code = "a\r\nb",
                    Message = "one\r\n\ttwo\u001b[0m\u2028three\u202e four\u200b\u0000five \ud800 six",
                    ProviderName = "x\ny",
                },
            }
        );

        Assert.That(
            exception.Message,
            Is.EqualTo("The gateway answered 400 (a b, provider x y): one two [0m three four five \uFFFD six.")
        );
    }

    [Test]
    public void Message_LongWords_AreCutBetweenCharacters()
    {
        var exception = new ApiException(
            new ApiErrorContext
            {
                StatusCode = HttpStatusCode.BadRequest,
                Error = new ApiError
                {
                    Code = new string('c', 500),
                    Message = "x" + string.Concat(Enumerable.Repeat("\U0001F600", 5000)),
                },
            }
        );

        Assert.That(
            exception.Message,
            Is.EqualTo(
                $"The gateway answered 400 ({new string('c', 64)}…): x{string.Concat(Enumerable.Repeat("\U0001F600", 149))}…"
            )
        );
    }

    [Test]
    public void Message_WhatEchoesTheRequest_IsNotInIt()
    {
        var exception = new ApiException(
            new ApiErrorContext
            {
                StatusCode = HttpStatusCode.BadRequest,
                ResponseBody = "CANARY",
                Error = new ApiError
                {
                    Code = "c",
                    Message = "m",
                    Param = "CANARY",
                    Details = JsonElement.Parse("\"CANARY\""),
                    Metadata = JsonElement.Parse("""{"raw":"CANARY","flagged_input":"CANARY"}"""),
                    ProviderMessage = "CANARY",
                    DocUrl = "CANARY",
                    RequestId = "CANARY",
                    Raw = JsonElement.Parse("\"CANARY\""),
                },
            }
        );

        Assert.That(exception.ToString(), Does.Not.Contain("CANARY"));
    }

    [Test]
    public void Message_WhatLooksLikeACredential_IsHiddenEvenWithoutKnowingTheKey()
    {
        var exception = new ApiException(
            new ApiErrorContext
            {
                StatusCode = HttpStatusCode.Unauthorized,
                Error = new ApiError { Message = "Incorrect API key provided: sk-proj-0123456789abcdef. api_key=abc" },
            }
        );

        Assert.That(
            exception.Message,
            Is.EqualTo("The gateway answered 401: Incorrect API key provided: ***. api_key=***.")
        );
    }

    [TestCase(12, " Retry after 12 s.")]
    [TestCase(0.2, " Retry after 1 s.")]
    [TestCase(0, "")]
    [TestCase(86400, " Retry after 86400 s.")]
    public void Message_WaitAndHint_EndIt(double seconds, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("fa-IR");
        try
        {
            var exception = new ApiException(
                new ApiErrorContext
                {
                    StatusCode = HttpStatusCode.TooManyRequests,
                    RetryAfter = TimeSpan.FromSeconds(seconds),
                    Hint = "Buy\nmore.",
                }
            );

            Assert.That(exception.Message, Is.EqualTo($"The gateway answered 429.{expected} Buy more."));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
