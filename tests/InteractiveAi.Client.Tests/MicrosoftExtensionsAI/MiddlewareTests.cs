using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>What middleware presumes of the client inside it, with small clients that do what the published ones document.</summary>
public class MiddlewareTests
{
    private const string Call =
        """{"id":"g1","created":1760000000,"choices":[{"index":0,"message":{"role":"assistant","content":null,"reasoning":"Hm.","reasoning_details":[{"type":"reasoning.text","text":"Hm.","signature":"s"}],"tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"n\":1}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":0.25}}""";

    [Test]
    public async Task Cache_InsideTheFunctionLoop_GivesTheSameTurnsWithoutASecondCall([Values] bool streaming)
    {
        var handler = new VerbatimHandler(
            streaming
                ? AdapterOver.Stream(Call.Replace("\"message\"", "\"delta\"", StringComparison.Ordinal))
                : VerbatimReply.Json(Call),
            streaming ? VerbatimReply.Events(AdapterOver.Events) : VerbatimReply.Json(AdapterOver.Answer)
        );
        Caching cache = new(AdapterOver.Client(TestGateway.InteractiveAi, handler));
        List<string> answers = [];

        for (var i = 0; i < 2; i++)
        {
            var loop = new FunctionLoopChatClient(cache);
            ChatOptions options = new() { Tools = [AIFunctionFactory.Create((int n) => $"ran {n}", "f")] };
            var response = streaming
                ? await loop.GetStreamingResponseAsync("Go.", options).ToChatResponseAsync()
                : await loop.GetResponseAsync("Go.", options);
            answers.Add(response.Messages[^1].Text + string.Concat(loop.Invoked));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(handler.Requests, Has.Count.EqualTo(2));
            Assert.That(answers[1], Is.EqualTo(answers[0]).And.Contain("f(n: 1)").And.Contain("Hello"));
            Assert.That(
                Wire.Element(handler.Requests[1].Body)
                    .GetProperty("messages")[1]
                    .GetProperty("reasoning_details")[0]
                    .GetProperty("signature")
                    .GetString(),
                Is.EqualTo("s")
            );
        }
    }

    [Test]
    public async Task Cache_AroundTheFunctionLoop_GivesTheWholeExchangeWithoutASecondCall()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Call), VerbatimReply.Json(AdapterOver.Answer));
        FunctionLoopChatClient loop = new(AdapterOver.Client(TestGateway.InteractiveAi, handler));
        Caching cache = new(loop);
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create((int n) => $"ran {n}", "f")] };

        var first = await cache.GetResponseAsync("Go.", options);
        var second = await cache.GetResponseAsync("Go.", options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(loop.Invoked, Has.Count.EqualTo(1));
            Assert.That(second.Text, Is.EqualTo(first.Text).And.EqualTo("Hello"));
            Assert.That(second.Messages, Has.Count.EqualTo(3));
            Assert.That(second.Usage!.TotalTokenCount, Is.EqualTo(2));
        }
    }

    [Test]
    public async Task Cache_OfAnAnswer_KeepsCostAndProvider()
    {
        Caching cache = new(
            AdapterOver.Client(TestGateway.InteractiveAi, new VerbatimHandler(VerbatimReply.Json(Call)))
        );

        _ = await cache.GetResponseAsync("Go.");
        var again = await cache.GetResponseAsync("Go.");

        Assert.That(((JsonElement)again.AdditionalProperties!["cost"]!).GetDecimal(), Is.EqualTo(0.25m));
    }

    [Test]
    public async Task ConversationId_OfACall_IsNeverSaidBack([Values] bool streaming)
    {
        var handler = new VerbatimHandler(
            streaming ? VerbatimReply.Events(AdapterOver.Events) : VerbatimReply.Json(AdapterOver.Answer)
        );
        var client = AdapterOver.Client(TestGateway.Orq, handler);
        ChatOptions options = new()
        {
            ConversationId = "c-1",
            RawRepresentationFactory = static _ => new Orq.OrqChatRequest
            {
                Messages = [],
                Orq = new() { Thread = new("t-1") },
            },
        };

        var response = streaming
            ? await client.GetStreamingResponseAsync("Hi", options).ToChatResponseAsync()
            : await client.GetResponseAsync("Hi", options);

        Assert.That(response.ConversationId, Is.Null);
    }

    [Test]
    public async Task Telemetry_OfAFailure_FindsNeitherPromptNorKeyInIt()
    {
        var client = AdapterOver.Client(
            TestGateway.JamAi,
            new VerbatimHandler(
                VerbatimReply.Json(
                    """{"object":"error","error":"validation_error","message":"Bad.","detail":[{"input":"the prompt"}],"body":{"messages":["the prompt"]},"request_headers":{"authorization":"Bearer sk-router-0123"}}""",
                    422
                )
            )
        );
        Telemetry telemetry = new(client);

        await TestClient.FailureAsync<ApiException>(telemetry.GetResponseAsync("the prompt"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(telemetry.Provider, Is.EqualTo("jamai_base"));
            Assert.That(telemetry.Server, Is.EqualTo("api.jamaibase.com:443"));
            Assert.That(telemetry.Model, Is.EqualTo("m"));
            Assert.That(telemetry.ErrorType, Is.EqualTo("InteractiveAi.Client.ApiException"));
            Assert.That(
                telemetry.Status,
                Does.Contain("Bad.").And.Not.Contain("the prompt").And.Not.Contain("sk-router")
            );
        }
    }

    [Test]
    public async Task Logging_OfATimeLimit_IsAFailureAndNoCancellation()
    {
        var clock = new ManualTimeProvider();
        var arrived = new TaskCompletionSource();
        var client = AdapterOver
            .Native(
                TestGateway.Orq,
                new VerbatimHandler(VerbatimReply.Never(arrived), VerbatimReply.Never(new TaskCompletionSource())),
                options =>
                {
                    options.TimeProvider = clock;
                    options.Timeout = TimeSpan.FromSeconds(9);
                }
            )
            .AsIChatClient("m");
        Logging logging = new(client);
        using var cancellation = new CancellationTokenSource();

        var timedOut = logging.GetResponseAsync("Hi");
        await arrived.Task;
        clock.Advance(TimeSpan.FromSeconds(9));
        await TestClient.FailureAsync<ChatTimeoutException>(timedOut);
        var cancelled = logging.GetResponseAsync("Hi", null, cancellation.Token);
        await cancellation.CancelAsync();
        Assert.That(async () => await cancelled, Throws.InstanceOf<OperationCanceledException>());

        Assert.That(logging.Lines, Is.EqualTo(new[] { "failed", "canceled" }));
    }

    [Test]
    public async Task History_ShortenedByAReducer_IsSentAsItIs()
    {
        var sent = await AdapterOver.SendAsync(
            TestGateway.Orq,
            [
                new(ChatRole.System, "A summary."),
                new(ChatRole.Tool, [new FunctionResultContent("gone", "21 degrees")]),
                new(ChatRole.User, "Hi"),
            ]
        );

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.Orq,
                    """{"role":"system","content":"A summary."},{"role":"tool","tool_call_id":"gone","content":"21 degrees"},{"role":"user","content":"Hi"}"""
                )
            )
        );
    }

    [Test]
    public async Task ChatOfSeveralTurns_AppendedToTheHistory_HasOneTextEach([Values] bool streaming)
    {
        var handler = new VerbatimHandler(
            streaming
                ? AdapterOver.Stream(
                    """{"id":"g","choices":[{"index":0,"delta":{"content":"One "}}]}""",
                    """{"id":"g","choices":[{"index":0,"delta":{"content":"text"},"finish_reason":"stop"}],"usage":{"total_tokens":1}}"""
                )
                : VerbatimReply.Json(
                    """{"id":"g","choices":[{"message":{"role":"assistant","content":"One text"},"finish_reason":"stop"}]}"""
                ),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var client = AdapterOver.Client(TestGateway.Orq, handler);
        List<ChatMessage> history = [new(ChatRole.User, "Hi")];

        if (streaming)
        {
            await history.AddMessagesAsync(client.GetStreamingResponseAsync(history));
        }
        else
        {
            history.AddMessages(await client.GetResponseAsync(history));
        }

        history.Add(new(ChatRole.User, "And?"));
        await client.GetResponseAsync(history);

        Assert.That(
            CanonicalJson.Of(handler.Requests[1].Body),
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.Orq,
                    """{"role":"user","content":"Hi"},{"role":"assistant","content":"One text"},{"role":"user","content":"And?"}"""
                )
            )
        );
    }

    /// <summary>Stores answers as JSON under the JSON of what was asked, and none of a conversation that is kept elsewhere.</summary>
    private sealed class Caching(IChatClient inner) : DelegatingChatClient(inner)
    {
        private readonly Dictionary<string, string> _stored = new(StringComparer.Ordinal);

        public override async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            var key = Key(messages, options);
            if (!_stored.TryGetValue(key, out var json))
            {
                json = Write(await base.GetResponseAsync(messages, options, cancellationToken));
                _stored[key] = json;
            }

            return Read<ChatResponse>(json);
        }

        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default
        )
        {
            var key = Key(messages, options);
            if (!_stored.TryGetValue(key, out var json))
            {
                List<string> updates = [];
                await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
                {
                    updates.Add(Write(update));
                }

                json = $"[{string.Join(',', updates)}]";
                _stored[key] = json;
            }

            foreach (var update in Wire.Element(json).EnumerateArray())
            {
                yield return Read<ChatResponseUpdate>(update.GetRawText());
            }
        }

        private static string Key(IEnumerable<ChatMessage> messages, ChatOptions? options) =>
            string.Concat(messages.Select(Write)) + Write(options ?? new ChatOptions());

        private static string Write<T>(T value) =>
            JsonSerializer.Serialize(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(T)));

        private static T Read<T>(string json) =>
            (T)JsonSerializer.Deserialize(json, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(T)))!;
    }

    /// <summary>Reads the metadata once, and says of a failure its type's name and its message.</summary>
    private sealed class Telemetry : DelegatingChatClient
    {
        public Telemetry(IChatClient inner)
            : base(inner)
        {
            var metadata = inner.GetService<ChatClientMetadata>();
            Provider = metadata?.ProviderName;
            Server = $"{metadata?.ProviderUri?.Host}:{metadata?.ProviderUri?.Port}";
            Model = metadata?.DefaultModelId;
        }

        public string? Provider { get; }

        public string Server { get; }

        public string? Model { get; }

        public string? ErrorType { get; private set; }

        public string? Status { get; private set; }

        public override async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            try
            {
                return await base.GetResponseAsync(messages, options, cancellationToken);
            }
            catch (Exception failure)
            {
                ErrorType = failure.GetType().FullName;
                Status = failure.Message;
                throw;
            }
        }
    }

    /// <summary>Tells cancellations from failures by their type.</summary>
    private sealed class Logging(IChatClient inner) : DelegatingChatClient(inner)
    {
        public List<string> Lines { get; } = [];

        public override async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            try
            {
                return await base.GetResponseAsync(messages, options, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Lines.Add("canceled");
                throw;
            }
            catch (Exception)
            {
                Lines.Add("failed");
                throw;
            }
        }
    }
}
