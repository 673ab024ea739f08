using System.Net;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client.Tests;

/// <summary>One call with secrets in all of its places, and everything that is told of it.</summary>
internal sealed class CanaryScene : IDisposable
{
    private readonly SignalRecorder _recorder = new() { Least = LogLevel.Trace };

    public CanaryScene(TestGateway gateway, params IEnumerable<VerbatimReply> replies)
    {
        Gateway = gateway;
        Handler = new VerbatimHandler(replies.Select(static one => one.With("X-Reply", Canary.Header)));
    }

    /// <summary>How many failures were looked at, and how many texts of them.</summary>
    public static (int Failures, int Texts) Counted { get; private set; }

    public TestGateway Gateway { get; }

    public HttpMessageHandler Handler { get; init; }

    public ManualTimeProvider Clock { get; } = new();

    public Action<ChatClientOptions>? Configure { get; init; }

    public ChatClient Client =>
        field ??= AdapterOver.Native(
            Gateway,
            Handler,
            options =>
            {
                options.ApiKey = Gateway is TestGateway.Compatible ? null : Canary.Key;
                options.Headers["X-Own"] = Canary.Header;
                if (Gateway is TestGateway.Compatible)
                {
                    options.Headers["Authorization"] = "Bearer " + Canary.Key;
                }

                options.TimeProvider = Clock;
                options.LoggerFactory = _recorder;
                Configure?.Invoke(options);
            }
        );

    public static CallOptions Call { get; } =
        new() { Headers = new Dictionary<string, string> { ["X-Call"] = Canary.Header } };

    /// <summary>Makes the call to its end.</summary>
    public async Task<Exception> FailAsync(bool streaming, CancellationToken cancellationToken = default)
    {
        ChatClient client = Client;
        ChatRequest request = Canary.Request(Gateway);
        Exception? failure = null;
        try
        {
            if (streaming)
            {
                await foreach (var chunk in client.StreamAsync(request, Call, cancellationToken))
                {
                    Search("a chunk", Exposure.OfGraph(chunk).Where(static text => !IsIdentified(text)));
                }
            }
            else
            {
                await client.CompleteAsync(request, Call, cancellationToken);
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        Assert.That(failure, Is.Not.Null, "the call was to fail");
        return failure!;
    }

    /// <summary>Searches an exception, and all that was told of the call.</summary>
    public void Search(Exception failure)
    {
        Search(failure.GetType().Name, Exposure.Of(failure));
        Search("signals", [_recorder.Everything]);
        Search("the client", [.. Exposure.OfGraph(Client), .. Exposure.OfGraph(Call)]);
        Counted = (Counted.Failures + 1, Counted.Texts);
    }

    public static void Search(string where, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Counted = (Counted.Failures, Counted.Texts + 1);
            foreach (var stem in Canary.Stems)
            {
                Assert.That(text, Does.Not.Contain(stem).IgnoreCase, where);
            }
        }
    }

    public void Dispose() => _recorder.Dispose();

    // Names of functions and ids of calls are shown, as WireModelTests says.
    private static bool IsIdentified(string text) =>
        text.StartsWith("ToolCall", StringComparison.Ordinal)
        || text.StartsWith("FunctionCall", StringComparison.Ordinal);
}
