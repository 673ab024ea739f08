using System.IO.Compression;
using System.Text;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// Answers to calls that do not stream, with status 200 unless a test says otherwise.
public sealed partial class ChatClientTests
{
    private const string Partial = """
        "id":"gen-1","provider":"Azure","choices":[{"index":0,"message":{"role":"assistant","content":"half an ans"},"finish_reason":"error","error":{"code":502,"message":"Provider returned error"}}]
        """;

    private static IEnumerable<TestCaseData> ErrorsInA200()
    {
        yield return Shape("code as number", """{"error":{"code":429,"message":"Slow down"}}""", "429", "Slow down");
        yield return Shape(
            "code as word",
            """{"error":{"code":"server_error","message":"Oops","param":"","type":"x"}}""",
            "server_error",
            "Oops"
        );
        yield return Shape("code null", """{"error":{"code":null,"message":"Oops"},"user_id":"u"}""", null, "Oops");
        yield return Shape("no code", """{"error":{"message":"Oops","metadata":{"a":1}}}""", null, "Oops");
        yield return Shape("error as text", """{"error":"Oops"}""", null, "Oops");
        yield return Shape("error as text with a code", """{"error":"Oops","code":401}""", "401", "Oops");
        yield return Shape(
            "orq.ai, older",
            """{"id":"e","code":401,"error":"API key missing","source":"system"}""",
            "401",
            "API key missing"
        );
        yield return Shape("flat", """{"code":"not_found","message":"No such model"}""", "not_found", "No such model");
        yield return Shape(
            "JamAI Base",
            """{"object":"error","error":"busy","message":"Try later","detail":"","request_id":"r","exception":"E"}""",
            "busy",
            "Try later"
        );
        yield return Shape("in a list", """[{"error":{"code":400,"message":"Bad"}}]""", "400", "Bad");
        yield return Shape("an empty object", """{"error":{}}""", null, null);
        yield return Shape(
            "beside an answer",
            """{"id":"g","choices":[{"message":{"content":"hal"}}],"error":{"code":502,"message":"Gone"}}""",
            "502",
            "Gone"
        );
        yield return Shape("in a choice", $$"""{{{Partial}}}""", "502", "Provider returned error");
        yield return Shape(
            "in the second choice",
            """{"choices":[{"index":0,"message":{"content":"a"}},null,{"index":1,"error":"Oops"}]}""",
            null,
            "Oops"
        );
        yield return Shape(
            "a finish reason alone",
            """{"id":"g","choices":[{"index":0,"message":{"content":"hal"},"finish_reason":"error"}]}""",
            null,
            null
        );
        yield return Shape(
            "choices of the wrong type",
            """{"choices":"none","error":{"code":500,"message":"Oops"}}""",
            "500",
            "Oops"
        );
        yield return Shape("cut off", """{"error":{"code":429,"message":"Slow down"},"user_i""", "429", "Slow down");
        yield return Shape("behind a mark", "\uFEFF \r\n{\"error\":\"Oops\"}", null, "Oops");

        static TestCaseData Shape(string name, string body, string? code, string? message) =>
            new TestCaseData(body, code, message).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(ErrorsInA200))]
    public async Task CompleteAsync_ErrorWithStatus200_IsAnApiException(string body, string? code, string? message)
    {
        using var client = Over(new VerbatimHandler(VerbatimReply.Json(body).With("x-request-id", "req-1")));

        var failure = await FailureAsync<ApiException>(client.CompleteAsync(Ask()));

        Assert.That(
            ((int)failure.StatusCode, failure.Error?.Code, failure.Error?.Message, failure.RequestId),
            Is.EqualTo((200, code, message, "req-1"))
        );
        Assert.That(failure.ResponseBody, Is.EqualTo(body.TrimStart('\uFEFF')));
        Assert.That(failure.Message, Does.Contain("200").And.Not.Contain("hal"));
    }

    [TestCaseSource(nameof(ErrorsInA200))]
    public async Task StreamAsync_ErrorAnswerWithStatus200_IsTheSameApiException(
        string body,
        string? code,
        string? message
    )
    {
        using var client = Over(new VerbatimHandler(VerbatimReply.Json(body)));

        var failure = await FailureAsync<ApiException>(client.StreamAsync(Ask()));

        Assert.That((failure.Error?.Code, failure.Error?.Message), Is.EqualTo((code, message)));
    }

    [TestCase("""{"id":"g","object":"chat.completion"}""")]
    [TestCase("""{"id":"g","choices":null}""")]
    [TestCase("""{"id":null,"choices":[]}""")]
    [TestCase("""{"choices":[null]}""")]
    [TestCase("""{"choices":[{}]}""")]
    [TestCase("""{"choices":[{"message":null,"finish_reason":null,"logprobs":null,"error":null}],"error":null}""")]
    [TestCase(
        """{"choices":[{"message":{"role":null,"content":null,"tool_calls":null}}],"usage":null,"error":false}"""
    )]
    public async Task CompleteAsync_MembersMissing_IsAnAnswerWithoutText(string body)
    {
        using var client = Over(new VerbatimHandler(VerbatimReply.Json(body)));

        var reply = await client.CompleteAsync(Ask());

        Assert.That(
            (reply.Text, reply.ToolCalls.Count, reply.FinishReason, reply.Error),
            Is.EqualTo(("", 0, default(FinishReason?), default(ApiError)))
        );
    }

    private static IEnumerable<TestCaseData> Unreadable()
    {
        yield return Body("nothing", "", null);
        yield return Body("white space", " \r\n\t", null);
        yield return Body("HTML", "<html><body>secret words</body></html>", "HTML");
        yield return Body("text", "secret words", null);
        yield return Body("null", "null", "null");
        yield return Body("an array", """[{"secret":"words"}]""", null);
        yield return Body("an empty array", "[]", null);
        yield return Body("a string", "\"secret words\"", null);
        yield return Body("a number", "42", null);
        yield return Body("JSON of something else", """{"secret":"words"}""", null);
        yield return Body("an empty object", "{}", null);
        yield return Body("cut off", """{"id":"g","choices":[{"message":{"content":"secret wor""", null);
        yield return Body("two answers", """{"id":"g","choices":[]}{"id":"g","choices":[]}""", null);
        yield return Body(
            "a wrong type",
            """{"id":"g","choices":[{"message":{"content":"secret words"},"logprobs":7}]}""",
            null
        );
        yield return Body("events", "data: {\"choices\":[]}\n\n", null);
        yield return Body("broken text", Encoding.Latin1.GetString([0xFF, 0xFE, 0x00]), null);

        static TestCaseData Body(string name, string body, string? told) =>
            new TestCaseData(body, told).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Unreadable))]
    public async Task CompleteAsync_UnreadableAnswer_SaysSoWithoutQuotingIt(string body, string? told)
    {
        var bytes = VerbatimReply.Bytes(Encoding.Latin1.GetBytes(body), "application/json");
        using var client = Over(new VerbatimHandler(bytes.With("x-request-id", "req-1")));

        var failure = await FailureAsync<ResponseFormatException>(client.CompleteAsync(Ask()));

        Assert.That(((int?)failure.Response?.StatusCode, failure.Response?.RequestId), Is.EqualTo((200, "req-1")));
        Assert.That(
            failure.ToString(),
            Does.Not.Contain("secret").And.Not.Contain("word").And.Contain(told ?? "answer")
        );
        Assert.That(failure.Message, Does.StartWith("The answer ").And.EndWith("."));
        Assert.That(failure.InnerException, Is.Null);
        if (body.Contains("secret", StringComparison.Ordinal))
        {
            Assert.That(failure.Excerpt, Does.Contain("secret"));
        }
    }

    [Test]
    public async Task CompleteAsync_WrongTypeInsideTheAnswer_TellsThePath()
    {
        using var client = Over(
            new VerbatimHandler(
                VerbatimReply.Json("""{"id":"g","choices":[{"message":{"content":"x"},"logprobs":7}]}""")
            )
        );

        var failure = await FailureAsync<ResponseFormatException>(client.CompleteAsync(Ask()));

        Assert.That(failure.Path, Is.EqualTo("$.choices[0].logprobs"));
        Assert.That(failure.Message, Does.Contain("$.choices[0].logprobs"));
    }

    [Test]
    public async Task CompleteAsync_AnswerEchoesCredentials_NoExceptionHasThem(
        [Values("<p>{0}", "{{\"error\":\"{0}\"}}", "[\"{0}\"]")] string form
    )
    {
        var echo = string.Format(null, form, $"Bearer {Key} and hdr-secret-0123456789 and {Key[..10]}…{Key[^10..]}");
        using var client = Over(new VerbatimHandler(VerbatimReply.Json(echo)));
        var options = new CallOptions
        {
            Headers = new Dictionary<string, string> { ["X-Auth-Token"] = "hdr-secret-0123456789" },
        };

        Exception? failure = null;
        try
        {
            await client.CompleteAsync(Ask(), options);
        }
        catch (ChatClientException exception)
        {
            failure = exception;
        }

        var all =
            $"{failure} {(failure as ApiException)?.ResponseBody} {(failure as ApiException)?.Error?.Message} {(failure as ApiException)?.Error?.Raw} {(failure as ResponseFormatException)?.Excerpt}";
        Assert.That(
            all,
            Does.Contain("***").And.Not.Contain(Key[..10]).And.Not.Contain(Key[^10..]).And.Not.Contain("hdr-secret")
        );
    }

    [Test]
    public async Task CompleteAsync_AnyContentTypeAndAMark_IsReadAllTheSame(
        [Values(null, "text/plain", "application/json; charset=utf-8", "text/event-stream")] string? type
    )
    {
        using var client = Over(new VerbatimHandler(VerbatimReply.Bytes("\uFEFF" + Reply, type)));

        Assert.That((await client.CompleteAsync(Ask())).Text, Is.EqualTo("Olá"));
    }

    [Test]
    public async Task CompleteAsync_HugeAnswerInSmallPieces_IsReadWhole()
    {
        var text = new string('x', 5_000_000) + "é";
        var body = Encoding.UTF8.GetBytes($$$"""{"choices":[{"message":{"content":"{{{text}}}"}}]}""");
        using var client = Over(
            new VerbatimHandler(VerbatimReply.Body(new FaultyStream(body, FaultyStream.Fault.End, perRead: 10_007)))
        );

        Assert.That((await client.CompleteAsync(Ask())).Text, Is.EqualTo(text));
    }

    [Test]
    public async Task CompleteAsync_EndlessAnswer_IsGivenUp()
    {
        using var body = new FaultyStream([], FaultyStream.Fault.Endless);
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(body, "application/json")));

        var failure = await FailureAsync<ResponseFormatException>(client.CompleteAsync(Ask()));

        Assert.That(failure.Message, Does.Contain("134,217,728 bytes").And.Contain("MaxResponseBytes"));
        Assert.That(failure.Excerpt, Has.Length.LessThanOrEqualTo(1024));
    }

    [Test]
    public async Task CompleteAsync_ConnectionBreaksInTheBody_IsAnIOException()
    {
        var body = new FaultyStream(Encoding.UTF8.GetBytes(Reply[..50]), FaultyStream.Fault.Fail);
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(body, "application/json")));

        await FailureAsync<IOException>(client.CompleteAsync(Ask()));

        Assert.That(body.IsDisposed, Is.True);
    }

    [Test]
    public async Task CompleteAsync_CompressionIsBroken_SaysSo([Values] bool streaming)
    {
        var broken = new GZipStream(
            new MemoryStream([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 1, 2]),
            CompressionMode.Decompress
        );
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(broken, "application/json")));

        if (streaming)
        {
            var cut = await FailureAsync<ChatStreamException>(client.StreamAsync(Ask()));
            Assert.That((cut.IsTruncated, cut.PartialText), Is.EqualTo((true, "")));
        }
        else
        {
            var failure = await FailureAsync<ResponseFormatException>(client.CompleteAsync(Ask()));
            Assert.That(failure.Message, Does.Contain("compression"));
        }
    }

    [Test]
    public async Task CompleteAsync_AnswerCutAnywhere_IsNeverAShorterAnswer()
    {
        var whole = Encoding.UTF8.GetBytes(WireFixture.Text("interactive", "tool-call.json").TrimEnd());
        List<string> others = [];
        for (var cut = 0; cut < whole.Length; cut++)
        {
            using var client = Over(new VerbatimHandler(VerbatimReply.Bytes(whole[..cut], "application/json")));
            try
            {
                await client.CompleteAsync(Ask());
                others.Add($"{cut}: an answer");
            }
            catch (ResponseFormatException)
            {
                // As it should be.
            }
            catch (Exception other)
            {
                others.Add($"{cut}: {other.GetType().Name}");
            }
        }

        Assert.That(others, Is.Empty);
    }

    [Test]
    public async Task CompleteAsync_AnswerWithAWrongByte_ThrowsNothingElse()
    {
        var random = new Random(20260721);
        var whole = Encoding.UTF8.GetBytes(WireFixture.Text("interactive", "unknown-members.json"));
        List<string> others = [];
        for (var round = 0; round < 800; round++)
        {
            var spoilt = whole.ToArray();
            spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            using var client = Over(new VerbatimHandler(VerbatimReply.Bytes(spoilt, "application/json")));
            try
            {
                await client.CompleteAsync(Ask());
            }
            catch (ChatClientException)
            {
                // As it may be.
            }
            catch (Exception other)
            {
                others.Add($"{Encoding.Latin1.GetString(spoilt)}: {other}");
            }
        }

        Assert.That(others, Is.Empty);
    }
}
