using System.Net;
using System.Text;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

/// <summary>Replies as a test writes them that asks for more than text.</summary>
public class ScriptedReplyTests
{
    private const string Streamed = """{"model":"m","stream":true,"messages":[{"role":"user","content":"Hi"}]}""";
    private const string Whole = """{"model":"m","messages":[{"role":"user","content":"Hi"}]}""";

    [Test]
    public async Task Calls_BegunOneAfterAnother_GetTheRepliesInThatOrder()
    {
        for (int round = 0; round < 50; round++)
        {
            ScriptedGateway gateway = new ScriptedGateway().Reply("1").ThenReply("2").ThenReply("3");
            using ChatClient client = Over(gateway);

            ChatCompletion[] answers = await Task.WhenAll(
                client.CompleteAsync("one", model: "m"),
                client.CompleteAsync("two", model: "m"),
                client.CompleteAsync("three", model: "m")
            );

            Assert.That(answers.Select(static answer => answer.Text), Is.EqualTo(new[] { "1", "2", "3" }));
            Assert.That(
                gateway.Calls.Select(static call => ((UserMessage)call.Request.Messages[0]).Content?.Text),
                Is.EqualTo(new[] { "one", "two", "three" })
            );
        }
    }

    [Test]
    public async Task Reply_FunctionThatWaits_DoesNotHoldUpTheCaller()
    {
        using ManualResetEventSlim asked = new();
        ScriptedGateway gateway = new ScriptedGateway().Reply(_ =>
        {
            asked.Wait();
            return ScriptedReply.Text("late");
        });
        using ChatClient client = Over(gateway);

        Task<ChatCompletion> call = client.CompleteAsync("Hi", model: "m");
        asked.Set();

        Assert.That((await call).Text, Is.EqualTo("late"));
    }

    [TestCase(GatewayDialect.InteractiveAi)]
    [TestCase(GatewayDialect.Orq)]
    [TestCase(GatewayDialect.JamAi)]
    public async Task Reply_ThatThrowsOverASocket_IsNotHiddenByARepetition(GatewayDialect dialect)
    {
        await using LocalGateway gateway = await LocalGateway.StartAsync(new LocalGatewayOptions { Dialect = dialect });
        gateway.Reply(_ => throw new TimeZoneNotFoundException("mine")).ThenReply("hides it");
        using ChatClient client = new(Options(dialect, gateway.Endpoint));

        ApiException thrown = (await Assert.ThrowsAsync<ApiException>(() => client.CompleteAsync("Hi", model: "m")))!;

        Assert.That(thrown.Message, Does.Contain("TimeZoneNotFoundException: mine"));
        Assert.That(gateway.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public void Reply_NullFromAFunction_SaysSo()
    {
        using ChatClient client = Over(new ScriptedGateway().Reply(static _ => null!));

        Assert.That(
            () => client.CompleteAsync("Hi", model: "m"),
            Throws.InvalidOperationException.With.Message.EqualTo("The function that makes the reply returned null.")
        );
    }

    [Test]
    public async Task Headers_OfTheScript_ReplaceThoseOfTheGateway()
    {
        Dictionary<string, string> headers = new() { ["Content-Type"] = "text/x-own", ["Cache-Control"] = "private" };
        ScriptedGateway gateway = new ScriptedGateway()
            .Reply(ScriptedReply.Text("Hi") with { Headers = headers })
            .ThenReply(ScriptedReply.Text("Hi") with { Headers = headers })
            .ThenReply(ScriptedReply.Error(HttpStatusCode.BadRequest) with { Headers = headers })
            .ThenReply(ScriptedReply.Raw("Hi") with { Headers = headers });

        foreach (string body in (string[])[Streamed, Whole, Whole, Whole])
        {
            using HttpResponseMessage response = await PostAsync(gateway, body);

            Assert.That(
                (response.Content.Headers.ContentType?.ToString(), response.Headers.CacheControl?.ToString()),
                Is.EqualTo(("text/x-own", "private"))
            );
        }
    }

    [Test]
    public async Task EndAfter_WholeAnswer_IsWhole()
    {
        using ChatClient client = Over(new ScriptedGateway().Reply(ScriptedReply.Text("Hello") with { EndAfter = 1 }));

        Assert.That((await client.CompleteAsync("Hi", model: "m")).Text, Is.EqualTo("Hello"));
    }

    [TestCase(GatewayDialect.InteractiveAi)]
    [TestCase(GatewayDialect.Orq)]
    [TestCase(GatewayDialect.JamAi)]
    public async Task FailAfter_WholeAnswer_IsTheError(GatewayDialect dialect)
    {
        ScriptedGateway gateway = new ScriptedGateway(dialect).Reply(
            ScriptedReply.Text("Hello") with
            {
                FailAfter = 1,
                Message = "It fell over.",
            }
        );
        using ChatClient client = new(new HttpClient(gateway), Options(dialect, endpoint: null));

        ApiException thrown = (await Assert.ThrowsAsync<ApiException>(() => client.CompleteAsync("Hi", model: "m")))!;

        Assert.That(
            (thrown.StatusCode, thrown.Message.Contains("It fell over.", StringComparison.Ordinal)),
            Is.EqualTo((HttpStatusCode.BadGateway, true))
        );
    }

    [Test]
    public async Task Usage_BeyondAnInt32AndWithATotalOfItsOwn_IsTold()
    {
        TokenUsage usage = new()
        {
            PromptTokens = 5_000_000_000,
            CompletionTokens = 2,
            TotalTokens = 5_000_000_009,
        };
        using ChatClient client = Over(new ScriptedGateway().Reply(ScriptedReply.Text("Hello") with { Usage = usage }));

        TokenUsage? told = (await client.CompleteAsync("Hi", model: "m")).Usage;

        Assert.That(
            (told?.PromptTokens, told?.CompletionTokens, told?.TotalTokens),
            Is.EqualTo((5_000_000_000L, 2L, 5_000_000_009L))
        );
    }

    [Test]
    public async Task RetryAfter_OfARawReply_IsSent()
    {
        ScriptedGateway gateway = new ScriptedGateway().Reply(
            ScriptedReply.Raw("{}", statusCode: HttpStatusCode.TooManyRequests) with
            {
                RetryAfter = TimeSpan.FromSeconds(7),
            }
        );

        using HttpResponseMessage response = await PostAsync(gateway, Whole);

        Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public async Task ReasoningSignature_WithoutReasoning_IsToldWholeAndInPieces([Values] bool streamed)
    {
        ChatRequest request = new() { Model = "m", Messages = ["Hi"] };
        using ChatClient client = Over(
            new ScriptedGateway().Reply(ScriptedReply.Text("Hello") with { ReasoningSignature = "sig" })
        );

        ChatCompletion completion = await (
            streamed ? client.StreamAsync(request).ToCompletionAsync() : client.CompleteAsync(request)
        );

        Assert.That(
            completion.Message.ReasoningDetails?.OfType<TextReasoningDetail>().Select(static one => one.Signature),
            Is.EqualTo(new[] { "sig" })
        );
    }

    [Test]
    public void Counts_BelowZero_AreRefused()
    {
        Assert.That(
            static () => new ScriptedReply { BreakAfter = -1 },
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("BreakAfter")
        );
        Assert.That(
            static () => new ScriptedReply { EndAfter = -1 },
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("EndAfter")
        );
        Assert.That(
            static () => new ScriptedReply { FailAfter = -1 },
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("FailAfter")
        );
    }

    [Test]
    public async Task Otherwise_OnTheGateways_IsThatOfTheScript()
    {
        ScriptedGateway gateway = new ScriptedGateway()
            .Reply("first")
            .ThenReply(static call => ScriptedReply.Text(call.Method))
            .Otherwise(static _ => ScriptedReply.Text("always"));
        await using LocalGateway server = (await LocalGateway.StartAsync()).Otherwise(static _ =>
            ScriptedReply.Text("always")
        );
        using ChatClient client = Over(gateway);
        using ChatClient other = new(Options(GatewayDialect.InteractiveAi, server.Endpoint));

        string[] texts =
        [
            (await client.CompleteAsync("Hi", model: "m")).Text,
            (await client.CompleteAsync("Hi", model: "m")).Text,
            (await client.CompleteAsync("Hi", model: "m")).Text,
            (await other.CompleteAsync("Hi", model: "m")).Text,
        ];

        Assert.That(texts, Is.EqualTo(new[] { "first", "POST", "always", "always" }));
    }

    [Test]
    public async Task Request_NestedDeeply_IsTakenAndReadBack()
    {
        string deep = new string('[', 90) + new string(']', 90);
        ScriptedGateway gateway = new ScriptedGateway().Reply("Hello");
        string body = Whole.Replace("\"model\"", $"\"deep\":{deep},\"model\"", StringComparison.Ordinal);

        using HttpResponseMessage response = await PostAsync(gateway, body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(gateway.Calls[0].Request.AdditionalProperties!["deep"].GetRawText(), Is.EqualTo(deep));
        using System.Text.Json.JsonDocument json = gateway.Calls[0].ReadJson();
        Assert.That(json.RootElement.GetProperty("deep").GetRawText(), Is.EqualTo(deep));
    }

    private static ChatClient Over(ScriptedGateway gateway) =>
        new(new HttpClient(gateway), Options(GatewayDialect.InteractiveAi, endpoint: null));

    private static ChatClientOptions Options(GatewayDialect dialect, Uri? endpoint)
    {
        var options = DialectOptions.Of(dialect, endpoint);
        // Over a socket a repetition is what must not happen.
        options.MaxRetries = endpoint is null ? 0 : 1;
        return options;
    }

    private static async Task<HttpResponseMessage> PostAsync(ScriptedGateway gateway, string body)
    {
        HttpClient http = new(gateway, disposeHandler: false);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "k");
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        return await http.PostAsync("https://gateway.test/api/v1/chat/completions", content);
    }
}
