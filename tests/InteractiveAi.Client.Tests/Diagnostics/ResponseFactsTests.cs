using System.Net;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Cost, the provider that served, rate limits and the request's id, in types, wherever an answer ends up.</summary>
public class ResponseFactsTests
{
    private const string Answer =
        """{"id":"g","provider":"OpenAI","choices":[{"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}],"usage":{"cost":0.25}}""";

    private const string First =
        """{"id":"g","provider":"OpenAI","choices":[{"index":0,"delta":{"content":"Hi"}}],"usage":{"cost":0.25}}""";

    private const string Last =
        """{"id":"g","provider":"OpenAI","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";

    [Test]
    public async Task Completion_OfACall_HasThem()
    {
        using var client = TestClient.Over(new VerbatimHandler(Told(VerbatimReply.Json(Answer))));

        var completion = await client.CompleteAsync(TestClient.Ask());

        Check(completion.Provider, completion.Usage, completion.Response);
        Assert.That(completion.Response!.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Completion_ReadFromJson_HasNoResponseAndWritesNone()
    {
        using var client = TestClient.Over(new VerbatimHandler(Told(VerbatimReply.Json(Answer))));
        var completion = await client.CompleteAsync(TestClient.Ask());

        var json = System.Text.Json.JsonSerializer.Serialize(completion, WireJson.Context.ChatCompletion);

        Assert.That(json, Is.EqualTo(Answer));
        Assert.That(Wire.Read<ChatCompletion>(json).Response, Is.Null);
    }

    [Test]
    public async Task Stream_FromItsFirstChunk_HasThem([Values] bool whole)
    {
        using var client = TestClient.Over(
            new VerbatimHandler(Told(whole ? VerbatimReply.Json(Answer) : AdapterOver.Stream(First, Last)))
        );

        var (chunks, failure) = await TestClient.ReadAsync(client.StreamAsync(TestClient.Ask()));
        CompletionBuilder builder = new();
        foreach (var chunk in chunks)
        {
            builder.Add(chunk);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.Null);
            Check(chunks[0].Provider, chunks[0].Usage, chunks[0].Response);
            Assert.That(chunks.Select(static one => one.Response).Distinct().Count(), Is.EqualTo(1));
            Check(builder.Build().Provider, builder.Build().Usage, builder.Build().Response);
        }
    }

    [Test]
    public async Task Exception_OfACutStream_HasThem()
    {
        using var client = TestClient.Over(new VerbatimHandler(Told(VerbatimReply.Events($"data: {First}\n\n"))));

        var (_, failure) = await TestClient.ReadAsync(client.StreamAsync(TestClient.Ask()));

        var cut = (ChatStreamException)failure!;
        Check(cut.ProviderName, cut.Usage, cut.Response);
        Assert.That((cut.RequestId, cut.RateLimit?.Remaining), Is.EqualTo(("req-1", 3)));
    }

    [Test]
    public async Task Exception_OfARefusal_HasThem()
    {
        using var client = TestClient.Over(
            new VerbatimHandler(
                Told(VerbatimReply.Json("""{"error":{"message":"No.","metadata":{"provider_name":"OpenAI"}}}""", 502))
            )
        );

        var failure = await TestClient.FailureAsync<ApiException>(client.CompleteAsync(TestClient.Ask()));

        Assert.That(
            (failure.ProviderName, failure.RequestId, failure.RateLimit?.Remaining),
            Is.EqualTo(("OpenAI", "req-1", 3))
        );
    }

    [Test]
    public async Task Response_OfTheAbstraction_HasThem([Values] bool streaming)
    {
        using var native = TestClient.Over(
            new VerbatimHandler(Told(streaming ? AdapterOver.Stream(First, Last) : VerbatimReply.Json(Answer)))
        );
        var client = native.AsIChatClient("m");

        var response = streaming
            ? await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()
            : await client.GetResponseAsync("Hi");

        var properties = response.AdditionalProperties!;
        Assert.That(
            new[]
            {
                "provider",
                "cost",
                "request_id",
                "rate_limit_limit",
                "rate_limit_remaining",
                "rate_limit_tokens_limit",
                "rate_limit_tokens_remaining",
            }.Select(name => properties[name]),
            Is.EqualTo(new object[] { "OpenAI", 0.25m, "req-1", 10L, 3L, 1_000L, 30L })
        );
    }

    private static VerbatimReply Told(VerbatimReply reply) =>
        reply
            .With("x-request-id", "req-1")
            .With("x-ratelimit-limit-requests", "10")
            .With("x-ratelimit-remaining-requests", "3")
            .With("x-ratelimit-limit-tokens", "1000")
            .With("x-ratelimit-remaining-tokens", "30");

    private static void Check(string? provider, TokenUsage? usage, ResponseInfo? response) =>
        Assert.That(
            (
                provider,
                usage?.Cost,
                response?.RequestId,
                response?.RateLimit?.Limit,
                response?.RateLimit?.Tokens?.Limit
            ),
            Is.EqualTo(("OpenAI", 0.25m, "req-1", 10L, 1_000L))
        );
}
