using System.Diagnostics;
using System.Reflection;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

/// <summary>The span of a call.</summary>
public partial class CallSpanTests
{
    private const string Answer = """
        {
          "id": "gen-1", "model": "openai/gpt-4o-2024", "provider": "OpenAI",
          "choices": [
            { "index": 0, "message": { "role": "assistant", "content": "Hello" }, "finish_reason": "stop" },
            { "index": 1, "message": { "role": "assistant", "content": "Hi" }, "finish_reason": "length" }
          ],
          "usage": {
            "prompt_tokens": 12, "completion_tokens": 7, "total_tokens": 19, "cost": 0.0025,
            "prompt_tokens_details": { "cached_tokens": 4, "cache_write_tokens": 3 },
            "completion_tokens_details": { "reasoning_tokens": 5 }
          }
        }
        """;

    private const string Events = """
        data: {"id":"gen-1","model":"openai/gpt-4o-2024","provider":"OpenAI","choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"}}]}

        data: {"id":"gen-1","model":"openai/gpt-4o-2024","provider":"OpenAI","choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":"stop"}]}

        data: {"id":"gen-1","model":"openai/gpt-4o-2024","provider":"OpenAI","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":7,"cost":0.5}}

        data: [DONE]


        """;

    private static readonly ChatRequest request = new()
    {
        Model = "openai/gpt-4o",
        Messages = ["Hi"],
        N = 2,
        Seed = 42,
        MaxTokens = 100,
        MaxCompletionTokens = 200,
        Temperature = 0.5,
        TopP = 0.25,
        FrequencyPenalty = 0.125,
        PresencePenalty = -1,
        Stop = ["END"],
        User = "u-1",
        ResponseFormat = ResponseFormat.JsonObject,
    };

    [Test]
    public async Task Completion_WithEverything_IsToldInTheWordsOfTheConventions()
    {
        using var recorder = new SignalRecorder();
        using var client = TestClient.Over(
            new VerbatimHandler(VerbatimReply.Json(Answer).With("x-request-id", "req-1"))
        );

        await client.CompleteAsync(request);

        var span = recorder.Span;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(span.DisplayName, Is.EqualTo("chat openai/gpt-4o"));
            Assert.That(span.Kind, Is.EqualTo(ActivityKind.Client));
            Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Unset));
            Assert.That(span.Events, Is.Empty);
            Assert.That(
                SignalRecorder.Tags(span),
                Is.EqualTo(
                    """
                    gen_ai.operation.name=chat
                    gen_ai.output.type=json
                    gen_ai.provider.name=interactive_ai
                    gen_ai.request.choice.count=2
                    gen_ai.request.frequency_penalty=0.125
                    gen_ai.request.max_tokens=200
                    gen_ai.request.model=openai/gpt-4o
                    gen_ai.request.presence_penalty=-1
                    gen_ai.request.seed=42
                    gen_ai.request.temperature=0.5
                    gen_ai.request.top_p=0.25
                    gen_ai.response.finish_reasons=[stop, length]
                    gen_ai.response.id=gen-1
                    gen_ai.response.model=openai/gpt-4o-2024
                    gen_ai.usage.cache_creation.input_tokens=3
                    gen_ai.usage.cache_read.input_tokens=4
                    gen_ai.usage.input_tokens=12
                    gen_ai.usage.output_tokens=7
                    gen_ai.usage.reasoning.output_tokens=5
                    interactiveai.cost=0.0025
                    interactiveai.provider=OpenAI
                    interactiveai.request_id=req-1
                    server.address=app.interactive.ai
                    server.port=443
                    """
                )
            );
        }
    }

    [Test]
    public async Task Stream_ReadToItsEnd_IsOneSpanUntilThen()
    {
        using var recorder = new SignalRecorder();
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Events(Events)), NoTime);

        var stream = client.StreamAsync(TestClient.Ask());
        var stoppedEarly = false;
        await foreach (var _ in stream)
        {
            stoppedEarly |= recorder.Spans.Count > 0;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stoppedEarly, Is.False);
            Assert.That(recorder.Span.Status, Is.EqualTo(ActivityStatusCode.Unset));
            Assert.That(
                SignalRecorder.Tags(recorder.Span),
                Is.EqualTo(
                    """
                    gen_ai.operation.name=chat
                    gen_ai.provider.name=interactive_ai
                    gen_ai.request.model=openai/gpt-4o
                    gen_ai.request.stream=True
                    gen_ai.response.finish_reasons=[stop]
                    gen_ai.response.id=gen-1
                    gen_ai.response.model=openai/gpt-4o-2024
                    gen_ai.response.time_to_first_chunk=0
                    gen_ai.usage.input_tokens=12
                    gen_ai.usage.output_tokens=7
                    interactiveai.cost=0.5
                    interactiveai.provider=OpenAI
                    server.address=app.interactive.ai
                    server.port=443
                    """
                )
            );
        }
    }

    [Test]
    public async Task Stream_AnsweredAsAWhole_IsToldAsAStream()
    {
        using var recorder = new SignalRecorder();
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Json(Answer)), NoTime);

        await TestClient.ReadAsync(client.StreamAsync(TestClient.Ask() with { N = 2 }));

        Assert.That(
            SignalRecorder.Tags(recorder.Span),
            Does.Contain("gen_ai.response.finish_reasons=[stop, length]").And.Contain("gen_ai.usage.input_tokens=12")
        );
    }

    [Test]
    public async Task TopK_WhereAGatewayTakesIt_IsTold()
    {
        using var recorder = new SignalRecorder();
        using var client = AdapterOver.Native(TestGateway.Orq, new VerbatimHandler(VerbatimReply.Json(Answer)));

        await client.CompleteAsync(
            new OrqChatRequest
            {
                Model = "m",
                Messages = ["Hi"],
                TopK = 40,
            }
        );

        Assert.That(
            SignalRecorder.Tags(recorder.Span),
            Does.Contain("gen_ai.request.top_k=40").And.Contain("gen_ai.provider.name=orq.ai")
        );
    }

    [Test]
    public async Task Model_LeftToTheGateway_IsNotPartOfTheName()
    {
        using var recorder = new SignalRecorder();
        using var client = TestClient.Over(new VerbatimHandler(VerbatimReply.Json("""{"choices":[]}""")));

        await client.CompleteAsync(new ChatRequest { Messages = ["Hi"] });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(recorder.Span.DisplayName, Is.EqualTo("chat"));
            Assert.That(
                SignalRecorder.Tags(recorder.Span),
                Is.EqualTo(
                    """
                    gen_ai.operation.name=chat
                    gen_ai.provider.name=interactive_ai
                    server.address=app.interactive.ai
                    server.port=443
                    """
                )
            );
        }
    }

    [Test]
    public async Task Call_WithMistakes_IsNoSpan()
    {
        using var recorder = new SignalRecorder();
        using var client = TestClient.Over(new VerbatimHandler());

        Assert.That(() => client.CompleteAsync(new ChatRequest { Messages = [] }), Throws.ArgumentException);
        Assert.That(() => client.StreamAsync(new ChatRequest { Messages = [] }), Throws.ArgumentException);
        await Task.CompletedTask;

        Assert.That(recorder.Started, Is.Empty);
    }

    [Test]
    public async Task Retries_OfACall_AreEventsAndCounted()
    {
        var clock = new ManualTimeProvider();
        using var recorder = new SignalRecorder();
        using var client = TestClient.Over(
            new VerbatimHandler(
                VerbatimReply.Json("{}", 429).With("Retry-After", "3"),
                VerbatimReply.Failure(new HttpRequestException(HttpRequestError.ConnectionError)),
                VerbatimReply.Json(Answer)
            ),
            options =>
            {
                options.MaxRetries = 2;
                options.TimeProvider = clock;
            }
        );

        await clock.RunAsync(
            client.CompleteAsync(TestClient.Ask(), new CallOptions { Timeout = Timeout.InfiniteTimeSpan })
        );

        var events = recorder.Span.Events.Select(one => $"{one.Name}\n{SignalRecorder.Lines(one.Tags)}").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(events, Has.Count.EqualTo(2));
            Assert.That(
                events[0],
                Is.EqualTo(
                    """
                    interactiveai.retry
                    error.type=429
                    interactiveai.retry.attempt=1
                    interactiveai.retry.delay=3
                    """
                )
            );
            Assert.That(
                events[1],
                Does.Match(
                    @"^interactiveai\.retry\nerror\.type=connection_error\ninteractiveai\.retry\.attempt=2\ninteractiveai\.retry\.delay=[\d.]+$"
                )
            );
            Assert.That(SignalRecorder.Tags(recorder.Span), Does.Contain("interactiveai.retries=2"));
            Assert.That(recorder.Span.Status, Is.EqualTo(ActivityStatusCode.Unset));
        }
    }

    [Test]
    public void Source_OfTheSpans_HasTheVersionOfThePackage()
    {
        var version = typeof(ChatClient)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

        Assert.That(
            (ChatDiagnostics.Source.Name, ChatDiagnostics.Source.Version),
            Is.EqualTo(("InteractiveAi.Client", version))
        );
        Assert.That(
            (ChatDiagnostics.Meter.Name, ChatDiagnostics.Meter.Version),
            Is.EqualTo(("InteractiveAi.Client", version))
        );
    }

    private static void NoTime(ChatClientOptions options) => options.TimeProvider = new ManualTimeProvider();
}
