using System.Text;
using InteractiveAi.Client.JamAi;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class JamAiErrorTests
{
    private const string Canary = "canary";

    // What the server makes of the token: its first and its last fifth.
    private static readonly string TokenEcho = $"{TestJamAi.Token[..9]}***{TestJamAi.Token[^9..]}";

    [TestCase(401, "unauthorized", ApiErrorKind.Authentication)]
    [TestCase(401, "external_authentication_failed", ApiErrorKind.Authentication)]
    [TestCase(403, "forbidden", ApiErrorKind.Permission)]
    [TestCase(403, "resource_protected", ApiErrorKind.Permission)]
    [TestCase(403, "upgrade_tier", ApiErrorKind.Credit)]
    [TestCase(403, "insufficient_credits", ApiErrorKind.Credit)]
    [TestCase(404, "resource_not_found", ApiErrorKind.NotFound)]
    [TestCase(404, "http_error", ApiErrorKind.NotFound)]
    [TestCase(405, "method_not_allowed", ApiErrorKind.InvalidRequest)]
    [TestCase(409, "resource_exists", ApiErrorKind.InvalidRequest)]
    [TestCase(415, "unsupported_media_type", ApiErrorKind.InvalidRequest)]
    [TestCase(422, "bad_input", ApiErrorKind.InvalidRequest)]
    [TestCase(422, "validation_error", ApiErrorKind.InvalidRequest)]
    [TestCase(422, "context_overflow", ApiErrorKind.InvalidRequest)]
    [TestCase(429, "rate_limit_exceeded", ApiErrorKind.RateLimit)]
    [TestCase(500, "unexpected_error", ApiErrorKind.Server)]
    [TestCase(501, "not_implemented", ApiErrorKind.Server)]
    [TestCase(503, "busy", ApiErrorKind.Overloaded)]
    public async Task CompleteAsync_EveryCode_HasItsKind(int status, string code, ApiErrorKind kind)
    {
        var failure = await FailAsync(
            status,
            $$$"""
            {"object":"error","error":"{{{code}}}","message":"So it is.","detail":[],"request_id":"req-of-the-body","exception":"SomeError","request_headers":{"host":"h"}}
            """
        );

        Assert.That(
            (failure.Kind, failure.Error?.Code, failure.Error?.Message, failure.RequestId),
            Is.EqualTo((kind, code, "So it is.", "req-of-the-body"))
        );
        Assert.That(failure.Message, Does.StartWith($"The gateway answered {status} ({code}): So it is."));
    }

    [Test]
    public async Task CompleteAsync_CreditIsUsedUp_SaysWhoseAndIsNotRepeated()
    {
        var failure = await FailAsync(403, """{"object":"error","error":"insufficient_credits","message":"Top up."}""");

        Assert.That(failure.IsTransient, Is.False);
        Assert.That(failure.Message, Does.EndWith("The organization's credit, or what its plan allows, is used up."));
    }

    [Test]
    public async Task CompleteAsync_RateLimit_IsReadFromTheHeaders()
    {
        var clock = new ManualTimeProvider();
        var reset = clock.GetUtcNow().AddSeconds(90);
        var handler = new VerbatimHandler(
            VerbatimReply
                .Json("""{"object":"error","error":"rate_limit_exceeded","message":"Slow down."}""", 429)
                .With("X-RateLimit-Limit", "60")
                .With("X-RateLimit-Remaining", "0")
                .With("X-RateLimit-Reset", $"{reset.ToUnixTimeSeconds()}")
                .With("X-RateLimit-Used", "60")
                .With("X-RateLimit-Meta", """{"key":"llm"}""")
                .With("Retry-After", "30")
        );
        using var client = TestJamAi.Over(handler, options => options.TimeProvider = clock);

        var failure = await FailureAsync<ApiException>(client.CompleteAsync(Ask()));

        Assert.That(
            (failure.RetryAfter, failure.RateLimit?.Limit, failure.RateLimit?.Remaining, failure.RateLimit?.Reset),
            Is.EqualTo(
                (TimeSpan.FromSeconds(30), 60L, 0L, DateTimeOffset.FromUnixTimeSeconds(reset.ToUnixTimeSeconds()))
            )
        );
    }

    [Test]
    public async Task CompleteAsync_Busy_WaitsAsLongAsTheGatewayAsks()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json("""{"object":"error","error":"busy","message":"Busy."}""", 503).With("Retry-After", "30")
        );
        using var client = TestJamAi.Over(handler);

        var failure = await FailureAsync<ApiException>(client.CompleteAsync(Ask()));

        Assert.That((failure.RetryAfter, failure.IsTransient), Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(30), true)));
    }

    [Test]
    public async Task Validation_EchoesOfTheRequest_AreNowhere()
    {
        var failure = await FailAsync(
            422,
            """
            {
              "object": "error",
              "error": "validation_error",
              "message": "Your request contains errors:\n1. body.messages[0].content.str : Input should be a valid string.",
              "detail": [
                {
                  "type": "string_type",
                  "loc": ["body", "messages", 0, "content", "str"],
                  "msg": "Input should be a valid string",
                  "input": "canary of the input",
                  "ctx": { "error": "ValueError('canary of the context')", "deep": [{ "x": "canary" }] }
                }
              ],
              "request_id": "req-1",
              "exception": "",
              "body": { "messages": [{ "role": "user", "content": "canary of the body" }], "canary": ["canary"] }
            }
            """
        );

        AssertClean(failure);
        Assert.That(
            (failure.Error?.Code, failure.Error?.Param, failure.RequestId),
            Is.EqualTo(("validation_error", "body.messages[0].content.str", "req-1"))
        );
        Assert.That(failure.Message, Does.Contain("Input should be a valid string."));
        Assert.That(
            failure.ResponseBody,
            Is.EqualTo(
                """
                {"object":"error","error":"validation_error","message":"Your request contains errors:\n1. body.messages[0].content.str : Input should be a valid string.","detail":[{"type":"string_type","loc":["body","messages",0,"content","str"],"msg":"Input should be a valid string","input":"***","ctx":"***"}],"request_id":"req-1","exception":"","body":"***"}
                """
            )
        );
    }

    [TestCase("""{"detail":[{"loc":["body"],"msg":"Bad.","input":{"messages":"canary"}}]}""")]
    [TestCase("""{"error":{"code":"x","message":"Bad.","body":"canary","detail":[{"input":"canary"}]}}""")]
    [TestCase(
        """{"object":"error","error":"validation_error","message":"1 error: {'input': 'canary'}","detail":"1 error: {'input': 'canary'}","exception":"RequestValidationError"}"""
    )]
    [TestCase("""[{"error":"x","message":"Bad.","input":"canary"}]""")]
    [TestCase("""{"body":"canary""")]
    [TestCase("""{"error":"validation_error","message":"Bad.","detail":[],"body":{"messages":[{"content":"canary""")]
    [TestCase("""{"error":"validation_error","message":"Bad.","detail":[{"msg":"Bad.","input":"canary""")]
    [TestCase("""{"error":"x","message":"Bad.","body":"canary","\ud83c":1}""")]
    [TestCase(" \n {\"error\":\"x\",\"message\":\"Bad.\",\"body\":\"canary\"} trailing")]
    public async Task Echoes_InOddOrCutBodies_AreNowhereEither(string body) => AssertClean(await FailAsync(422, body));

    [Test]
    public async Task Echo_LongerThanWhatIsRead_IsCutWithoutItsBeginning()
    {
        var prompt = string.Concat(Enumerable.Repeat("canary ", 20_000));

        var failure = await FailAsync(
            422,
            $$$"""{"object":"error","error":"validation_error","message":"Too long.","detail":[{"loc":["body","messages"],"msg":"Too long.","input":"{{{prompt}}}"}],"request_id":"r","body":{"messages":[{"content":"{{{prompt}}}"}]}}"""
        );

        AssertClean(failure);
        Assert.That((failure.Error?.Code, failure.Error?.Message), Is.EqualTo(("validation_error", "Too long.")));
    }

    [Test]
    public async Task Exception_OfTheServers_IsLeftWithItsTypeOnly()
    {
        var failure = await FailAsync(
            500,
            """{"object":"error","error":"unexpected_error","message":"Oops.","detail":"Oops.\nException:ValueError('canary (of the) prompt')","request_id":"r","exception":"ValueError"}"""
        );

        AssertClean(failure);
        Assert.That(
            failure.ResponseBody,
            Is.EqualTo(
                """{"object":"error","error":"unexpected_error","message":"Oops.","detail":"Oops.\nException:ValueError(***)","request_id":"r","exception":"ValueError"}"""
            )
        );
    }

    [TestCase("authorization", "Bearer ")]
    [TestCase("authorization", "")]
    [TestCase("x-forwarded-authorization", "bearer ")]
    [TestCase("x-original-key", "")]
    public async Task Token_EchoedInParts_IsNowhere(string header, string scheme)
    {
        var failure = await FailAsync(
            404,
            $$$"""
            {"object":"error","error":"resource_not_found","message":"No such table.","detail":"No such table.","request_id":"r","exception":"ResourceNotFoundError","request_headers":{"host":"api.test","{{{header}}}":"{{{scheme}}}{{{TokenEcho}}}"}}
            """
        );

        foreach (var text in TextsOf(failure))
        {
            Assert.That(text, Does.Not.Contain(TestJamAi.Token[..9]).And.Not.Contain(TestJamAi.Token[^9..]));
        }

        Assert.That(failure.ResponseBody, Does.Contain("\"request_headers\":\"***\"").And.Contain("No such table."));
    }

    [Test]
    public async Task StreamAsync_EchoInAnErrorEvent_IsNowhere()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Events(
                """
                data: {"choices":[{"index":0,"delta":{"content":"Half"}}]}

                data: {"object":"error","error":"unexpected_error","message":"Oops.","request_headers":{"x":"canary"},"body":"canary"}


                """
            )
        );
        using var client = TestJamAi.Over(handler);

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        var broken = (ChatStreamException)failure!;
        Assert.That((broken.Error?.Code, broken.PartialText), Is.EqualTo(("unexpected_error", "Half")));
        Assert.That($"{broken} {broken.Error?.Raw}", Does.Not.Contain(Canary));
    }

    [TestCase("")]
    [TestCase("<html><body>canary</body></html>")]
    [TestCase("Bad gateway")]
    [TestCase("""{"object":"error","error":"busy","message":"Busy.","detail":"Busy."}""")]
    [TestCase("""{"error":"busy","message":"Busy.","detail":"Busy.\nException:None"}""")]
    [TestCase("""{"error":"busy","message":"Busy.","detail":"Busy.\nException:ServerBusyError(***)"}""")]
    [TestCase("""{ "error": null }""")]
    public void Apply_NothingThatIsRepeated_IsTheSameText(string text) =>
        Assert.That(EchoFilter.Apply(text), Is.SameAs(text));

    private static async Task<ApiException> FailAsync(int status, string body)
    {
        using var client = TestJamAi.Over(new VerbatimHandler(VerbatimReply.Json(body, status)));
        return await FailureAsync<ApiException>(client.CompleteAsync(Ask()));
    }

    private static void AssertClean(ApiException failure)
    {
        foreach (var text in TextsOf(failure))
        {
            Assert.That(text, Does.Not.Contain(Canary));
        }
    }

    private static IEnumerable<string> TextsOf(ApiException failure)
    {
        yield return failure.ToString();
        yield return failure.Message;
        yield return failure.ResponseBody ?? "";
        if (failure.Error is { } error)
        {
            yield return $"{error} {error.Code} {error.Message} {error.Param} {error.Type} {error.ProviderMessage}";
            yield return $"{error.Raw} {error.Details} {error.Metadata}";
            yield return Wire.Write(error);
        }
    }
}
