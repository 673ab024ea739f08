using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatClientTests
{
    private const string Refused = """{"error":{"code":401,"message":"No auth credentials found"}}""";

    [Test]
    public async Task ApiKeyProvider_EveryCall_IsAskedAnew()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply), VerbatimReply.Events("data: [DONE]\n\n"));
        var asked = new List<ApiKeyContext>();
        using var client = WithProvider(
            handler,
            (context, _) =>
            {
                asked.Add(context);
                return new ValueTask<string>($"key-{asked.Count}");
            }
        );

        await client.CompleteAsync(Ask());
        await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(
            handler.Requests.Select(request => request["Authorization"]),
            Is.EqualTo(new[] { "Bearer key-1", "Bearer key-2" })
        );
        Assert.That(asked.Select(context => context.PreviousKeyWasRefused), Is.All.False);
    }

    [Test]
    public async Task ApiKeyProvider_KeyIsRefused_IsAskedOnceMoreAndTheNewKeySendsTheSameBody()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Refused, 401), VerbatimReply.Json(Reply));
        using var client = WithProvider(
            handler,
            (context, _) => new ValueTask<string>(context.PreviousKeyWasRefused ? "new" : "old")
        );
        var infos = new List<ResponseInfo>();

        var reply = await client.CompleteAsync(Ask(), new CallOptions { OnResponse = infos.Add });

        Assert.That(reply.Text, Is.EqualTo("Olá"));
        Assert.That(
            handler.Requests.Select(request => request["Authorization"]),
            Is.EqualTo(new[] { "Bearer old", "Bearer new" })
        );
        Assert.That(handler.Requests[1].Body, Is.EqualTo(handler.Requests[0].Body).And.Not.Empty);
        Assert.That(infos.Select(info => (int)info.StatusCode), Is.EqualTo(new[] { 200 }));
    }

    [Test]
    public async Task ApiKeyProvider_NewKeyIsRefusedToo_TheCallFailsAfterTwoRequests()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Refused, 401), VerbatimReply.Json(Refused, 401));
        var asked = 0;
        using var client = WithProvider(handler, (_, _) => new ValueTask<string>($"key-{++asked}"));

        var failure = await FailureAsync<ApiException>(client.CompleteAsync(Ask()));

        Assert.That((failure.Kind, asked, handler.Requests.Count), Is.EqualTo((ApiErrorKind.Authentication, 2, 2)));
    }

    [Test]
    public async Task ApiKeyProvider_SameKeyAgain_IsNotSentAgain()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Refused, 401));
        using var client = WithProvider(handler, (_, _) => new ValueTask<string>(Key));

        var failure = await FailureAsync<ApiException>(client.CompleteAsync(Ask()));

        Assert.That((failure.Error?.Message, handler.Requests.Count), Is.EqualTo(("No auth credentials found", 1)));
        Assert.That(failure.Message, Does.Contain("router key"));
    }

    [Test]
    public async Task ApiKey_IsRefused_IsNotSentAgain()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Refused, 401));
        using var client = Over(handler, options => options.MaxRetries = 2);

        var failure = await FailureAsync<ApiException>(client.CompleteAsync(Ask()));

        Assert.That((failure.Kind, handler.Requests.Count), Is.EqualTo((ApiErrorKind.Authentication, 1)));
    }

    [Test]
    public async Task ApiKeyProvider_CallHasItsOwnAuthorization_IsNotAskedAtAll()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Refused, 401));
        var asked = 0;
        using var client = WithProvider(handler, (_, _) => new ValueTask<string>($"key-{++asked}"));
        var options = new CallOptions
        {
            Headers = new Dictionary<string, string> { ["authorization"] = "Bearer of-the-call" },
        };

        await FailureAsync<ApiException>(client.CompleteAsync(Ask(), options));

        Assert.That((asked, handler.Request["Authorization"]), Is.EqualTo((0, "Bearer of-the-call")));
    }

    [Test]
    public async Task Headers_AuthorizationOfTheClient_IsTheCredential()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(
            handler,
            options => (options.ApiKey, options.Headers["Authorization"]) = (null, "Basic dXNlcjpwYXNz")
        );

        await client.CompleteAsync(Ask());

        Assert.That(handler.Request["Authorization"], Is.EqualTo("Basic dXNlcjpwYXNz"));
    }

    [Test]
    public async Task ApiKeyProvider_Throws_TheCallFailsWithThatAndNothingIsSent([Values] bool second)
    {
        var failure = new TimeoutException("The vault is closed.");
        var handler = new VerbatimHandler(VerbatimReply.Json(Refused, 401));
        using var client = WithProvider(
            handler,
            (context, _) => context.PreviousKeyWasRefused == second ? throw failure : new ValueTask<string>("old")
        );

        var ofCompletion = await FailureAsync<TimeoutException>(client.CompleteAsync(Ask()));

        Assert.That(ofCompletion, Is.SameAs(failure));
        Assert.That(handler.Requests, Has.Count.EqualTo(second ? 1 : 0));
    }

    [Test]
    public async Task ApiKeyProvider_Throws_TheStreamFailsWithThat()
    {
        var failure = new TimeoutException("The vault is closed.");
        using var client = WithProvider(new VerbatimHandler(), (_, _) => throw failure);

        Assert.That(await FailureAsync<TimeoutException>(client.StreamAsync(Ask())), Is.SameAs(failure));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("sk-secret\r\nX-Injected: 1")]
    [TestCase("Bearer sk-secret")]
    [TestCase("sk-secrét")]
    public async Task ApiKeyProvider_MalformedKey_IsRefusedWithoutBeingQuoted(string? key)
    {
        var handler = new VerbatimHandler();
        using var client = WithProvider(handler, (_, _) => new ValueTask<string>(key!));

        var failure = await FailureAsync<InvalidOperationException>(client.CompleteAsync(Ask()));

        Assert.That(failure.ToString(), Does.Contain("ApiKeyProvider").And.Not.Contain("sk-"));
        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public async Task ApiKeyProvider_CallIsCancelled_LearnsOfIt()
    {
        var asked = new TaskCompletionSource();
        using var source = new CancellationTokenSource();
        using var client = WithProvider(
            new VerbatimHandler(),
            async (_, cancellationToken) =>
            {
                asked.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                return Key;
            }
        );

        var call = client.CompleteAsync(Ask(), source.Token);
        await asked.Task;
        await source.CancelAsync();
        var failure = await FailureAsync<OperationCanceledException>(call);

        Assert.That((failure.CancellationToken, call.IsCanceled), Is.EqualTo((source.Token, true)));
    }

    [Test]
    public void ToString_AnyClient_HasNoKey()
    {
        using var client = new ChatClient(Key);
        using var other = Over(
            new VerbatimHandler(),
            options =>
            {
                options.Endpoint = new Uri("https://gateway.test/secret-path");
                options.Headers["X-Secret"] = "hidden";
            }
        );

        Assert.That(client.ToString(), Is.EqualTo("ChatClient(Interactive AI, app.interactive.ai)"));
        Assert.That(other.ToString(), Is.EqualTo("ChatClient(Interactive AI, gateway.test)"));
    }

    private static ChatClient WithProvider(
        HttpMessageHandler handler,
        Func<ApiKeyContext, CancellationToken, ValueTask<string>> provider
    ) => Over(handler, options => (options.ApiKey, options.ApiKeyProvider) = (null, provider));
}
