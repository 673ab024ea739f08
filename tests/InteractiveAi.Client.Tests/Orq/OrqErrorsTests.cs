using System.Net;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

/// <summary>The shapes of errors that orq.ai documents, as a user of the client meets them.</summary>
public sealed class OrqErrorsTests
{
    private static IEnumerable<TestCaseData> Errors =>
        [
            Error(
                401,
                """{"error":{"code":"expired_api_key","message":"The key has expired.","doc_url":"https://docs.example.test/e","details":{"key":"k"}}}""",
                ApiErrorKind.Authentication,
                "expired_api_key",
                "The gateway answered 401 (expired_api_key): The key has expired. Make another key in your workspace on orq.ai."
            ),
            Error(
                401,
                """{"code":401,"error":"API key is missing","source":"system"}""",
                ApiErrorKind.Authentication,
                "401",
                "The gateway answered 401: API key is missing. Check that the key is one of your workspace on orq.ai."
            ),
            Error(
                402,
                """{"error":{"code":"quota_exceeded","message":"Quota exceeded."}}""",
                ApiErrorKind.Credit,
                "quota_exceeded",
                "The gateway answered 402 (quota_exceeded): Quota exceeded. The quota or budget on orq.ai is used up: trying again does not help."
            ),
            Error(
                403,
                """{"error":{"code":"wrong_project","message":"Not your project."}}""",
                ApiErrorKind.Permission,
                "wrong_project",
                "The gateway answered 403 (wrong_project): Not your project. The key belongs to another project of the workspace."
            ),
            Error(
                404,
                """{"code":"deployment_not_found","message":"Deployment not found"}""",
                ApiErrorKind.NotFound,
                "deployment_not_found",
                "The gateway answered 404 (deployment_not_found): Deployment not found."
            ),
            Error(
                400,
                """{"error":{"message":"Bad value.","type":"invalid_request_error","param":"messages","code":null,"failures":[{"path":"messages"}]}}""",
                ApiErrorKind.InvalidRequest,
                null,
                "The gateway answered 400 (invalid_request_error): Bad value."
            ),
            Error(
                422,
                """{"error":{"code":"provider_credential_invalid","message":"Refused."}}""",
                ApiErrorKind.Authentication,
                "provider_credential_invalid",
                "The gateway answered 422 (provider_credential_invalid): Refused. The provider's key that is stored in your workspace on orq.ai is refused."
            ),
            Error(
                429,
                """{"error":{"code":"rate_limit_exceeded","message":"Too many requests."}}""",
                ApiErrorKind.RateLimit,
                "rate_limit_exceeded",
                "The gateway answered 429 (rate_limit_exceeded): Too many requests. Retry after 7 s. On orq.ai that is also the answer to a key whose budget is used up; then trying again does not help."
            ),
            Error(
                429,
                """{"error":{"code":"rate_limit_exceeded","message":"Monthly budget of the API key reached."}}""",
                ApiErrorKind.Credit,
                "rate_limit_exceeded",
                "The gateway answered 429 (rate_limit_exceeded): Monthly budget of the API key reached. Retry after 7 s. The quota or budget on orq.ai is used up: trying again does not help."
            ),
            Error(
                500,
                """{"id":"01KA2B","code":500,"error":"Upstream failed","source":"provider"}""",
                ApiErrorKind.Provider,
                "500",
                "The gateway answered 500: Upstream failed."
            ),
            Error(
                503,
                """{"error":{"code":"provider_overloaded","message":"Busy."}}""",
                ApiErrorKind.Overloaded,
                "provider_overloaded",
                "The gateway answered 503 (provider_overloaded): Busy. Retry after 7 s."
            ),
            Error(
                504,
                """{"error":{"code":"provider_timeout","message":"Too late."}}""",
                ApiErrorKind.Timeout,
                "provider_timeout",
                "The gateway answered 504 (provider_timeout): Too late."
            ),
        ];

    [TestCaseSource(nameof(Errors))]
    public async Task CompleteAsync_ErrorInEachShape_IsReadAndExplained(
        int status,
        string body,
        ApiErrorKind kind,
        string? code,
        string message
    )
    {
        var reply = VerbatimReply.Json(body, status).With("x-request-id", "req-1");
        using var client = OrqClient.Over(
            new VerbatimHandler(status is 429 or 503 ? reply.With("Retry-After", "7") : reply)
        );

        var failure = await TestClient.FailureAsync<ApiException>(client.CompleteAsync("Hi", "m"));

        Assert.That(
            (failure.StatusCode, failure.Kind, failure.Error?.Code, failure.RequestId, failure.Message),
            Is.EqualTo(((HttpStatusCode)status, kind, code, "req-1", message))
        );
        Assert.That(
            failure.RetryAfter,
            Is.EqualTo(status is 429 or 503 ? TimeSpan.FromSeconds(7) : default(TimeSpan?))
        );
        Assert.That(failure.ResponseBody, Is.EqualTo(body));
    }

    [Test]
    public async Task CompleteAsync_ErrorInThePresentShape_KeepsItsLinkAndDetails()
    {
        const string Body =
            """{"error":{"code":"unsupported_engine","message":"m","doc_url":"https://docs.example.test/e","details":{"engine":"x"}}}""";
        using var client = OrqClient.Over(new VerbatimHandler(VerbatimReply.Json(Body, 400)));

        var failure = await TestClient.FailureAsync<ApiException>(client.CompleteAsync("Hi", "m"));

        Assert.That(
            (failure.Error!.DocUrl, failure.Error.Details?.GetRawText()),
            Is.EqualTo(("https://docs.example.test/e", """{"engine":"x"}"""))
        );
    }

    [TestCase("error-current", "provider_overloaded", ApiErrorKind.Overloaded, "The provider is overloaded.")]
    [TestCase("error-openai", null, ApiErrorKind.RateLimit, "Rate limit reached.")]
    [TestCase("error-flat", "429", ApiErrorKind.RateLimit, "Too many requests.")]
    [TestCase("error-message", "provider_timeout", ApiErrorKind.Timeout, "The provider did not answer.")]
    public async Task StreamAsync_ErrorInsideTheStream_EndsIt(
        string fixture,
        string? code,
        ApiErrorKind kind,
        string message
    )
    {
        var reply = VerbatimReply.Events(WireFixture.Text("orq", fixture + ".sse")).With("x-request-id", "req-1");
        using var client = OrqClient.Over(new VerbatimHandler(reply));

        var (chunks, failure) = await TestClient.ReadAsync(
            client.StreamAsync(new OrqChatRequest { Model = "m", Messages = ["Hi"] })
        );

        var broken = failure as ChatStreamException;
        Assert.That(chunks, Has.Count.EqualTo(1));
        Assert.That(
            (broken?.Error?.Code, broken?.Error?.Message, broken?.Kind, broken?.PartialText, broken?.RequestId),
            Is.EqualTo((code, message, (ApiErrorKind?)kind, "Half an ", "req-1"))
        );
    }

    [TestCase(429, """{"code":429,"error":"Cost limit of this key exceeded","source":"system"}""", true)]
    [TestCase(429, """{"error":{"code":null,"message":"The key is over the budget.","type":"requests"}}""", true)]
    [TestCase(429, """{"error":{"code":"key_budget_exceeded","message":"No."}}""", true)]
    [TestCase(429, """{"error":{"code":"rate_limit_exceeded","message":"Rate limit reached."}}""", false)]
    [TestCase(429, """{"error":{"code":"rate_limit_exceeded","message":"Thinking budget exceeded."}}""", false)]
    [TestCase(429, """{"error":{"code":"rate_limit_exceeded","message":"See your budget page."}}""", false)]
    [TestCase(400, """{"error":{"code":"invalid_request_body","message":"budget exceeded"}}""", false)]
    [TestCase(400, """{"error":{"message":"budget_tokens exceeds max_tokens"}}""", false)]
    [TestCase(400, """{"error":{"code":null,"message":"The reasoning budget exceeds the model's maximum"}}""", false)]
    [TestCase(400, """{"error":{"code":null,"message":"The request exceeds the budget"}}""", false)]
    [TestCase(400, """{"error":{"code":"key_budget_exceeds","message":"No."}}""", false)]
    [TestCase(429, """{"error":{"code":null,"message":"The reasoning budget is exceeded"}}""", false)]
    [TestCase(429, """{"error":{"code":"too_many_requests","message":"Cost limit reached for this key"}}""", true)]
    [TestCase(429, """{"error":{"code":"rate_limited","message":"Cost limit reached for this key"}}""", true)]
    public async Task CompleteAsync_BudgetOfAKeyUsedUp_IsCreditThatNoRetryCures(int status, string body, bool isBudget)
    {
        using var client = OrqClient.Over(new VerbatimHandler(VerbatimReply.Json(body, status)));

        var failure = await TestClient.FailureAsync<ApiException>(client.CompleteAsync("Hi", "m"));

        Assert.That(failure.Kind is ApiErrorKind.Credit, Is.EqualTo(isBudget), failure.Message);
        Assert.That(failure.IsTransient, Is.EqualTo(status is 429 && !isBudget));
        Assert.That(failure.Error!.Raw!.Value.GetRawText(), Is.EqualTo(body));
    }

    [TestCase("""{"error":{"code":null,"message":"budget service: retries exceeded"}}""")]
    [TestCase("""{"code":500,"error":"budget service: retries exceeded"}""")]
    public async Task CompleteAsync_FailureOfTheBudgetService_IsAFailureOfTheServer(string body)
    {
        using var client = OrqClient.Over(new VerbatimHandler(VerbatimReply.Json(body, 500)));

        var failure = await TestClient.FailureAsync<ApiException>(client.CompleteAsync("Hi", "m"));

        Assert.That((failure.Kind, failure.IsTransient), Is.EqualTo((ApiErrorKind.Server, true)));
    }

    [TestCase("""{"error":{"code":null,"message":"budget service: retries exceeded"}}""", false)]
    [TestCase("""{"error":{"code":null,"type":"server_error","message":"The budget check was exceeded."}}""", false)]
    [TestCase("""{"error":{"code":"too_many_requests","message":"Cost limit reached for this key"}}""", true)]
    [TestCase(
        """{"error":{"code":null,"type":"rate_limit_error","message":"Cost limit reached for this key"}}""",
        true
    )]
    [TestCase("""{"code":429,"error":"Cost limit reached for this key"}""", true)]
    public async Task CompleteAsync_ErrorInsideA200ThatSpeaksOfABudget_IsCreditOnlyAsARateLimit(
        string body,
        bool isBudget
    )
    {
        using var client = OrqClient.Over(new VerbatimHandler(VerbatimReply.Json(body)));

        var failure = await TestClient.FailureAsync<ApiException>(client.CompleteAsync("Hi", "m"));

        Assert.That(failure.Kind is ApiErrorKind.Credit, Is.EqualTo(isBudget), failure.Message);
    }

    [Test]
    public async Task StreamAsync_BudgetOfAKeyUsedUpInsideTheStream_IsCredit()
    {
        using var client = OrqClient.Over(
            new VerbatimHandler(
                VerbatimReply.Events(
                    """
                    data: {"choices":[{"index":0,"delta":{"content":"Hel"}}]}

                    data: {"error":{"code":"rate_limit_exceeded","message":"Monthly budget reached."}}


                    """
                )
            )
        );

        var (_, failure) = await TestClient.ReadAsync(
            client.StreamAsync(new OrqChatRequest { Model = "m", Messages = ["Hi"] })
        );

        var broken = failure as ChatStreamException;
        Assert.That(
            (broken?.Kind, broken?.IsTransient, broken?.PartialText),
            Is.EqualTo(((ApiErrorKind?)ApiErrorKind.Credit, (bool?)false, "Hel"))
        );
    }

    [TestCase("""{"error":{"code":"provider_error","message":"Upstream failed."}}""")]
    [TestCase("""{"code":502,"error":"Upstream failed.","source":"provider"}""")]
    public async Task CompleteAsync_ErrorInsideA200_IsAnErrorAllTheSame(string body)
    {
        using var client = OrqClient.Over(new VerbatimHandler(VerbatimReply.Json(body)));

        var failure = await TestClient.FailureAsync<ApiException>(client.CompleteAsync("Hi", "m"));

        Assert.That((failure.Kind, failure.Error?.Message), Is.EqualTo((ApiErrorKind.Provider, "Upstream failed.")));
    }

    private static TestCaseData Error(int status, string body, ApiErrorKind kind, string? code, string message) =>
        new TestCaseData(status, body, kind, code, message).SetArgDisplayNames($"{status} {code} {message.Length}");
}
