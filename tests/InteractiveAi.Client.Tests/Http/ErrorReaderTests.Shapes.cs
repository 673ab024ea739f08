using System.Buffers;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed partial class ErrorReaderTests
{
    private static ApiError? Read(string body) => ErrorReader.FromUtf8(Encoding.UTF8.GetBytes(body));

    [Test]
    public async Task ReadAsync_BodyThatRepeatsThePrompt_LeavesNothingOfItInThePool()
    {
        using var response = Response(400, """{"error":{"message":"Not allowed: my prompt"}}""");

        await ReadAsync(response);

        // The same thread gets the same memory again.
        byte[] next = ArrayPool<byte>.Shared.Rent(ErrorReader.MaxBody);
        Assert.That(next.AsSpan().IndexOf("my prompt"u8), Is.Negative);
        ArrayPool<byte>.Shared.Return(next);
    }

    [TestCase(
        """{"error":{"code":"invalid_api_key","message":"No auth credentials found","param":"","type":"authentication"}}""",
        "invalid_api_key",
        "No auth credentials found"
    )]
    [TestCase("""{"error":{"code":401,"message":"No auth credentials found"}}""", "401", "No auth credentials found")]
    [TestCase("""{"error":{"code":null,"message":"m","param":null,"type":null}}""", null, "m")]
    [TestCase("""{"error":{"code":429.0,"message":"m"}}""", "429", "m")]
    [TestCase("""{"error":{"code":1e999,"message":"m"}}""", "1e999", "m")]
    [TestCase("""{"error":{"message":"m"},"user_id":"user_1"}""", null, "m")]
    [TestCase(
        """{"error":{"code":"expired_api_key","message":"m","doc_url":"https://docs.test/e","details":{"a":1}}}""",
        "expired_api_key",
        "m"
    )]
    [TestCase(
        """{"error":{"message":"m","type":"invalid_request_error","param":null,"code":null,"failures":[{"a":1}]}}""",
        null,
        "m"
    )]
    [TestCase("""{"id":"e1","code":401,"error":"Unauthorized","source":"system"}""", "401", "Unauthorized")]
    [TestCase("""{"code":401,"error":"Unauthorized"}""", "401", "Unauthorized")]
    [TestCase("""{"error":"Unauthorized"}""", null, "Unauthorized")]
    [TestCase("""{"code":"not_found","message":"Deployment not found"}""", "not_found", "Deployment not found")]
    [TestCase("""{"message":"Deployment not found"}""", null, "Deployment not found")]
    [TestCase(
        """{"object":"error","error":"insufficient_credits","message":"Top up.","detail":"d","request_id":"r"}""",
        "insufficient_credits",
        "Top up."
    )]
    [TestCase("""{"detail":"Not Found"}""", null, "Not Found")]
    [TestCase(
        """{"detail":[{"type":"missing","loc":["body","messages",0,"role"],"msg":"Field required","input":"secret prompt"}]}""",
        null,
        "body.messages[0].role: Field required"
    )]
    [TestCase("""{"errors":[{"code":7,"message":"first"},{"message":"second"}]}""", "7", "first")]
    [TestCase("""{"errors":["first","second"]}""", null, "first")]
    [TestCase("""[{"error":{"code":400,"message":"m","status":"INVALID_ARGUMENT"}}]""", "400", "m")]
    [TestCase("""{"error":"{\"error\":{\"code\":429,\"message\":\"inner\"}}"}""", "429", "inner")]
    [TestCase("""{"error":{"message":{"message":"deep","code":"c"}}}""", "c", "deep")]
    [TestCase("""{"type":"about:blank","title":"Bad Gateway","status":502}""", null, "Bad Gateway")]
    [TestCase(
        """{"type":"error","error":{"type":"overloaded_error","message":"m","error_type":"provider_overloaded"},"request_id":null}""",
        null,
        "m"
    )]
    [TestCase(
        """{"id":"gen-1","object":"chat.completion.chunk","error":{"code":502,"message":"m"},"choices":[{"index":0,"finish_reason":"error"}]}""",
        "502",
        "m"
    )]
    [TestCase(
        """{"id":"gen-1","choices":[{"index":0,"message":{"content":"a"}},{"index":1,"error":{"code":502,"message":"m"}}]}""",
        "502",
        "m"
    )]
    [TestCase("""{"error":{"code":1,"code":2,"message":"a","message":"b"}}""", "2", "b")]
    [TestCase("\"Unauthorized\"", null, "Unauthorized")]
    [TestCase("Unauthorized", null, "Unauthorized")]
    [TestCase("\r\n  upstream connect error\nstack trace: prompt", null, "upstream connect error")]
    [TestCase(
        "<html><head><title>502 Bad\n Gateway &amp; more</title></head><body><h1>x</h1></body></html>",
        null,
        "502 Bad Gateway & more"
    )]
    [TestCase("<!DOCTYPE html><body><H1 class=\"a\">Access denied</H1></body>", null, "Access denied")]
    [TestCase(
        "<?xml version=\"1.0\"?><Error><Code>Slow</Code><Message>Reduce your rate</Message></Error>",
        null,
        "Reduce your rate"
    )]
    [TestCase("""data: {"error":{"code":429,"message":"m"}}""", "429", "m")]
    [TestCase("event: error\ndata: {\"error\":{\"code\":429,\"message\":\"m\"}}\n\n", "429", "m")]
    [TestCase("\uFEFF{\"error\":{\"code\":429,\"message\":\"m\"}}", "429", "m")]
    public void FromUtf8_EveryShape_GivesCodeAndMessage(string body, string? code, string? message)
    {
        var error = Read(body);

        Assert.That((error?.Code, error?.Message), Is.EqualTo((code, message)));
    }

    [TestCase("")]
    [TestCase("  \r\n ")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("\"\"")]
    [TestCase("<html></html>")]
    [TestCase("<")]
    [TestCase("event: ping")]
    public void FromUtf8_NothingSaid_IsNone(string body) => Assert.That(Read(body), Is.Null);

    [TestCase("""{"error":5}""", "5", null)]
    [TestCase("""{"error":{}}""", null, null)]
    [TestCase("""{"error":[]}""", null, null)]
    [TestCase("""{"error":true}""", null, null)]
    [TestCase("""{"error":{"code":{},"message":[],"type":7,"param":{},"metadata":"x"}}""", null, null)]
    [TestCase("""{"error":{"code":false,"message":"","metadata":{"raw":{},"provider_name":5}}}""", null, null)]
    [TestCase("""{"something":"else"}""", null, null)]
    public void FromUtf8_WrongTypes_AreKeptAndBreakNothing(string body, string? code, string? message)
    {
        var error = Read(body)!;

        Assert.That((error.Code, error.Message, error.Raw!.Value.GetRawText()), Is.EqualTo((code, message, body)));
    }

    [TestCase("""{"id":"c","object":"chat.completion","choices":[{"index":0,"message":{"content":"Hi"}}]}""")]
    [TestCase("""{"id":"c","choices":[{"index":0,"error":null}],"error":null}""")]
    [TestCase("""{"choices":[],"error":false}""")]
    [TestCase("""{"choices":[],"error":""}""")]
    [TestCase("""{"choices":[1,null,"a"],"message":"m"}""")]
    [TestCase("""{"object":"chat.references","chunks":[],"search_query":"q","finish_reason":null}""")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("true")]
    public void FromElement_AnswerWithoutError_IsNone(string json) =>
        Assert.That(ErrorReader.FromElement(JsonElement.Parse(json)), Is.Null);

    [Test]
    public void FromUtf8_ModerationError_KeepsItsMetadata()
    {
        var error = Read(
            """
            {"error":{"code":403,"message":"Your input was flagged","metadata":{"reasons":["violence"],"flagged_input":"a … z",
            "provider_name":"OpenAI","model_slug":"openai/gpt-4o"}},"user_id":"u"}
            """
        )!;

        Assert.That(
            (error.ProviderName, error.ProviderMessage, error.Metadata!.Value.GetProperty("reasons")[0].GetString()),
            Is.EqualTo(("OpenAI", (string?)null, "violence"))
        );
    }

    [TestCase(""" "Overloaded, try later" """, "Overloaded, try later", null)]
    [TestCase(""" "{\"error\":{\"message\":\"quota\",\"code\":429}}" """, "quota", "429")]
    [TestCase(""" {"error":{"message":"quota","code":"rate_limited"}} """, "quota", "rate_limited")]
    [TestCase(""" {"message":"quota"} """, "quota", null)]
    [TestCase(""" {"error":"quota"} """, "quota", null)]
    [TestCase(""" "[{\"error\":{\"message\":\"quota\",\"code\":429}}]" """, "quota", "429")]
    [TestCase(""" "{\"detail\":\"quota\"}" """, "quota", null)]
    [TestCase(""" "{\"error\":{\"message\":\"quota\",\"co" """, "quota", null)]
    [TestCase(""" "{\"unknown\":1}" """, "{\"unknown\":1}", null)]
    [TestCase(""" "{broken" """, "{broken", null)]
    [TestCase(""" "" """, null, null)]
    [TestCase(""" null """, null, null)]
    [TestCase(""" [] """, null, null)]
    [TestCase(""" 5 """, "5", null)]
    public void FromUtf8_ProvidersOwnText_IsTakenOutOfItsWrapping(string raw, string? message, string? code)
    {
        var error = Read(
            $$$"""{"error":{"code":400,"message":"Provider returned error","metadata":{"raw":{{{raw}}},"provider_name":"Google"} } }"""
        )!;

        Assert.That(
            (error.ProviderMessage, error.ProviderCode, error.ProviderName),
            Is.EqualTo((message, code, "Google"))
        );
    }

    [Test]
    public void FromUtf8_JamAiValidationError_SeparatesTheSentenceFromTheEcho()
    {
        var error = Read(
            """
            {"object":"error","error":"validation_error","message":"Your request contains errors:\n1. body.stop : Input should be a valid list.",
             "detail":[{"type":"list_type","loc":["body","stop"],"msg":"Input should be a valid list","input":"'END'"}],
             "request_id":"req-1","exception":"","body":{"messages":[{"role":"user","content":"my secret prompt"}]}}
            """
        )!;

        Assert.That(
            (error.Code, error.Param, error.RequestId, error.Details!.Value.ValueKind),
            Is.EqualTo(("validation_error", "body.stop", "req-1", JsonValueKind.Array))
        );
        Assert.That(error.Message, Does.Not.Contain("secret prompt"));
        Assert.That(error.Raw!.Value.GetProperty("body").ValueKind, Is.EqualTo(JsonValueKind.Object));
    }

    [Test]
    public void FromUtf8_AllMembers_AreWhereTheyBelong()
    {
        var error = Read(
            """
            {"error":{"code":"c","message":"m","type":"t","param":"p","doc_url":"d","details":{"x":1},"request_id":"inner","extra":[1]},
             "request_id":"outer","provider":"Anthropic","user_id":"u"}
            """
        )!;

        Assert.That(
            (error.Code, error.Message, error.Type, error.Param, error.DocUrl, error.RequestId, error.ProviderName),
            Is.EqualTo(("c", "m", "t", "p", "d", "outer", "Anthropic"))
        );
        Assert.That(error.Details!.Value.GetRawText(), Is.EqualTo("""{"x":1}"""));
        Assert.That(error.Raw!.Value.GetProperty("error").GetProperty("extra").GetRawText(), Is.EqualTo("[1]"));
    }

    [Test]
    public void FromUtf8_EveryCutOfABody_NeverThrowsAndKeepsWhatWasWhole()
    {
        const string body =
            """{"object":"error","error":"bad_input","message":"Bad \u00e9 \"x\"","detail":[{"a":[1.5,true,null,{"b":"c"}]}],"request_id":"r"}""";
        var bytes = Encoding.UTF8.GetBytes(body);
        var messageEnds = body.IndexOf(",\"detail\"", StringComparison.Ordinal);
        var lost = new List<int>();

        for (var length = 0; length <= bytes.Length; length++)
        {
            var error = ErrorReader.FromUtf8(bytes.AsSpan(0, length));
            if (length >= messageEnds && (error?.Code, error?.Message) is not ("bad_input", "Bad \u00e9 \"x\""))
            {
                lost.Add(length);
            }
        }

        Assert.That(lost, Is.Empty);
    }

    [Test]
    public void FromUtf8_AnyByteReplaced_NeverThrows()
    {
        var body =
            """{"error":{"code":429,"message":"a\u00e9b","metadata":{"raw":"{\"error\":{\"message\":\"q\"}}"}}}"""u8.ToArray();
        byte[] replacements = [0x00, (byte)'"', (byte)'\\', (byte)'{', (byte)']', 0x80, 0xC3, 0xFF];
        var read = 0;

        for (var i = 0; i < body.Length; i++)
        {
            foreach (var replacement in replacements)
            {
                byte[] broken = [.. body];
                broken[i] = replacement;
                ErrorReader.FromUtf8(broken);
                read++;
            }
        }

        Assert.That(read, Is.EqualTo(body.Length * replacements.Length));
    }

    [Test]
    public void FromUtf8_TooDeep_KeepsWhatStoodBefore()
    {
        var body =
            """{"error":{"code":500,"message":"m","details":""" + new string('[', 5000) + new string(']', 5000) + "}}";

        var error = Read(body)!;

        Assert.That((error.Code, error.Message), Is.EqualTo(("500", "m")));
    }

    [TestCase("""{"error":{"code":500,"message":"half \ud800 pair"}}""", "500")]
    [TestCase("""{"error":{"code":500,"\ud800":1,"message":"m"}}""", "500")]
    [TestCase("""{"\ud800":1,"error":{"code":500,"message":"m"}}""", "500")]
    [TestCase("""{"error":{"code":500,"message":"m","metadata":{"headers":{"\udc00":"1"},"\ud800":2}}}""", "500")]
    public void FromUtf8_HalfSurrogatePairs_BreakNothing(string body, string code)
    {
        var error = Read(body)!;

        Assert.That(
            (error.Code, RetryAfter.FromError(error, TimeProvider.System)),
            Is.EqualTo((code, (TimeSpan?)null))
        );
    }

    [Test]
    public void FromElement_WithAMask_HidesTheKeyInEveryMember()
    {
        const string key = "rk-0a1b2c3d4e5f6789";
        var json = JsonElement.Parse(
            $$$"""{"error":{"code":"{{{key}}}","message":"key {{{key}}}","metadata":{"raw":"{{{key}}}","headers":{"authorization":"x"}} }}"""
        );

        var error = ErrorReader.FromElement(json, new CredentialMask(key))!;

        Assert.That(
            (
                error.Code,
                error.Message,
                error.ProviderMessage,
                error.Raw!.Value.GetRawText().Contains(key, StringComparison.Ordinal)
            ),
            Is.EqualTo(("***", "key ***", "***", false))
        );
        Assert.That(
            error.Metadata!.Value.GetProperty("headers").GetProperty("authorization").GetString(),
            Is.EqualTo("***")
        );
    }
}
