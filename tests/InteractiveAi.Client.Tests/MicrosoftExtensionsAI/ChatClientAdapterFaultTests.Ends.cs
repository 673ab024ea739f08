using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

public partial class ChatClientAdapterFaultTests
{
    [Test]
    public async Task Stream_ThatIsCutBehindItsUsage_TellsNoUsage()
    {
        var client = Client(
            VerbatimReply.Events(
                $"data: {Text}\n\n"
                    + """data: {"id":"g","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"""
                    + "\n\n"
            )
        );

        var (updates, failure) = await AdapterOver.ReadAsync(client.GetStreamingResponseAsync("Hi"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.TypeOf<ChatStreamException>());
            Assert.That(updates.SelectMany(static one => one.Contents).OfType<UsageContent>(), Is.Empty);
        }
    }

    [Test]
    public async Task Stream_WithAPictureThatCannotBeRead_EndsAsItShould()
    {
        var client = Client(
            AdapterOver.Stream(
                """{"id":"g","choices":[{"index":0,"delta":{"content":"Look.","images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,@"}}]},"finish_reason":"stop"}],"usage":{"total_tokens":2}}"""
            )
        );

        var (updates, failure) = await AdapterOver.ReadAsync(client.GetStreamingResponseAsync("Hi"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.Null);
            Assert.That(updates.ToChatResponse().Usage!.TotalTokenCount, Is.EqualTo(2));
        }
    }

    [TestCase("call")]
    [TestCase("stream")]
    [TestCase("enumeration")]
    public async Task Cancellation_BeforeTheAnswer_NamesTheCallersToken(string kind)
    {
        using var cancellation = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        var client = Client(VerbatimReply.Never(arrived));

        Task call = kind switch
        {
            "call" => client.GetResponseAsync("Hi", null, cancellation.Token),
            "stream" => client.GetStreamingResponseAsync("Hi", null, cancellation.Token).ToChatResponseAsync(),
            _ => client.GetStreamingResponseAsync("Hi").ToChatResponseAsync(cancellation.Token),
        };
        await arrived.Task;
        await cancellation.CancelAsync();

        var failure = await TestClient.FailureAsync<OperationCanceledException>(call);
        Assert.That(failure.CancellationToken, Is.EqualTo(cancellation.Token));
    }

    [Test]
    public async Task Stream_ThatNobodyReads_SendsNothing()
    {
        var handler = new VerbatimHandler(VerbatimReply.Events(AdapterOver.Events));
        var client = AdapterOver.Client(TestGateway.InteractiveAi, handler);

        var stream = client.GetStreamingResponseAsync("Hi");
        await using (stream.GetAsyncEnumerator())
        {
            Assert.That(handler.Requests, Is.Empty);
        }

        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public async Task HttpClient_ThatGivesUpByItself_IsATimeoutAndNoCancellation()
    {
        using var http = new HttpClient(new VerbatimHandler(VerbatimReply.Never(new TaskCompletionSource())));
        http.Timeout = TimeSpan.FromMilliseconds(1);
        var client = new ChatClient(
            http,
            new InteractiveAiOptions { ApiKey = TestClient.Key, MaxRetries = 0 }
        ).AsIChatClient("m");

        var (updates, failure) = await AdapterOver.ReadAsync(client.GetStreamingResponseAsync("Hi"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.TypeOf<ChatTimeoutException>());
            Assert.That(updates, Is.Empty);
        }
    }
}
