using System.Text.Json;
using InteractiveAi.Client.JamAi;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class JamAiErrorTests
{
    private const string Echoing = """
        {"object":"error","error":"validation_error","message":"Bad.","detail":[{"loc":["body","messages"],"msg":"Bad \"text\".","input":"canary \"input\"","ctx":{"x":"canary"}}],"body":{"messages":[{"content":"canary } ] \" \\ ä😀"}]},"request_headers":{"x":"canary"}}
        """;

    private static IEnumerable<TestCaseData<string>> WrappedEchoes()
    {
        yield return Case("prose", $"Upstream said: {Echoing}");
        yield return Case("prose around", $"ä😀 Upstream {{host}} said: {Echoing}, and \"gave\" up [1 of 3].");
        yield return Case("a bracket first", $"[warn] Upstream said: {Echoing}");
        yield return Case("twice", $"First {Echoing}\nthen {Echoing}");
        yield return Case(
            "in the message",
            $$"""{"error":"unexpected_error","message":{{Quoted("upstream: " + Echoing)}}}"""
        );
        yield return Case("a string", Quoted(Echoing));
        yield return Case("a string of a string", Quoted(Quoted(Echoing)));
        yield return Case("a string with prose", Quoted($"Upstream said: {Echoing}"));
        yield return Case("a string that was cut", Quoted(Echoing)[..^30]);
        yield return Case("in the error", $$"""{"error":{{Quoted(Echoing)}}}""");
        yield return Case("an event", $"data: {Echoing}");
        yield return Case("named event", $"event: error\ndata: {Quoted(Echoing)}\n\n");
        yield return Case("quoted without escapes", $"said \"{Echoing}\"");
        yield return Case("escaped without quotes", $"said {Quoted(Echoing)[1..^1]}");
        yield return Case(
            "another case",
            """{"error":"x","message":"Bad.","Body":"canary","detail":[{"Input":"canary","CTX":"canary"}],"Request_Headers":{"x":"canary"}}"""
        );
        yield return Case(
            "another case of the error",
            """{"Error":"Validation_Error","Message":"canary","Detail":["canary"]}"""
        );
        yield return Case("an escaped name", """Said: {"error":"x","\u0062ody":"canary"}""");
        yield return Case(
            "exceptions in a list",
            """{"error":"x","message":"Oops.","detail":["Oops.\nException:X(\"canary\")","Fine."]}"""
        );
        yield return Case(
            "an exception without parentheses",
            """{"error":"x","message":"Oops.\nException:a.b.X: canary\ncanary","detail":"Oops.\nException:X: canary (of) canary"}"""
        );
        yield return Case("an exception in prose", "Oops.\nException:X: canary");
        yield return Case(
            "a validation's text",
            """{"error":"bad_input","message":"1 validation error\n  Bad. [type=x, input_value='canary, \"canary', input_type=str]\n  Bad. [type=x, input_value=[\"canary's\"], input_type=list]"}"""
        );
        yield return Case("a validation's text in prose", "Bad [type=x, input_value={'a': \"canary\"");
        yield return Case("another language's", "Said: {'error': 'x', 'body': {'messages': 'canary'}}");
        yield return Case("markup", "said {&quot;body&quot;:&quot;canary&quot;}");
        yield return Case(
            "cut",
            "Upstream said: {\"error\":\"x\",\"message\":\"Bad.\",\"body\":{\"messages\":\"canary"
        );
        yield return Case("cut in a member's text", """{"error":"x","message":"said {\"ok\":1,\"body\":\"canary""");
        yield return Case("broken", "Upstream said: {\"error\":\"x\",oops,\"body\":{\"messages\":\"canary\"}}");
        yield return Case("cut and unsorted", "Said: {\"error\":\"validation_error\",\"message\":\"1 error: canary");
        yield return Case("a fragment", "\"body\": {\"messages\":\"canary\"}");
        yield return Case("deep", Enumerable.Range(0, 6).Aggregate(Echoing, static (inner, _) => Quoted(inner)));

        static TestCaseData<string> Case(string name, string body) => new(body) { TestName = $"Echo_{name}_IsNowhere" };
    }

    [TestCaseSource(nameof(WrappedEchoes))]
    public async Task Echo_InAText_IsNowhere(string body)
    {
        var failure = await FailAsync(502, body);

        AssertClean(failure);
        Assert.That(failure.ResponseBody, Is.Not.Empty.And.Not.EqualTo(body));
    }

    [TestCaseSource(nameof(WrappedEchoes))]
    public async Task Echo_InATextOfAnErrorEvent_IsNowhere(string body)
    {
        var data = string.Concat(body.ReplaceLineEndings("\n").Split('\n').Select(static line => $"data: {line}\n"));
        using var client = TestJamAi.Over(new VerbatimHandler(VerbatimReply.Events($"event: error\n{data}\n")));

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        var broken = (ChatStreamException)failure!;
        Assert.That(
            $"{broken} {broken.Error?.Message} {broken.Error?.Raw} {broken.Error?.Details}",
            Does.Not.Contain(Canary)
        );
    }

    [Test]
    public async Task Echo_InAText_LeavesTheRestOfIt()
    {
        var failure = await FailAsync(502, """Upstream {a} said: {"error":"x","body":"canary"}, "thrice" [1 of 3].""");

        Assert.That(
            failure.ResponseBody,
            Is.EqualTo("""Upstream {a} said: {"error":"x","body":"***"}, "thrice" [1 of 3].""")
        );
        Assert.That(failure.Error?.Message, Is.EqualTo(failure.ResponseBody));
    }

    [TestCase("Invalid value for 'input': must be a text.")]
    [TestCase("""The model "x\ny" {of} [3] has no body: {"code":1,"tags":["a"]}""")]
    [TestCase("[warn] no such table")]
    [TestCase("""{"error":"x","message":"Use {\"a\":1} or \"b\\nc\"."}""")]
    public void Apply_TextThatRepeatsNothing_IsTheSameText(string text) =>
        Assert.That(EchoFilter.Apply(text), Is.SameAs(text));

    [TestCase("{\"")]
    [TestCase("[[")]
    [TestCase("x \"\\")]
    [TestCase("x {\"a")]
    [TestCase("x 'input")]
    [TestCase("x %22\\")]
    public void Apply_HostileText_IsReadInTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 32 * 1024 / piece.Length));
        var began = TimeProvider.System.GetTimestamp();

        var filtered = EchoFilter.Apply("x" + text);

        Assert.That(filtered, Has.Length.LessThanOrEqualTo(text.Length + 1));
        Assert.That(TimeProvider.System.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [TestCase("""{"request_headers":{"x":"canary"},"body":{"messages":"canary"}}""")]
    [TestCase("""{"request_headers":{"x":"canary"},"body":{"messages":"canary""")]
    [TestCase("""said {"body":{"messages":"canary"}}""")]
    public async Task Excerpt_OfAnUnreadableAnswer_RepeatsNothing(string body)
    {
        using var client = TestJamAi.Over(new VerbatimHandler(VerbatimReply.Json(body)));

        var failure = await FailureAsync<ResponseFormatException>(client.CompleteAsync(Ask()));

        Assert.That($"{failure} {failure.Excerpt}", Does.Not.Contain(Canary).And.Contain("***"));
    }

    [Test]
    public async Task Excerpt_OfALongAnswer_IsCutAfterwards()
    {
        var prompt = string.Concat(Enumerable.Repeat("canary ", 2_000));
        using var client = TestJamAi.Over(
            new VerbatimHandler(
                VerbatimReply.Json($$$"""{"body":{"m":"{{{prompt}}}"},"x":"{{{new string('y', 9_000)}}}"}""")
            )
        );

        var failure = await FailureAsync<ResponseFormatException>(client.CompleteAsync(Ask()));

        Assert.That(failure.Excerpt, Does.StartWith("""{"body":"***","x":"yyy""").And.Length.EqualTo(1024));
    }

    [Test]
    public async Task Excerpt_OfAnUnreadableEvent_RepeatsNothing()
    {
        using var client = TestJamAi.Over(
            new VerbatimHandler(
                VerbatimReply.Events("data: {\"object\":\"error\",\"body\":{\"m\":\"canary\"}} x\n\ndata: [DONE]\n\n")
            )
        );

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(
            $"{failure} {(failure as ResponseFormatException ?? failure!.InnerException as ResponseFormatException)?.Excerpt}",
            Does.Not.Contain(Canary)
        );
    }

    [TestCase("x-project-id")]
    [TestCase("X-USER-ID")]
    public async Task Id_OfOneCall_IsNotMasked(string header)
    {
        using var client = TestJamAi.Over(
            new VerbatimHandler(
                VerbatimReply.Json(
                    """{"error":"resource_not_found","message":"Project proj_1234567890 is not found."}""",
                    404
                )
            )
        );
        CallOptions call = new() { Headers = new Dictionary<string, string> { [header] = "proj_1234567890" } };

        var failure = await FailureAsync<ApiException>(client.CompleteAsync(Ask(), call));

        Assert.That(failure.Message, Does.Contain("Project proj_1234567890 is not found."));
    }

    private static string Quoted(string text)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStringValue(text);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
