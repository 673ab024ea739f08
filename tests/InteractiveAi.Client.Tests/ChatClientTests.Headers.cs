using System.Reflection;
using NUnit.Framework.Constraints;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatClientTests
{
    private static readonly string Product =
        "InteractiveAi.Client/"
        + typeof(ChatClient)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    [Test]
    public async Task CompleteAsync_NothingElseSet_SendsExactlyTheseHeaders()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler);

        await client.CompleteAsync(Ask());

        Assert.That(
            handler.Request.Headers,
            Is.EquivalentTo(
                new Dictionary<string, string>
                {
                    ["Authorization"] = $"Bearer {Key}",
                    ["Accept"] = "application/json",
                    ["User-Agent"] = Product,
                    ["Content-Type"] = "application/json",
                    ["Content-Length"] = $"{handler.Request.Body.Length}",
                }
            )
        );
    }

    [Test]
    public async Task StreamAsync_NothingElseSet_AcceptsAnEventStream()
    {
        var handler = new VerbatimHandler(VerbatimReply.Events("data: [DONE]\n\n"));
        using var client = Over(handler);

        await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(
            handler.Request.Headers,
            Is.EquivalentTo(
                new Dictionary<string, string>
                {
                    ["Authorization"] = $"Bearer {Key}",
                    ["Accept"] = "text/event-stream",
                    ["User-Agent"] = Product,
                    ["Content-Type"] = "application/json",
                    ["Content-Length"] = $"{handler.Request.Body.Length}",
                }
            )
        );
    }

    [Test]
    public async Task CompleteAsync_UserAgentSuffix_FollowsOurs()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler, options => options.UserAgentSuffix = "MyApp/2.1 (kiosk; 7)");

        await client.CompleteAsync(Ask());

        Assert.That(handler.Request["User-Agent"], Is.EqualTo($"{Product} MyApp/2.1 (kiosk; 7)"));
    }

    [Test]
    public async Task CompleteAsync_HeadersOfClientAndCall_TheCallsWin()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply), VerbatimReply.Json(Reply));
        using var client = Over(
            handler,
            options =>
            {
                options.Headers["X-Session-Id"] = "of the client";
                options.Headers["X-Team"] = "blue";
                options.Headers["Accept"] = "application/json, text/plain";
            }
        );

        await client.CompleteAsync(
            Ask(),
            new CallOptions
            {
                Headers = new Dictionary<string, string>
                {
                    ["x-session-id"] = "of the call",
                    ["USER-AGENT"] = "Other/1",
                    ["Authorization"] = "Basic dXNlcjpwYXNz",
                },
            }
        );
        await client.CompleteAsync(Ask());

        Assert.That(
            handler.Requests[0].Headers,
            Is.EquivalentTo(
                new Dictionary<string, string>
                {
                    ["Authorization"] = "Basic dXNlcjpwYXNz",
                    ["Accept"] = "application/json, text/plain",
                    ["User-Agent"] = "Other/1",
                    ["x-session-id"] = "of the call",
                    ["X-Team"] = "blue",
                    ["Content-Type"] = "application/json",
                    ["Content-Length"] = $"{handler.Requests[0].Body.Length}",
                }
            )
        );
        Assert.That(handler.Requests[1]["X-Session-Id"], Is.EqualTo("of the client"));
    }

    [Test]
    public async Task CompleteAsync_HeadersOfTheGateway_GiveWayToTheClientsAndTheCalls()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        var options = new TestOptions { Gateway = new OtherGateway(), KeyIsOptional = true };
        options.Headers["x-project"] = "of the client";
        options.Headers["X-User"] = "of the client";
        using var client = new ChatClient(Http(handler), options);

        await client.CompleteAsync(
            Ask(),
            new CallOptions { Headers = new Dictionary<string, string> { ["X-USER"] = "of the call" } }
        );

        Assert.That(
            (handler.Request["X-Gateway"], handler.Request["X-Project"], handler.Request["X-User"]),
            Is.EqualTo(("other", "of the client", "of the call"))
        );
        Assert.That(
            (handler.Request["Authorization"], handler.Request.Uri?.AbsoluteUri),
            Is.EqualTo((default(string), "https://other.test/chat"))
        );
    }

    [Test]
    public async Task CompleteAsync_DefaultHeadersOfTheHttpClient_AreSentButDoNotReplaceTheKey()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var http = Http(handler);
        http.DefaultRequestHeaders.TryAddWithoutValidation("X-Trace", "t-1");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer somebody-elses");
        using var client = new ChatClient(http, new InteractiveAiOptions { ApiKey = Key });

        await client.CompleteAsync(Ask());

        Assert.That(
            (handler.Request["X-Trace"], handler.Request["Authorization"]),
            Is.EqualTo(("t-1", $"Bearer {Key}"))
        );
    }

    [Test]
    public async Task CompleteAsync_HandlerChangesAHeader_TheNextCallHasItAsBefore()
    {
        var verbatim = new VerbatimHandler(VerbatimReply.Json(Reply), VerbatimReply.Json(Reply));
        using var client = Over(new Meddler { InnerHandler = verbatim });

        await client.CompleteAsync(Ask());
        await client.CompleteAsync(Ask());

        Assert.That(
            verbatim.Requests.Select(request => request["Accept"]),
            Is.EqualTo(new[] { "application/json; q=0.1", "application/json; q=0.1" })
        );
    }

    private static readonly string[] BrokenValues = ["a\rb", "a\nb", "a\r\nX-Injected: 1", "a\0b", "schön"];

    [TestCaseSource(nameof(BrokenValues))]
    public void Headers_ValueThatWouldBreakTheBlock_IsRefusedWithoutBeingQuoted(string value)
    {
        using var client = Over(new VerbatimHandler());
        var ofTheCall = new CallOptions { Headers = new Dictionary<string, string> { ["X-Team"] = value } };
        var ofTheClient = new InteractiveAiOptions { ApiKey = Key, Headers = { ["X-Team"] = value } };
        var suffix = new InteractiveAiOptions { ApiKey = Key, UserAgentSuffix = value };

        Assert.That(() => (object)client.CompleteAsync(Ask(), ofTheCall), RefusalWithout(value));
        Assert.That(() => (object)client.StreamAsync(Ask(), ofTheCall), RefusalWithout(value));
        Assert.That(() => new ChatClient(ofTheClient), RefusalWithout(value));
        Assert.That(() => new ChatClient(suffix), RefusalWithout(value));
    }

    private static readonly string[] ForeignNames =
    [
        "",
        "X Team",
        "X-Team:",
        "X\r\nInjected",
        "Content-Type",
        "content-length",
        "Content-Encoding",
        "Host",
        "Transfer-Encoding",
        "Connection",
        "Expect",
        "Allow",
        "Expires",
        "Last-Modified",
    ];

    [TestCaseSource(nameof(ForeignNames))]
    public void Headers_NameThatIsNotTheCallers_IsRefusedByTheCall(string name)
    {
        using var client = Over(new VerbatimHandler());
        var ofTheCall = new CallOptions { Headers = new Dictionary<string, string> { [name] = "1" } };
        var ofTheClient = new InteractiveAiOptions { ApiKey = Key, Headers = { [name] = "1" } };

        Assert.That(() => (object)client.CompleteAsync(Ask(), ofTheCall), Throws.ArgumentException);
        Assert.That(() => (object)client.StreamAsync(Ask(), ofTheCall), Throws.ArgumentException);
        Assert.That(() => new ChatClient(ofTheClient), Throws.ArgumentException);
    }

    [Test]
    public async Task CompleteAsync_HeadersOfTheCallChangeAfterwards_WhatWasGivenIsSent()
    {
        var asked = new TaskCompletionSource<string>();
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(
            handler,
            options => (options.ApiKey, options.ApiKeyProvider) = (null, (_, _) => new ValueTask<string>(asked.Task))
        );
        var headers = new Dictionary<string, string> { ["X-Team"] = "blue" };

        var call = client.CompleteAsync(Ask(), new CallOptions { Headers = headers });
        headers["X-Team"] = "red\r\nX-Injected: 1";
        asked.SetResult(Key);
        await call;

        Assert.That(handler.Request["X-Team"], Is.EqualTo("blue"));
    }

    private static ContainsConstraint RefusalWithout(string value) =>
        Throws.ArgumentException.With.Message.Not.Contains(value);

    private sealed class Meddler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            foreach (var accepted in request.Headers.Accept)
            {
                accepted.Quality = accepted.Quality is null ? 0.1 : throw new InvalidOperationException("seen before");
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
