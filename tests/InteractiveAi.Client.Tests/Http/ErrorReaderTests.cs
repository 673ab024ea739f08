using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace InteractiveAi.Client.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class ErrorReaderTests
{
    private const string Key = "rk-0a1b2c3d4e5f6789";
    private readonly ManualTimeProvider _clock = new();

    [Test]
    public async Task ReadAsync_JsonBody_IsAnExceptionWithEverythingKnown()
    {
        using var response = Response(
            429,
            """{"error":{"code":429,"message":"Rate limit exceeded","metadata":{"provider_name":"Google"}},"request_id":"body-id"}""",
            ("Retry-After", "12"),
            ("X-RateLimit-Limit", "20"),
            ("X-RateLimit-Reset", "1767323105000"),
            ("x-request-id", "header-id")
        );

        var exception = await ReadAsync(response);

        Assert.That(
            (
                exception.StatusCode,
                exception.Kind,
                exception.Error!.Code,
                exception.RetryAfter,
                exception.RateLimit!.Limit,
                exception.RequestId,
                exception.ProviderName
            ),
            Is.EqualTo(
                (
                    HttpStatusCode.TooManyRequests,
                    ApiErrorKind.RateLimit,
                    "429",
                    TimeSpan.FromSeconds(12),
                    20L,
                    "header-id",
                    "Google"
                )
            )
        );
        Assert.That(
            (exception.IsTransient, exception.Message, exception.Response!.StatusCode, exception.InnerException),
            Is.EqualTo(
                (
                    true,
                    "The gateway answered 429 (provider Google): Rate limit exceeded. Retry after 12 s.",
                    HttpStatusCode.TooManyRequests,
                    (Exception?)null
                )
            )
        );
        Assert.That(exception.ResponseBody, Does.StartWith("""{"error":{"code":429,"""));
    }

    [Test]
    public async Task ReadAsync_WaitAndLimitInTheBodyOnly_AreTakenFromThere()
    {
        using var response = Response(
            429,
            """{"error":{"code":429,"message":"m","metadata":{"headers":{"Retry-After":"9","X-RateLimit-Limit":"10"}}}}"""
        );

        var exception = await ReadAsync(response);

        Assert.That((exception.RetryAfter, exception.RateLimit!.Limit), Is.EqualTo((TimeSpan.FromSeconds(9), 10L)));
    }

    [TestCase("")]
    [TestCase(" \r\n")]
    public async Task ReadAsync_EmptyBody_HasTheStatus(string body)
    {
        using var response = Response(524, body);

        var exception = await ReadAsync(response);

        Assert.That(
            (exception.Message, exception.Error, exception.ResponseBody, exception.Kind),
            Is.EqualTo(("The gateway answered 524.", (ApiError?)null, (string?)null, ApiErrorKind.Timeout))
        );
    }

    [Test]
    public async Task ReadAsync_HtmlBody_HasTheTitleAndTheBody()
    {
        const string html = "<html><head><title>app.test | 502: Bad gateway</title></head><body>…</body></html>";
        using var response = Response(502, html);

        var exception = await ReadAsync(response);

        Assert.That(
            (exception.Message, exception.ResponseBody),
            Is.EqualTo(("The gateway answered 502: app.test | 502: Bad gateway.", html))
        );
    }

    [Test]
    public async Task ReadAsync_EndlessBody_IsReadNoFurtherThanItsLimit()
    {
        var stream = new FaultyStream([], FaultyStream.Fault.Endless, perRead: 1000);
        using var response = Response(500, stream);

        var exception = await ReadAsync(response);

        Assert.That(
            (stream.BytesRead, exception.ResponseBody!.Length, exception.StatusCode),
            Is.EqualTo((32 * 1024, 32 * 1024, HttpStatusCode.InternalServerError))
        );
    }

    [Test]
    public async Task ReadAsync_ValidationEchoBeyondTheLimit_StillHasCodeAndMessage()
    {
        var prompt = new string('p', 100_000);
        using var response = Response(
            422,
            $$$"""{"object":"error","error":"validation_error","message":"1. body.stop : wrong.","request_id":"r","body":{"messages":["{{{prompt}}}"]}}"""
        );

        var exception = await ReadAsync(response);

        Assert.That(
            (exception.Message, exception.Error!.RequestId, exception.ResponseBody!.Length),
            Is.EqualTo(("The gateway answered 422 (validation_error): 1. body.stop : wrong.", "r", 32 * 1024))
        );
    }

    [Test]
    public async Task ReadAsync_BodyStalls_HasTheStatusAndWhatHadCome()
    {
        var begun = """{"error":{"code":503,"message":"No provider","metadata":{"""u8.ToArray();
        using var response = Response(503, new FaultyStream(begun, FaultyStream.Fault.Stall, perRead: 10));

        var reading = ReadAsync(response);
        await _clock.NextTimerAsync();
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        var early = reading.IsCompleted;
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        var exception = await reading;

        Assert.That(
            (early, exception.StatusCode, exception.Error!.Message),
            Is.EqualTo((false, HttpStatusCode.ServiceUnavailable, "No provider"))
        );
        Assert.That(exception.InnerException, Is.InstanceOf<TimeoutException>());
    }

    [Test]
    public async Task ReadAsync_BodyBreaksOff_HasTheStatusAndTheFailureBehindIt()
    {
        using var response = Response(500, new FaultyStream("Internal"u8.ToArray(), FaultyStream.Fault.Fail));

        var exception = await ReadAsync(response);

        Assert.That((exception.ResponseBody, exception.Error!.Message), Is.EqualTo(("Internal", "Internal")));
        Assert.That(exception.InnerException, Is.InstanceOf<IOException>());
    }

    [Test]
    public async Task ReadAsync_Cancelled_EndsAsTheCallerWished()
    {
        using var source = new CancellationTokenSource();
        using var response = Response(500, new FaultyStream("x"u8.ToArray(), FaultyStream.Fault.Stall));

        var reading = ErrorReader.ReadAsync(response, Context(), source.Token);
        await source.CancelAsync();

        Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("caf\u00e9", 0)]
    [TestCase("caf\u00e9", ErrorReader.MaxBody - 1, Description = "cut within a character")]
    public async Task ReadAsync_Utf8ThatIsLabelledOtherwise_IsUtf8(string text, int cutAfter)
    {
        var padded = text.PadLeft(Math.Max(text.Length, cutAfter + 1), 'a');
        using var response = Response(400, new MemoryStream(Encoding.UTF8.GetBytes(padded)));
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "iso-8859-1" };

        var exception = await ReadAsync(response);

        Assert.That(exception.ResponseBody, Is.EqualTo(cutAfter is 0 ? padded : padded[..cutAfter]));
    }

    [TestCase("utf-8", "caf\u00e9")]
    [TestCase("\"UTF-8\"", "caf\u00e9")]
    [TestCase("iso-8859-1", "caf\u00e9")]
    [TestCase("utf-16", "caf\u00e9")]
    [TestCase("UTF-16LE", "caf\u00e9")]
    [TestCase("utf-16be", "caf\u00e9")]
    [TestCase("latin1", "caf\u00e9")]
    [TestCase("windows-1252", "caf\u00e9")]
    [TestCase("klingon", "caf\u00e9")]
    [TestCase(null, "caf\u00e9")]
    public async Task ReadAsync_Charset_IsFollowedWhereItIsKnown(string? charset, string text)
    {
        var encoding = charset switch
        {
            "iso-8859-1" or "latin1" or "windows-1252" => Encoding.Latin1,
            "utf-16" or "UTF-16LE" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };
        using var response = Response(400, new MemoryStream(encoding.GetBytes(text)));
        response.Content.Headers.ContentType = charset is null
            ? null
            : new MediaTypeHeaderValue("text/plain") { CharSet = charset };

        var exception = await ReadAsync(response);

        Assert.That(exception.ResponseBody, Is.EqualTo(text));
    }

    [TestCase(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'n', (byte)'o' })]
    [TestCase(new byte[] { 0xFF, 0xFE, (byte)'n', 0, (byte)'o', 0 })]
    [TestCase(new byte[] { 0xFE, 0xFF, 0, (byte)'n', 0, (byte)'o' })]
    public async Task ReadAsync_ByteOrderMark_IsFollowedAndLeftOut(byte[] body)
    {
        using var response = Response(400, new MemoryStream(body));

        var exception = await ReadAsync(response);

        Assert.That(exception.ResponseBody, Is.EqualTo("no"));
    }

    [Test]
    public async Task ReadAsync_InvalidUtf8_IsReplaced()
    {
        using var response = Response(400, new MemoryStream([(byte)'a', 0xFF, (byte)'b']));

        var exception = await ReadAsync(response);

        Assert.That(exception.ResponseBody, Is.EqualTo("a\uFFFDb"));
    }

    [Test]
    public async Task ReadAsync_CharacterCutAtTheLimit_IsLeftOut()
    {
        using var response = Response(400, "a" + new string('\u00e9', 20_000));

        var exception = await ReadAsync(response);

        Assert.That(exception.ResponseBody, Is.EqualTo("a" + new string('\u00e9', (32 * 1024 - 1) / 2)));
    }

    [TestCase(301, "https://other.test:8443/v1/chat?token=abc#x", "https://other.test:8443")]
    [TestCase(307, "https://user:pass@other.test/", "https://other.test")]
    [TestCase(308, "/v2/chat?token=abc", "https://gateway.test")]
    [TestCase(302, "//other.test/v1", "https://other.test")]
    public async Task ReadAsync_Redirect_NamesNoMoreThanTheOriginOfTheTarget(int status, string location, string origin)
    {
        using var response = Response(status, "", ("Location", location));
        response.RequestMessage = new HttpRequestMessage(
            HttpMethod.Post,
            "https://gateway.test/api/v1/chat/completions"
        );

        var exception = await ReadAsync(response);

        Assert.That(
            (exception.Message, exception.Kind, exception.IsTransient),
            Is.EqualTo(
                (
                    $"The gateway answered {status}. It redirects to {origin}, and redirects are not followed; set Endpoint to the final address.",
                    ApiErrorKind.Other,
                    false
                )
            )
        );
    }

    [Test]
    public async Task ReadAsync_GatewayAdvises_TheAdviceEndsTheMessage()
    {
        using var response = Response(401, """{"error":{"code":401,"message":"No auth credentials found"}}""");
        var context = Context() with
        {
            Hint = (kind, error) => kind == ApiErrorKind.Authentication && error is not null ? "Check the key." : null,
        };

        var exception = await ErrorReader.ReadAsync(response, context, CancellationToken.None);

        Assert.That(
            exception.Message,
            Is.EqualTo("The gateway answered 401: No auth credentials found. Check the key.")
        );
    }

    [TestCase("true", 400, true)]
    [TestCase("false", 503, false)]
    public async Task IsTransient_GatewaySaysSoInAHeader_IsBelieved(string word, int status, bool expected)
    {
        using var response = Response(status, "", ("x-should-retry", word));

        var exception = await ReadAsync(response);

        Assert.That(exception.IsTransient, Is.EqualTo(expected));
    }

    [Test]
    public async Task ReadAsync_JamAiEchoesRequestAndHeaders_NothingOfThemIsInTheMessageAndNoKeyAnywhere()
    {
        const string pat = "jamai_pat_0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6071";
        using var response = Response(
            422,
            $$$"""
            {"object":"error","error":"bad_input","message":"Bad input near {{{pat}}}\r\n\u001b[31mred","detail":"CANARY-PROMPT\nException:ValueError('CANARY-PROMPT')",
             "request_id":"r-1","exception":"BadInputError","body":{"messages":[{"role":"user","content":"CANARY-PROMPT"}]},
             "request_headers":{"host":"h","authorization":"Bearer {{{pat[..11]}}}***********{{{pat[
                ^11..
            ]}}}","cookie":"s={{{pat}}}","x-user-id":"u"}}
            """
        );

        var exception = await ErrorReader.ReadAsync(
            response,
            new ErrorReadContext(new CredentialMask(pat), _clock),
            CancellationToken.None
        );

        Assert.That(exception.Message, Is.EqualTo("The gateway answered 422 (bad_input): Bad input near *** [31mred."));
        Assert.That(exception.ToString(), Does.Not.Contain("CANARY"));
        var everything =
            $"{exception}{exception.ResponseBody}{exception.Error!.Raw!.Value.GetRawText()}{exception.Error.Message}{exception.Error.Details}";
        Assert.That(everything, Does.Not.Contain(pat[..8]).And.Not.Contain(pat[^8..]));
        Assert.That(exception.ResponseBody, Does.Contain("CANARY-PROMPT").And.Contain("\"x-user-id\":\"u\""));
    }

    [Test]
    public async Task ReadAsync_KeyInOrdinaryHeadersOfTheBody_IsHidden()
    {
        using var response = Response(401, $$$"""{"error":{"code":401,"message":"Key {{{Key}}} is a project key"}}""");

        var exception = await ReadAsync(response);

        Assert.That(
            (exception.Message, exception.Error!.Message),
            Is.EqualTo(("The gateway answered 401: Key *** is a project key.", "Key *** is a project key"))
        );
    }

    [Test]
    public async Task ReadAsync_ErrorRead_LeavesTheResponseToTheCaller()
    {
        var stream = new FaultyStream("x"u8.ToArray(), FaultyStream.Fault.End);
        using var response = Response(500, stream);

        await ReadAsync(response);

        Assert.That(stream.IsDisposed, Is.False);
    }

    private Task<ApiException> ReadAsync(HttpResponseMessage response) =>
        ErrorReader.ReadAsync(response, Context(), CancellationToken.None);

    private ErrorReadContext Context() => new(new CredentialMask(Key), _clock);

    private static HttpResponseMessage Response(
        int status,
        string body,
        params (string Name, string Value)[] headers
    ) => Response(status, new MemoryStream(Encoding.UTF8.GetBytes(body)), headers);

    private static HttpResponseMessage Response(int status, Stream body, params (string Name, string Value)[] headers)
    {
        var response = StubHandler.Response(status, headers);
        response.Content = new StreamContent(body);
        return response;
    }
}
