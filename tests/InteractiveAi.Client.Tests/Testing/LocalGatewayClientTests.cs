using System.Net;
using System.Text.Json.Serialization;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

/// <summary>The client and the gateway, each held against the other over a real socket.</summary>
public partial class LocalGatewayClientTests
{
    private LocalGateway _gateway = null!;
    private ChatClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _gateway = await LocalGateway.StartAsync(new LocalGatewayOptions { WordDelay = TimeSpan.Zero });
        _client = new ChatClient(new InteractiveAiOptions { Endpoint = _gateway.Endpoint, ApiKey = "k" });
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _gateway.DisposeAsync();
    }

    [Test]
    public async Task Stream_Folded_IsTheWholeAnswer()
    {
        var request = new InteractiveAiChatRequest
        {
            Model = "anthropic/claude-sonnet-4.5",
            Messages = ["My name is Ana. What do you think of old tramways?"],
            Reasoning = new() { Effort = EffortLevel.High },
            Plugins = [new WebPlugin { MaxResults = 2 }],
            Logprobs = true,
            TopLogprobs = 2,
            N = 2,
        };

        var whole = await _client.CompleteAsync(request);
        var folded = await _client.StreamAsync(request).ToCompletionAsync();

        Assert.That(folded.Text, Is.EqualTo(whole.Text).And.Contain("old tramways"));
        Assert.That(folded.Choices, Has.Count.EqualTo(2));
        Assert.That(folded.Choices[1].Message?.Content?.Text, Is.EqualTo(whole.Choices[1].Message?.Content?.Text));
        Assert.That(folded.Reasoning, Is.EqualTo(whole.Reasoning).And.Not.Empty);
        Assert.That(folded.Message.ReasoningDetails, Has.Count.EqualTo(1));
        Assert.That(
            ((TextReasoningDetail)folded.Message.ReasoningDetails![0]).Signature,
            Is.EqualTo(((TextReasoningDetail)whole.Message.ReasoningDetails![0]).Signature).And.Not.Null
        );
        Assert.That(folded.Message.Annotations, Has.Count.EqualTo(2));
        Assert.That(folded.FinishReason, Is.EqualTo(FinishReason.Stop));
        Assert.That(folded.Choices[0].NativeFinishReason, Is.EqualTo("end_turn"));
        Assert.That(folded.Choices[0].Logprobs?.Content, Has.Count.EqualTo(whole.Choices[0].Logprobs!.Content!.Count));
        Assert.That(folded.Usage?.TotalTokens, Is.EqualTo(whole.Usage?.TotalTokens).And.GreaterThan(0));
        Assert.That(folded.Usage?.Cost, Is.EqualTo(whole.Usage?.Cost).And.GreaterThan(0));
        Assert.That(folded.Provider, Is.EqualTo("Anthropic"));
    }

    [Test]
    public async Task Tools_CalledInParallel_AreAnsweredAndUsed()
    {
        List<Message> chat = ["Weather in Lisbon and Porto?"];
        var request = new ChatRequest
        {
            Messages = chat,
            Tools = [FunctionTool.Create("get_weather", "Current weather", Json.Default.Place)],
        };

        var asked = await _client.StreamAsync(request).ToCompletionAsync();
        chat.Add(asked.Message);
        chat.AddRange(
            asked.ToolCalls.Select(call => new ToolMessage(
                call.Id,
                call.Function.ReadArguments(Json.Default.Place)!.City.Length + " degrees"
            ))
        );
        var answered = await _client.CompleteAsync(request);

        Assert.That(asked.FinishReason, Is.EqualTo(FinishReason.ToolCalls));
        Assert.That(answered.Text, Is.EqualTo("The weather for Lisbon: 6 degrees. The weather for Porto: 5 degrees."));
    }

    [Test]
    public async Task TypedAnswer_FromTheConversation_HasItsValues()
    {
        var request = new ChatRequest { Messages = ["Ana is 31 years old and lives in Lisbon."] };

        var person = await _client.CompleteAsync(request, Json.Default.Person);

        Assert.That(person.Failure, Is.Null);
        Assert.That(person.Value, Is.EqualTo(new Person("Ana", 31, "Lisbon", null)));
    }

    [Test]
    public async Task Attachments_SentByTheClient_AreReceivedWhole()
    {
        var sound = new byte[100_000];
        var request = new ChatRequest
        {
            Messages =
            [
                new UserMessage([
                    "What is this?",
                    new AudioPart(sound, AudioFormat.Wav),
                    new FilePart(sound, "application/pdf", "a.pdf"),
                ]),
            ],
        };

        var reply = await _client.CompleteAsync(request);

        Assert.That(
            reply.Text,
            Does.StartWith(
                "I received two attachments: an audio clip (audio/wav, 100,000 bytes) and a file named a.pdf (application/pdf, 100,000 bytes)."
            )
        );
    }

    [Test]
    public void Refusals_OfTheGateway_AreReadAsWhatTheyAre()
    {
        _gateway.FailNext(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromHours(1));

        Assert.That(
            async () => await _client.CompleteAsync("Hi"),
            Throws
                .InstanceOf<ApiException>()
                .With.Property(nameof(ApiException.Kind))
                .EqualTo(ApiErrorKind.RateLimit)
                .And.Property(nameof(ApiException.RetryAfter))
                .EqualTo(TimeSpan.FromHours(1))
        );
        Assert.That(
            async () => await _client.CompleteAsync(new ChatRequest { Messages = [new ToolMessage("c1", "x")] }),
            Throws
                .InstanceOf<ApiException>()
                .With.Property(nameof(ApiException.Kind))
                .EqualTo(ApiErrorKind.InvalidRequest)
                .And.Message.Contains("messages[0].tool_call_id does not answer a tool call")
        );
    }

    [Test]
    public async Task Loop_LeftEarly_ClosesTheConnection()
    {
        await using var slow = await LocalGateway.StartAsync(
            new LocalGatewayOptions { WordDelay = TimeSpan.FromMinutes(1) }
        );
        using var client = new ChatClient(new InteractiveAiOptions { Endpoint = slow.Endpoint, ApiKey = "k" });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        await foreach (var chunk in client.StreamAsync("Count to 100", cancellationToken: limit.Token))
        {
            Assert.That(chunk.Text, Is.EqualTo("1,"));
            break;
        }

        await slow.WaitForDisconnectsAsync(1, limit.Token);
        Assert.That(slow.Disconnects, Is.EqualTo(1));
    }

    internal sealed record Place(string City);

    internal sealed record Person(string Name, int Age, string? City, string? Email);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Place))]
    [JsonSerializable(typeof(Person))]
    internal sealed partial class Json : JsonSerializerContext;
}
