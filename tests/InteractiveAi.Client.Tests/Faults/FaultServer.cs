using System.Net;

namespace InteractiveAi.Client.Tests;

/// <summary>A server on bare sockets that follows a script, step by step, on each connection that is made to it.</summary>
/// <remarks>
/// A connection for which there is no script is a failure of the test: so a script of one connection with two requests on it shows that
/// the connection is used again, and a script that waits for the end of a connection that it is closed.
/// </remarks>
internal sealed class FaultServer : IAsyncDisposable
{
    // Only there to fail: nothing waits for it.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly LoopbackServer _server = new();
    private readonly CancellationTokenSource _limit = new(Patience);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<FaultCall> _calls = [];
    private readonly Task _serving;
    private readonly Task _scripts;

    /// <param name="scripts">What to do on the first connection, on the second, and so on.</param>
    public FaultServer(params FaultStep[][] scripts)
    {
        var scripted = new TaskCompletionSource<Task>();
        _scripts = scripted.Task.Unwrap();
        _serving = ServeAsync(scripts, scripted);
    }

    public Uri Address => _server.Address;

    /// <summary>The requests that were read, in the order in which they came.</summary>
    public IReadOnlyList<FaultCall> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>A client of this server, with connections of its own or over an <see cref="HttpClient"/>, and without retries unless the test says otherwise.</summary>
    public ChatClient Client(Action<InteractiveAiOptions>? configure = null, HttpClient? http = null)
    {
        var options = new InteractiveAiOptions
        {
            ApiKey = TestClient.Key,
            Endpoint = Address,
            MaxRetries = 0,
            // No test waits for a retry that it does not ask to.
            MaxRetryDelay = TimeSpan.Zero,
        };
        configure?.Invoke(options);
        return http is null ? new ChatClient(options) : new ChatClient(http, options);
    }

    public void Add(FaultCall call)
    {
        lock (_calls)
        {
            _calls.Add(call);
        }
    }

    /// <summary>Waits until every script has come to its end, and checks that nobody connected for whom there was none.</summary>
    public async Task EndAsync()
    {
        await _scripts.WaitAsync(Patience);
        Assert.That(_server.HasWaitingConnection, Is.False, "a connection that no script is for");
    }

    public async ValueTask DisposeAsync()
    {
        // What a test leaves undone it did not care for.
        await _stop.CancelAsync();
        await _limit.CancelAsync();
        await _serving.ContinueWith(static _ => { }, TaskScheduler.Default);
        _server.Dispose();
        _limit.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(FaultStep[][] scripts, TaskCompletionSource<Task> scripted)
    {
        List<Task> served = [];
        try
        {
            for (var i = 0; i < scripts.Length; i++)
            {
                served.Add(ServeAsync(await _server.AcceptAsync(_limit.Token), i, scripts[i]));
            }

            scripted.SetResult(Task.WhenAll(served));
        }
        catch (OperationCanceledException)
        {
            scripted.SetException(
                new TimeoutException($"{served.Count} of {scripts.Length} connections were made to the server.")
            );
        }

        await Task.WhenAll(served);
    }

    private async Task ServeAsync(LoopbackConnection wire, int number, FaultStep[] script)
    {
        using (wire)
        {
            FaultConnection connection = new(this, number, wire, _limit.Token);
            foreach (var step in script)
            {
                await step(connection);
            }
        }
    }
}
