using System.Net;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

/// <summary>What the handler does that a server has no way of doing.</summary>
public class ScriptedGatewayHandlerTests
{
    [Test]
    public async Task SendAsync_NoReplyLeft_ThrowsWhatIsMissing()
    {
        ScriptedGateway gateway = new ScriptedGateway().Reply("Hello");
        using ChatClient client = Over(gateway);
        await client.CompleteAsync("one", model: "m");

        await Assert.ThatAsync(
            () => client.CompleteAsync("two", model: "m"),
            Throws.InvalidOperationException.With.Message.StartsWith("The script has no reply for call 2.")
        );
    }

    [Test]
    public async Task SendAsync_ReplyThatThrows_ThrowsTheSame()
    {
        ScriptedGateway gateway = new ScriptedGateway().Reply(_ => throw new TimeZoneNotFoundException("mine"));
        using ChatClient client = Over(gateway);

        await Assert.ThatAsync(
            () => client.CompleteAsync("one", model: "m"),
            Throws.TypeOf<TimeZoneNotFoundException>().With.Message.EqualTo("mine")
        );
    }

    [Test]
    public async Task SendAsync_RequestThatTheGatewayWouldRefuse_IsRefusedAndUsesNoReply()
    {
        ScriptedGateway gateway = new ScriptedGateway(GatewayDialect.JamAi).Reply("Hello");
        using HttpClient http = new(gateway);
        using StringContent body = new("""{"model":"m","messages":[{"role":"developer","content":"Hi"}]}""");
        http.DefaultRequestHeaders.Authorization = new("Bearer", "k");

        using HttpResponseMessage response = await http.PostAsync("https://gateway.test/api/v1/chat/completions", body);

        Assert.That(
            (response.StatusCode, gateway.Script.Remaining),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, 1))
        );
    }

    [Test]
    public async Task Disconnects_StreamThatIsLeft_IsCounted()
    {
        ScriptedGateway gateway = new ScriptedGateway().Reply(
            ScriptedReply.Text("Hel", "lo") with
            {
                EventDelay = Timeout.InfiniteTimeSpan,
            }
        );
        using ChatClient client = Over(gateway);

        await foreach (string _ in client.StreamTextAsync("Hi", model: "m"))
        {
            break;
        }

        await gateway.WaitForDisconnectsAsync(1);
        Assert.That(gateway.Disconnects, Is.EqualTo(1));
    }

    [Test]
    public async Task Disconnects_StreamWithoutDelaysThatIsLeft_IsCountedEveryTime()
    {
        for (var run = 0; run < 20; run++)
        {
            ScriptedGateway gateway = new ScriptedGateway().Stream("Hel", "lo");
            using ChatClient client = Over(gateway);
            using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10));

            await foreach (string _ in client.StreamTextAsync("Hi", model: "m"))
            {
                break;
            }

            await gateway.WaitForDisconnectsAsync(1, limit.Token);
            Assert.That(gateway.Disconnects, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task EventDelay_ClockThatIsMovedWhenTheEventBeforeItIsThere_HasBegun()
    {
        for (var run = 0; run < 50; run++)
        {
            Testing.ManualTimeProvider clock = new();
            ScriptedGateway gateway = new ScriptedGateway(timeProvider: clock).Reply(
                ScriptedReply.Text("Hel", "lo") with
                {
                    EventDelay = TimeSpan.FromSeconds(1),
                }
            );
            using ChatClient client = Over(gateway);
            await using var texts = client.StreamTextAsync("Hi", model: "m").GetAsyncEnumerator();

            await texts.MoveNextAsync();
            clock.Advance(TimeSpan.FromSeconds(1));
            var isThere = await texts.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

            Assert.That((isThere, texts.Current), Is.EqualTo((true, "lo")));
        }
    }

    [Test]
    public async Task Disconnects_AnswersThatAreReadToTheirEnd_AreNotCounted()
    {
        for (var run = 0; run < 20; run++)
        {
            ScriptedGateway gateway = new ScriptedGateway()
                .Stream("Hel", "lo")
                .ThenReply("Hello")
                .ThenReply(HttpStatusCode.PaymentRequired);
            using ChatClient client = Over(gateway);

            await client.StreamAsync("Hi", model: "m").ToCompletionAsync();
            await client.CompleteAsync("Hi", model: "m");
            await Assert.ThatAsync(() => client.CompleteAsync("Hi", model: "m"), Throws.InstanceOf<ApiException>());

            Assert.That(gateway.Disconnects, Is.Zero);
        }
    }

    [Test]
    public async Task WaitForDisconnectsAsync_ThatNeverCome_EndsWithTheGatewayOrTheToken()
    {
        ScriptedGateway gateway = new ScriptedGateway().Reply("Hello");
        using CancellationTokenSource source = new();
        Task cancelled = gateway.WaitForDisconnectsAsync(1, source.Token);
        Task left = gateway.WaitForDisconnectsAsync(1);

        await source.CancelAsync();
        await Assert.ThatAsync(() => cancelled, Throws.InstanceOf<OperationCanceledException>());
        gateway.Dispose();

        await Assert.ThatAsync(
            () => left,
            Throws
                .TypeOf<ObjectDisposedException>()
                .With.Property(nameof(ObjectDisposedException.ObjectName))
                .EqualTo(typeof(ScriptedGateway).FullName)
        );
    }

    [Test]
    public async Task SendAsync_HostOfTheTestsOwn_IsServedAtAnyBase()
    {
        ScriptedGateway gateway = new ScriptedGateway().Reply("Hello");
        using HttpClient http = new(gateway);
        OpenAICompatibleOptions options = new(new Uri("https://llm.test/openai/v1")) { ApiKey = "k" };
        using ChatClient client = new(http, options);

        Assert.That((await client.CompleteAsync("Hi", "m")).Text, Is.EqualTo("Hello"));
        Assert.That(gateway.Calls[0].Path, Is.EqualTo("/openai/v1/chat/completions"));
    }

    [Test]
    public async Task SendAsync_CancelledBeforeTheAnswer_IsACancellation()
    {
        ScriptedGateway gateway = new ScriptedGateway().Reply(
            ScriptedReply.Text("Hello") with
            {
                Delay = Timeout.InfiniteTimeSpan,
            }
        );
        using ChatClient client = Over(gateway);
        using CancellationTokenSource source = new();

        Task<ChatCompletion> call = client.CompleteAsync("Hi", model: "m", source.Token);
        await source.CancelAsync();

        await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task SendAsync_ManyAtOnce_EachGetsItsOwn()
    {
        ScriptedGateway gateway = new();
        gateway.Script.Otherwise(call =>
            ScriptedReply.Text("You ", "said ", ((UserMessage)call.Request.Messages[0]).Content!.Text!)
        );
        using ChatClient client = Over(gateway);

        string[] answers = await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(async i => string.Concat(await client.StreamTextAsync($"{i}", model: "m").AllAsync()))
        );

        Assert.That(answers, Is.EqualTo(Enumerable.Range(0, 64).Select(i => $"You said {i}")));
    }

    private static ChatClient Over(ScriptedGateway gateway) =>
        new(new HttpClient(gateway), new InteractiveAiOptions { ApiKey = "k" });
}
