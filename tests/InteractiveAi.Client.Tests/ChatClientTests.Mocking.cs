using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatClientTests
{
    private static readonly CallOptions SomeOptions = new() { MaxRetries = 1 };

    private static IEnumerable<ChatClient> StandIns() => [new ShortStandIn(), new LongStandIn()];

    [TestCaseSource(nameof(StandIns))]
    public async Task DerivedClient_EitherPairOverridden_EveryOtherMethodEndsThere(ChatClient client)
    {
        List<string?> answers =
        [
            (await client.CompleteAsync(Ask())).Text,
            (await client.CompleteAsync(Ask(), SomeOptions)).Text,
            (await client.CompleteAsync("Hi")).Text,
            (await client.CompleteAsync("Hi", "m", SomeOptions)).Text,
            (await client.CompleteAsync("Hi", "m", options: null)).Text,
            (await client.CompleteAsync(["Hi"])).Text,
            (await client.CompleteAsync(["Hi"], "m", SomeOptions)).Text,
            (await client.CompleteAsync(["Hi"], "m", options: null)).Text,
        ];
        List<string?> values =
        [
            (await client.CompleteAsync(Ask(), TestJson.Default.String)).Value,
            (await client.CompleteAsync(Ask(), TestJson.Default.String, SomeOptions)).Value,
            (await client.CompleteAsync("Hi", TestJson.Default.String)).Value,
            (await client.CompleteAsync(["Hi"], TestJson.Default.String)).Value,
        ];
        List<string> streams =
        [
            await TextAsync(client.StreamAsync(Ask())),
            await TextAsync(client.StreamAsync(Ask(), SomeOptions)),
            await TextAsync(client.StreamAsync("Hi")),
            string.Concat(await ListAsync(client.StreamTextAsync(Ask()))),
            string.Concat(await ListAsync(client.StreamTextAsync("Hi"))),
            await TextAsync(client.StreamAsync("Hi", "m", SomeOptions)),
            await TextAsync(client.StreamAsync(["Hi"])),
            await TextAsync(client.StreamAsync(["Hi"], "m", options: null)),
            string.Concat(await ListAsync(client.StreamTextAsync(Ask(), SomeOptions))),
            string.Concat(await ListAsync(client.StreamTextAsync(Ask(), options: null))),
            string.Concat(await ListAsync(client.StreamTextAsync("Hi", "m", SomeOptions))),
            string.Concat(await ListAsync(client.StreamTextAsync(["Hi"]))),
            string.Concat(await ListAsync(client.StreamTextAsync(["Hi"], "m", SomeOptions))),
            (await client.StreamAsync(Ask()).ToCompletionAsync()).Text,
        ];

        Assert.That(answers, Is.EqualTo(Enumerable.Repeat("\"Olá\"", 8)));
        Assert.That(values, Is.EqualTo(Enumerable.Repeat("Olá", 4)));
        Assert.That(streams, Is.EqualTo(Enumerable.Repeat("Olá", 14)));
        client.Dispose();
    }

    [Test]
    public void DerivedClient_NothingOverridden_SaysSoAtTheCall()
    {
        using var client = new EmptyStandIn();
        Func<object>[] calls =
        [
            () => client.CompleteAsync(Ask()),
            () => client.CompleteAsync(Ask(), SomeOptions),
            () => client.CompleteAsync("Hi"),
            () => client.CompleteAsync(Ask(), TestJson.Default.String, SomeOptions),
            () => client.StreamAsync(Ask()),
            () => client.StreamAsync(Ask(), SomeOptions),
            () => client.StreamTextAsync("Hi"),
        ];

        foreach (var call in calls)
        {
            Assert.That(call, Throws.InvalidOperationException.With.Message.Contains("EmptyStandIn"));
        }

        Assert.That(client.ToString(), Is.EqualTo("EmptyStandIn"));
    }

    [Test]
    public async Task DerivedClient_OfARealOne_SeesEveryCall()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply), VerbatimReply.Json(Reply));
        using var client = new CountingClient(Http(handler), new InteractiveAiOptions { ApiKey = Key });

        await client.CompleteAsync("Hi");
        await client.CompleteAsync(Ask(), SomeOptions);

        Assert.That((client.Calls, handler.Requests.Count), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task StreamTextAsync_SeveralAnswers_YieldsOnlyTheFirstOnesText()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Events(
                """
                data: {"choices":[{"index":1,"delta":{"content":"B"}}]}

                data: {"choices":[{"index":1,"delta":{"content":"b"}},{"index":0,"delta":{"content":"A"}}]}

                data: {"choices":[{"index":0,"delta":{"content":""}}]}

                data: {"choices":[{"index":0,"delta":{"reasoning":"hm"}}]}

                data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}

                data: {"choices":[]}

                data: [DONE]


                """
            )
        );
        using var client = Over(handler);

        Assert.That(await ListAsync(client.StreamTextAsync(Ask())), Is.EqualTo(new[] { "A", "a" }));
    }

    [Test]
    public async Task Dispose_HttpClientOfTheCaller_IsLeftAlone()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply), VerbatimReply.Json(Reply));
        using var http = Http(handler);
        var client = new ChatClient(http, new InteractiveAiOptions { ApiKey = Key });
        await client.CompleteAsync(Ask());

        client.Dispose();
        client.Dispose();
        using var response = await http.GetAsync(new Uri("https://elsewhere.test"));

        Assert.That((handler.IsDisposed, handler.Requests.Count), Is.EqualTo((false, 2)));
        var whole = await FailureAsync<ObjectDisposedException>(client.CompleteAsync(Ask()));
        var streamed = await FailureAsync<ObjectDisposedException>(client.StreamAsync(Ask()));
        Assert.That(
            (whole.ObjectName, streamed.ObjectName),
            Is.EqualTo((typeof(ChatClient).FullName, typeof(ChatClient).FullName))
        );
    }

    private static async Task<string> TextAsync(IAsyncEnumerable<ChatCompletionChunk> stream) =>
        string.Concat((await ListAsync(stream)).Select(chunk => chunk.Text));

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> list = [];
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    private static Task<ChatCompletion> Answer() =>
        Task.FromResult(
            new ChatCompletion
            {
                Choices = [new() { Message = new AssistantMessage("\"Olá\""), FinishReason = FinishReason.Stop }],
            }
        );

    private static async IAsyncEnumerable<ChatCompletionChunk> Chunks()
    {
        await Task.CompletedTask;
        foreach (var text in (string[])["Ol", "á"])
        {
            yield return new() { Choices = [new() { Delta = new() { Content = text } }] };
        }
    }

    private sealed class EmptyStandIn : ChatClient;

    private sealed class ShortStandIn : ChatClient
    {
        public override Task<ChatCompletion> CompleteAsync(
            ChatRequest request,
            CancellationToken cancellationToken = default
        ) => Answer();

        public override IAsyncEnumerable<ChatCompletionChunk> StreamAsync(
            ChatRequest request,
            CancellationToken cancellationToken = default
        ) => Chunks();
    }

    private sealed class LongStandIn : ChatClient
    {
        public override Task<ChatCompletion> CompleteAsync(
            ChatRequest request,
            CallOptions? options,
            CancellationToken cancellationToken = default
        ) => Answer();

        public override IAsyncEnumerable<ChatCompletionChunk> StreamAsync(
            ChatRequest request,
            CallOptions? options,
            CancellationToken cancellationToken = default
        ) => Chunks();
    }

    private sealed class CountingClient(HttpClient http, ChatClientOptions options) : ChatClient(http, options)
    {
        public int Calls { get; private set; }

        public override Task<ChatCompletion> CompleteAsync(
            ChatRequest request,
            CallOptions? options,
            CancellationToken cancellationToken = default
        )
        {
            Calls++;
            return base.CompleteAsync(request, options, cancellationToken);
        }
    }
}
