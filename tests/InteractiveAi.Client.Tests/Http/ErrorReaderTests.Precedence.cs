using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed partial class ErrorReaderTests
{
    // Where several members say the same, and which of them is believed: each is asked for after those before it are gone.
    [TestCase(nameof(ApiError.Code), """{"code":"b","error":{"code":"a","message":{"code":"c","message":"m"}}}""", "a")]
    [TestCase(nameof(ApiError.Code), """{"code":"b","error":{"message":{"code":"c","message":"m"}}}""", "c")]
    [TestCase(nameof(ApiError.Code), """{"code":"b","error":{"message":"m"}}""", "b")]
    [TestCase(nameof(ApiError.Code), """{"error":"{\"code\":\"a\",\"message\":\"x\"}","message":"m"}""", "a")]
    [TestCase(nameof(ApiError.Code), """{"error":"short","message":"m","code":"b"}""", "short")]
    [TestCase(nameof(ApiError.Code), """{"error":["x"],"message":"m","code":"b"}""", "b")]
    [TestCase(
        nameof(ApiError.Message),
        """{"message":"o","error":{"message":"a","error_description":"b","msg":"c","detail":"d","title":"e"}}""",
        "a"
    )]
    [TestCase(
        nameof(ApiError.Message),
        """{"message":"o","error":{"message":{"message":"a"},"error_description":"b","msg":"c"}}""",
        "a"
    )]
    [TestCase(
        nameof(ApiError.Message),
        """{"message":"o","error":{"error_description":"b","msg":"c","detail":"d","title":"e"}}""",
        "b"
    )]
    [TestCase(nameof(ApiError.Message), """{"message":"o","error":{"msg":"c","detail":"d","title":"e"}}""", "c")]
    [TestCase(nameof(ApiError.Message), """{"message":"o","error":{"detail":"d","title":"e"}}""", "d")]
    [TestCase(nameof(ApiError.Message), """{"message":"o","error":{"title":"e"}}""", "e")]
    [TestCase(nameof(ApiError.Message), """{"message":"o","error":{"code":"a"}}""", "o")]
    [TestCase(nameof(ApiError.Message), """{"message":"o","error":"{\"code\":\"a\",\"message\":\"x\"}"}""", "o")]
    [TestCase(nameof(ApiError.Param), """{"error":{"message":"m","param":["a","b"]}}""", "a")]
    [TestCase(
        nameof(ApiError.Param),
        """{"error":{"message":"m","param":"p","detail":[{"loc":["q"],"msg":"x"}]}}""",
        "p"
    )]
    [TestCase(
        nameof(ApiError.Param),
        """{"error":{"message":"m","detail":[{"loc":["q",2,"r"],"msg":"x"}]}}""",
        "q[2].r"
    )]
    [TestCase(nameof(ApiError.Param), """{"error":{"message":"m","detail":[{"loc":[],"msg":"x"}]}}""", null)]
    [TestCase(
        nameof(ApiError.Details),
        """{"error":{"message":"m","details":"a","detail":"b","failures":"c"},"detail":"d"}""",
        "a"
    )]
    [TestCase(nameof(ApiError.Details), """{"error":{"message":"m","detail":"b","failures":"c"},"detail":"d"}""", "b")]
    [TestCase(nameof(ApiError.Details), """{"error":{"message":"m","failures":"c"},"detail":"d"}""", "c")]
    [TestCase(nameof(ApiError.Details), """{"error":{"message":"m"},"detail":"d"}""", "d")]
    [TestCase(
        nameof(ApiError.ProviderName),
        """{"error":{"message":"m","metadata":{"provider_name":"a"},"provider_name":"b","provider":"c"},"provider":"d"}""",
        "a"
    )]
    [TestCase(
        nameof(ApiError.ProviderName),
        """{"error":{"message":"m","provider_name":"b","provider":"c"},"provider":"d"}""",
        "b"
    )]
    [TestCase(nameof(ApiError.ProviderName), """{"error":{"message":"m","provider":"c"},"provider":"d"}""", "c")]
    [TestCase(nameof(ApiError.ProviderName), """{"error":{"message":"m"},"provider":"d"}""", "d")]
    [TestCase(nameof(ApiError.RequestId), """{"error":{"message":"m","request_id":"b"},"request_id":"a"}""", "a")]
    [TestCase(nameof(ApiError.RequestId), """{"error":{"message":"m","request_id":"b"}}""", "b")]
    [TestCase(
        nameof(ApiError.TypedCode),
        """{"error":{"message":"m","metadata":{"error_type":"a"},"error_type":"b"},"error_type":"c"}""",
        "a"
    )]
    [TestCase(nameof(ApiError.TypedCode), """{"error":{"message":"m","error_type":"b"},"error_type":"c"}""", "b")]
    [TestCase(nameof(ApiError.TypedCode), """{"error":{"message":"m"},"error_type":"c"}""", "c")]
    [TestCase(
        nameof(ApiError.ProviderCode),
        """{"error":{"message":"m","metadata":{"provider_code":"a","raw":{"code":"b","message":"x"}}}}""",
        "a"
    )]
    [TestCase(
        nameof(ApiError.ProviderCode),
        """{"error":{"message":"m","metadata":{"raw":{"code":"b","message":"x"}}}}""",
        "b"
    )]
    [TestCase(
        nameof(ApiError.ProviderMessage),
        """{"error":{"message":"m","metadata":{"raw":"a {\"x\":1}"}}}""",
        "a {\"x\":1}"
    )]
    [TestCase(nameof(ApiError.ProviderMessage), """{"error":{"message":"m","metadata":{"raw":"7"}}}""", "7")]
    public void FromUtf8_SeveralMembersSayIt_TheFirstInThisOrderIsBelieved(
        string property,
        string body,
        string? expected
    )
    {
        var error = Read(body)!;

        var read = typeof(ApiError)
            .GetProperty(
                property,
                System.Reflection.BindingFlags.Instance
                    | System.Reflection.BindingFlags.Public
                    | System.Reflection.BindingFlags.NonPublic
            )!
            .GetValue(error);
        Assert.That(read is JsonElement element ? element.GetString() : (string?)read, Is.EqualTo(expected));
    }

    // An empty list says as little as none.
    [TestCase("""{"choices":[],"code":"a","message":"m"}""", "a")]
    [TestCase("""{"choices":[{"error":null}],"code":"a","message":"m"}""", null)]
    public void FromUtf8_ChoicesBesideACode_AreAnAnswerWhenThereAreSome(string body, string? code) =>
        Assert.That(Read(body)?.Code, Is.EqualTo(code));

    [Test]
    public async Task ReadAsync_WaitAndLimitInHeadersAndBody_TheHeadersAreBelieved()
    {
        using var response = Response(
            429,
            """{"error":{"code":429,"message":"m","metadata":{"headers":{"Retry-After":"9","X-RateLimit-Limit":"10"}}}}""",
            ("Retry-After", "5"),
            ("X-RateLimit-Limit", "7")
        );

        var exception = await ReadAsync(response);

        Assert.That((exception.RetryAfter, exception.RateLimit!.Limit), Is.EqualTo((TimeSpan.FromSeconds(5), 7L)));
    }

    [TestCase(299, false)]
    [TestCase(300, true)]
    [TestCase(399, true)]
    [TestCase(400, false)]
    public async Task ReadAsync_LocationBesideAStatus_IsARedirectOnlyWithoutBeingAnError(int status, bool isRedirect)
    {
        using var response = Response(status, "", ("Location", "https://other.test/"));
        response.RequestMessage = new HttpRequestMessage(
            HttpMethod.Post,
            "https://gateway.test/api/v1/chat/completions"
        );
        var context = Context() with { Hint = static (_, _) => "Check the key." };

        var exception = await ErrorReader.ReadAsync(response, context, CancellationToken.None);

        Assert.That(
            (
                exception.Message.Contains("https://other.test", StringComparison.Ordinal),
                exception.Message.EndsWith("Check the key.", StringComparison.Ordinal)
            ),
            Is.EqualTo((isRedirect, !isRedirect))
        );
    }
}
