using System.Net;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;

namespace InteractiveAi.Client.Tests;

// Answers that come whole, and are not what they should be.
public sealed class BodyFaultTests
{
    private const string EventStream = VerbatimReply.EventStream;
    private const string Html = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>proxy</body></html>";

    // One connection for each call.
    private const string Last = "Connection: close\r\n";

    private static readonly string[] Types = ["", EventStream, Json, "text/html", "text/plain; charset=utf-8"];

    private static IEnumerable<TestCaseData> Labels() =>
        from type in Types
        from framing in Enum.GetValues<Framing>()
        select new TestCaseData(type, framing);

    [TestCaseSource(nameof(Labels))]
    public async Task StreamAsync_EventsUnderAnyLabel_AreRead(string type, Framing framing)
    {
        var outcome = await AnsweredAsync(streaming: true, Whole(Events, LabelOf(type), framing: framing));

        outcome.IsAnswer("Olá");
    }

    [TestCaseSource(nameof(Labels))]
    public async Task Calls_CompletionUnderAnyLabel_IsRead(string type, Framing framing)
    {
        foreach (var streaming in new[] { false, true })
        {
            var outcome = await AnsweredAsync(streaming, Whole(Completion, LabelOf(type), framing: framing));

            outcome.IsAnswer("Olá");
        }
    }

    [TestCaseSource(nameof(Labels))]
    public async Task Calls_Html_IsNamed(string type, Framing framing)
    {
        foreach (var streaming in new[] { false, true })
        {
            var outcome = await AnsweredAsync(streaming, Whole(Html, LabelOf(type), framing: framing));

            var failure = outcome.FailedWith<ResponseFormatException>();
            Assert.That(failure.Message, Does.Contain("HTML"));
            Assert.That((failure.Excerpt, failure.Response?.StatusCode), Is.EqualTo((Html, HttpStatusCode.OK)));
        }
    }

    [TestCaseSource(nameof(Labels))]
    public async Task CompleteAsync_Events_AreNamed(string type, Framing framing)
    {
        var outcome = await AnsweredAsync(streaming: false, Whole(Events, LabelOf(type), framing: framing));

        var failure = outcome.FailedWith<ResponseFormatException>();
        Assert.That(failure.Message, Does.StartWith("The answer is a stream of events instead of JSON"));
        Assert.That(failure.Excerpt, Is.EqualTo(Events));
    }

    [TestCaseSource(nameof(Labels))]
    public async Task Calls_ErrorUnderAnyLabel_IsTheError(string type, Framing framing)
    {
        foreach (var streaming in new[] { false, true })
        {
            foreach (var status in new[] { 200, 429 })
            {
                var outcome = await AnsweredAsync(
                    streaming,
                    Whole("""{"error":{"code":429,"message":"Slow"}}""", LabelOf(type), status, framing: framing)
                );

                var failure = outcome.FailedWith<ApiException>();
                Assert.That(
                    ((int)failure.StatusCode, failure.Kind, failure.Error?.Message, failure.IsTransient),
                    Is.EqualTo((status, ApiErrorKind.RateLimit, "Slow", true))
                );
            }
        }
    }

    [TestCaseSource(nameof(Labels))]
    public async Task Calls_PlainText_IsUnreadable(string type, Framing framing)
    {
        foreach (var streaming in new[] { false, true })
        {
            var outcome = await AnsweredAsync(
                streaming,
                Whole("upstream connect error", LabelOf(type), framing: framing)
            );

            if (streaming && type is EventStream)
            {
                // By its label a stream, of which nothing was an event.
                Assert.That(outcome.FailedWith<ChatStreamException>().IsTruncated);
            }
            else
            {
                Assert.That(
                    outcome.FailedWith<ResponseFormatException>().Excerpt,
                    Is.EqualTo("upstream connect error")
                );
            }
        }
    }

    [TestCaseSource(nameof(Labels))]
    public async Task Calls_Nothing_IsNoAnswer(string type, Framing framing)
    {
        foreach (var streaming in new[] { false, true })
        {
            var outcome = await AnsweredAsync(streaming, Whole("", LabelOf(type), framing: framing));

            if (streaming && type is EventStream)
            {
                var failure = outcome.FailedWith<ChatStreamException>();
                Assert.That((failure.IsTruncated, failure.PartialText), Is.EqualTo((true, "")));
            }
            else
            {
                var failure = outcome.FailedWith<ResponseFormatException>();
                Assert.That(failure.Message, Does.Contain("no body"));
                Assert.That(failure.Excerpt, Is.Null);
            }
        }
    }

    [Test]
    public async Task Calls_EmptyBodyOfAnError_IsTheStatusAlone(
        [Values] bool streaming,
        [Values] Framing framing,
        [Values(401, 402, 404, 413, 429, 500, 502, 529)] int status
    )
    {
        var outcome = await AnsweredAsync(
            streaming,
            Whole("", contentType: null, status, "x-request-id: req-7\r\n", framing)
        );

        var failure = outcome.FailedWith<ApiException>();
        Assert.That(
            ((int)failure.StatusCode, failure.Kind, failure.Error, failure.ResponseBody, failure.RequestId),
            Is.EqualTo(
                (
                    status,
                    status switch
                    {
                        401 => ApiErrorKind.Authentication,
                        402 => ApiErrorKind.Credit,
                        404 => ApiErrorKind.NotFound,
                        413 => ApiErrorKind.InvalidRequest,
                        429 => ApiErrorKind.RateLimit,
                        529 => ApiErrorKind.Overloaded,
                        _ => ErrorClassifier.KindOf(status, error: null),
                    },
                    default(ApiError),
                    default(string),
                    "req-7"
                )
            )
        );
        Assert.That(failure.IsTransient, Is.EqualTo(status is 429 or >= 500));
    }

    // Cut by the gateway, not by the connection: the body has the length that it should have.
    [Test]
    public async Task CompleteAsync_JsonIsCut_SaysWhereAndKeepsTheConnection(
        [Values(Framing.Length, Framing.Chunked)] Framing framing
    )
    {
        const string Cut = """{"id":"gen-1","choices":[{"index":0,"message":{"role":"assistant","content":"Ol""";
        await using var server = new FaultServer([
            Read,
            Write(Whole(Cut, framing: framing)),
            Read,
            Write(Good(streaming: false)),
        ]);
        using var client = server.Client(options => options.MaxRetries = 2);

        var cut = await FaultOutcome.OfAsync(client, streaming: false);
        var next = await FaultOutcome.OfAsync(client, streaming: false);
        await server.EndAsync();

        var failure = cut.FailedWith<ResponseFormatException>();
        Assert.That(
            (failure.Path, failure.Excerpt, failure.Response?.Retries),
            Is.EqualTo(("$.choices[0].message.content", Cut, 0))
        );
        next.IsAnswer("Olá");
    }

    [Test]
    public async Task StreamAsync_JsonOfAnEventIsCut_EndsTheStreamWithWhatCame([Values] Framing framing)
    {
        const string Cut = """{"id":"g","choices":[{"index":0,"delta":{"cont""";
        var outcome = await AnsweredAsync(
            streaming: true,
            Whole(Event("Ol") + $"data: {Cut}\n\n" + Event("á") + Finish + Done, EventStream, framing: framing)
        );

        var failure = outcome.FailedWith<ChatStreamException>();
        Assert.That((failure.PartialText, outcome.Text, failure.IsTruncated), Is.EqualTo(("Ol", "Ol", false)));
        Assert.That((failure.InnerException as ResponseFormatException)?.Excerpt, Is.EqualTo(Cut));
    }

    private static IEnumerable<ChatClientOptions> Gateways() =>
        [
            new InteractiveAiOptions(),
            new OrqOptions(),
            new JamAiOptions(),
            new OpenAICompatibleOptions(new Uri("http://localhost/v1")),
        ];

    [Test]
    public async Task Calls_JsonOfManyLevels_AreRefusedWithoutAStackOverflow(
        [ValueSource(nameof(Gateways))] ChatClientOptions gateway,
        [Values] bool streaming,
        [Values(200, 400)] int status,
        [Values(
            "",
            "{\"x\":",
            "{\"error\":",
            "{\"error\":{\"message\":",
            "{\"detail\":[{\"input\":",
            "{\"choices\":[{\"message\":{\"content\":",
            "{\"choices\":[{\"delta\":{\"tool_calls\":",
            "{\"id\":\"g\",\"choices\":[],\"x\":"
        )]
            string before,
        [Values("[", "{\"a\":")] string level
    )
    {
        var deep = before + string.Concat(Enumerable.Repeat(level, 10_000)) + "1";
        deep += string.Concat(Enumerable.Repeat(level is "[" ? "]" : "}", 10_000));
        var whole = before
            .Reverse()
            .Aggregate(
                deep,
                static (text, c) =>
                    text
                    + (
                        c is '{' ? "}"
                        : c is '[' ? "]"
                        : ""
                    )
            );
        await using var server = new FaultServer(
            [Read, Write(Whole(whole, Json, status, Last))],
            [Read, Write(Whole($"data: {whole}\n\n", streaming ? EventStream : Json, status, Last))],
            [Read, Write(Whole(Event("Ol") + $"data: {whole}\n\n" + Finish + Done, EventStream, headers: Last))],
            [Read, Write(Whole(Event("Ol") + $"event: error\ndata: {whole}\n\n", EventStream, headers: Last))]
        );
        (gateway.ApiKey, gateway.Endpoint, gateway.MaxRetries) = ("key-1234567890", server.Address, 0);
        using var client = new ChatClient(gateway);

        var body = await FaultOutcome.OfAsync(client, streaming);
        var first = await FaultOutcome.OfAsync(client, streaming);
        var later = await FaultOutcome.OfAsync(client, streaming: true);
        var error = await FaultOutcome.OfAsync(client, streaming: true);
        await server.EndAsync();

        if (status is 400)
        {
            Assert.That((int)body.FailedWith<ApiException>().StatusCode, Is.EqualTo(400));
            Assert.That((int)first.FailedWith<ApiException>().StatusCode, Is.EqualTo(400));
        }
        else
        {
            Assert.That(body.Failure, Is.TypeOf<ResponseFormatException>().Or.TypeOf<ApiException>());
            Assert.That(first.Failure, Is.InstanceOf<ChatClientException>());
        }

        Assert.That(later.FailedWith<ChatStreamException>().PartialText, Is.EqualTo("Ol"));
        Assert.That(error.FailedWith<ChatStreamException>().PartialText, Is.EqualTo("Ol"));
    }

    private static string? LabelOf(string type) => type.Length > 0 ? type : null;

    private static async Task<FaultOutcome> AnsweredAsync(bool streaming, string answer)
    {
        await using var server = new FaultServer([Read, Write(answer)]);
        using var client = server.Client();
        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();
        return outcome;
    }
}
