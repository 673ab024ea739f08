using System.Text;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatStreamTests
{
    private static IEnumerable<TestCaseData> ErrorEvents()
    {
        yield return Event(
            "an object with a number",
            """data: {"id":"g","provider":"Azure","choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}],"error":{"code":502,"message":"Provider disconnected","metadata":{"error_type":"provider_unavailable"}}}""",
            "502",
            "Provider disconnected",
            ApiErrorKind.Provider,
            "Azure"
        );
        yield return Event(
            "an object with a word",
            """data: {"error":{"code":"rate_limit_exceeded","message":"Slow down","metadata":{"provider_name":"Groq"}}}""",
            "rate_limit_exceeded",
            "Slow down",
            ApiErrorKind.RateLimit,
            "Groq"
        );
        yield return Event("a code of null", """data: {"error":{"code":null,"message":"Oops"}}""", null, "Oops");
        yield return Event(
            "bare, with a user",
            """data: {"error":{"code":429,"message":"Rate limited"},"user_id":"u"}""",
            "429",
            "Rate limited",
            ApiErrorKind.RateLimit
        );
        yield return Event("text", """data: {"error":"Oops"}""", null, "Oops");
        yield return Event(
            "text with a code",
            """data: {"error":"Oops","code":503}""",
            "503",
            "Oops",
            ApiErrorKind.Overloaded
        );
        yield return Event(
            "in a choice",
            """data: {"choices":[{"index":0,"delta":{},"finish_reason":"error","error":{"code":500,"message":"Oops"}}]}""",
            "500",
            "Oops",
            ApiErrorKind.Server
        );
        yield return Event(
            "a finish reason alone",
            """data: {"choices":[{"delta":{},"finish_reason":"error"}]}""",
            null,
            null
        );
        yield return Event(
            "flat",
            """data: {"object":"error","error":"busy","message":"Try later"}""",
            "busy",
            "Try later",
            ApiErrorKind.Overloaded
        );
        yield return Event(
            "flat without error",
            """data: {"code":"not_found","message":"No model"}""",
            "not_found",
            "No model",
            ApiErrorKind.NotFound
        );
        yield return Event(
            "a named event",
            "event: error\ndata: {\"error\":{\"code\":429,\"message\":\"Slow down\"}}",
            "429",
            "Slow down",
            ApiErrorKind.RateLimit
        );
        yield return Event(
            "a named event of its own shape",
            "event: error\ndata: {\"message\":\"Oops\"}",
            null,
            "Oops"
        );
        yield return Event("a named event of text", "event: error\ndata: Oops", null, "Oops");

        static TestCaseData Event(
            string name,
            string text,
            string? code,
            string? message,
            ApiErrorKind kind = ApiErrorKind.Other,
            string? provider = null
        ) => new TestCaseData(text, code, message, kind, provider).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(ErrorEvents))]
    public async Task StreamAsync_ErrorComesFirst_NothingIsYielded(
        string text,
        string? code,
        string? message,
        ApiErrorKind kind,
        string? provider
    )
    {
        using var client = Over(
            new VerbatimHandler(VerbatimReply.Events($": hello\n\n{text}\n\n").With("x-request-id", "req-3"))
        );

        var failure = await FailureAsync<ChatStreamException>(client.StreamAsync(Ask()));

        Assert.That(
            (failure.Error?.Code, failure.Error?.Message, failure.Kind, failure.ProviderName, failure.RequestId),
            Is.EqualTo((code, message, kind, provider, "req-3"))
        );
        Assert.That((failure.PartialText, failure.IsTruncated, failure.Error), Is.EqualTo(("", false, failure.Error)));
    }

    [TestCaseSource(nameof(ErrorEvents))]
    public async Task StreamAsync_ErrorComesLater_CarriesWhatWasSaid(
        string text,
        string? code,
        string? message,
        ApiErrorKind kind,
        string? provider
    )
    {
        var body = $$$"""
            data: {"choices":[{"index":0,"delta":{"content":"Olá, "}}]}

            data: {"choices":[{"index":1,"delta":{"content":"other"}}]}

            data: {"choices":[{"index":0,"delta":{"content":"mun"}}]}

            {{{text}}}

            data: {"choices":[{"index":0,"delta":{"content":"do"},"finish_reason":"stop"}]}

            data: [DONE]


            """;
        using var client = Over(new VerbatimHandler(VerbatimReply.Events(body)));

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

        var broken = failure as ChatStreamException;
        Assert.That(chunks, Has.Count.EqualTo(3));
        Assert.That(
            (broken?.Error?.Code, broken?.Error?.Message, broken?.Kind, broken?.ProviderName, broken?.PartialText),
            Is.EqualTo((code, message, (ApiErrorKind?)kind, provider, "Olá, mun"))
        );
        Assert.That(broken?.Message, Does.Not.Contain("Olá"));
    }

    [TestCase("""{"error":{"code":502,"message":"Gone"}}""", "OpenAI")]
    [TestCase("""{"provider":"Azure","error":{"code":502,"message":"Gone"}}""", "Azure")]
    [TestCase(
        """{"provider":"Azure","error":{"code":502,"message":"Gone","metadata":{"provider_name":"Groq"}}}""",
        "Groq"
    )]
    public async Task StreamAsync_ErrorComesLater_NamesTheProviderThatFailed(string error, string provider)
    {
        using var client = Over(
            new VerbatimHandler(
                VerbatimReply.Events(
                    $$$"""
                    data: {"provider":"OpenAI","choices":[{"delta":{"content":"a"}}]}

                    data: {{{error}}}


                    """
                )
            )
        );

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That((failure as ChatStreamException)?.ProviderName, Is.EqualTo(provider));
    }

    [Test]
    public async Task StreamAsync_ErrorBesideText_TheTextIsPartOfWhatWasSaid()
    {
        using var client = Over(
            new VerbatimHandler(
                VerbatimReply.Events(
                    """
                    data: {"choices":[{"delta":{"content":"a"}}]}

                    data: {"choices":[{"delta":{"content":"b"},"finish_reason":"error"}],"error":{"code":502,"message":"Gone"}}


                    """
                )
            )
        );

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That((chunks.Count, (failure as ChatStreamException)?.PartialText), Is.EqualTo((1, "ab")));
    }

    [Test]
    public async Task StreamAsync_ErrorEventEchoesTheKey_NothingOfItComesThrough()
    {
        using var client = Over(
            new VerbatimHandler(
                VerbatimReply.Events($"data: {{\"error\":{{\"code\":500,\"message\":\"Bearer {Key} failed\"}}}}\n\n")
            )
        );

        var failure = await FailureAsync<ChatStreamException>(client.StreamAsync(Ask()));

        Assert.That(
            $"{failure} {failure.Error?.Message} {failure.Error?.Raw}",
            Does.Contain("***").And.Not.Contain(Key)
        );
    }

    [TestCase("data: lily words\n\n")]
    [TestCase("data: {\"choices\":[{\"lily\":\"words\"\n\n")]
    [TestCase("data: \"lily words\"\n\n")]
    [TestCase("data: [\"lily words\"]\n\n")]
    [TestCase("data: {}{\"lily\":\"words\"}\n\n")]
    public async Task StreamAsync_GarbageInAnEvent_SaysSoWithoutQuotingIt(string garbage)
    {
        const string Good = "data: {\"choices\":[{\"delta\":{\"content\":\"Olá\"}}]}\n\n";
        using var client = Over(
            new VerbatimHandler(
                VerbatimReply.Events(": hello\n\n" + garbage),
                VerbatimReply.Events(Good + garbage + Good)
            )
        );

        var first = await FailureAsync<ResponseFormatException>(client.StreamAsync(Ask()));
        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(first.ToString(), Does.Not.Contain("lily").And.Not.Contain("words"));
        Assert.That((first.Excerpt, (int?)first.Response?.StatusCode), Is.EqualTo((garbage[6..].Trim(), 200)));
        var later = failure as ChatStreamException;
        Assert.That(
            (chunks.Count, later?.PartialText, later?.IsTruncated, later?.Error),
            Is.EqualTo((1, "Olá", (bool?)false, default(ApiError)))
        );
        Assert.That(later?.InnerException, Is.TypeOf<ResponseFormatException>());
        Assert.That(later?.ToString(), Does.Not.Contain("lily"));
    }

    [Test]
    public async Task StreamAsync_AWrongByteAnywhere_ThrowsNothingElse()
    {
        var random = new Random(20260722);
        List<string> others = [];
        foreach (var (gateway, name) in WireFixture.Streams())
        {
            var body = WireFixture.Bytes(gateway, name + ".sse");
            for (var round = 0; round < 60; round++)
            {
                var spoilt = body.ToArray();
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
                using var client = Over(new VerbatimHandler(VerbatimReply.Bytes(spoilt, VerbatimReply.EventStream)));
                var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));
                if (failure is not (null or ChatStreamException or ResponseFormatException or ApiException))
                {
                    others.Add($"{Encoding.Latin1.GetString(spoilt)}: {failure}");
                }
            }
        }

        Assert.That(others, Is.Empty);
    }
}
