using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>Takes every HTTP call: records it, refuses it, lets the script reply, or has it answered.</summary>
internal sealed class CallRouter(
    GatewayDialect kind,
    TimeProvider time,
    TimeSpan wordDelay,
    GenerationIds ids,
    GatewayScript script
)
{
    private readonly Dialect _dialect = Dialect.Of(kind);
    private readonly ConcurrentQueue<RecordedCall> _calls = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script = new();
    private Answerer? _answerer;
    private ScriptPlayer? _player;
    private volatile bool _stopping;

    /// <summary>Whether the caller is in this process, and the host one that a test made up: then what goes wrong in a script is thrown to the caller,
    /// a call without a scripted reply among it, and any path may stand in front of the wire's own. Over a socket such a call is answered by rules.</summary>
    public bool IsInProcess { get; init; }

    public string BasePath => _dialect.BasePath;

    public GatewayScript Script => script;

    public DisconnectCounter Disconnects { get; } = new();

    public IReadOnlyList<RecordedCall> Calls => _calls.ToArray();

    /// <summary>Settings of a client that goes by this gateway's clock.</summary>
    /// <param name="endpoint">The address; <see langword="null"/> for that of the gateway that is stood in for.</param>
    /// <param name="configure">Changes the settings. A credential in them takes the place of the key of no worth.</param>
    public ChatClientOptions NewOptions(Uri? endpoint, Action<ChatClientOptions>? configure)
    {
        const string NoWorth = "any";
        var options = _dialect.NewOptions();
        options.ApiKey = NoWorth;
        options.TimeProvider = time;
        options.Endpoint = endpoint ?? options.Endpoint;
        configure?.Invoke(options);
        if (
            options.ApiKey is NoWorth
            && (options.ApiKeyProvider is not null || options.Headers.ContainsKey("Authorization"))
        )
        {
            options.ApiKey = null;
        }

        return options;
    }

    public void Enqueue(Func<HttpContext, Task> reply) => _script.Enqueue(reply);

    public void Stop()
    {
        _stopping = true;
        Disconnects.Close();
    }

    public async Task RouteAsync(HttpContext context)
    {
        // Told by the socket rather than by an exception, so that a scripted reply which waits for something else counts too.
        var watch = new DisconnectWatch(Disconnects, () => _stopping);
        using var registration = context.RequestAborted.UnsafeRegister(
            static state => ((DisconnectWatch)state!).Lost(),
            watch
        );
        try
        {
            await RespondAsync(context, watch).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to tell.
        }
        catch (Exception exception) when (!IsInProcess && !context.Response.HasStarted)
        {
            // Also what a scripted reply threw: a test finds its own mistake in the error it receives.
            context.Response.Clear();
            _dialect.Begin(context, ids, time.GetUtcNow());
            var message = $"{exception.GetType().Name}: {exception.Message}";
            // Repeated, the call would get the next reply and hide the mistake.
            context.Response.Headers["x-should-retry"] = "false";
            await RefuseAsync(context, _dialect.Error(context, 500, message)).ConfigureAwait(false);
        }
        catch (Exception) when (!IsInProcess)
        {
            context.Abort();
            throw;
        }
        finally
        {
            // The callback of the registration may come after the reply has been torn down by the same cancellation.
            if (context.RequestAborted.IsCancellationRequested)
            {
                watch.Lost();
            }
            else
            {
                watch.Complete();
            }
        }
    }

    public Task FailAsync(HttpContext context, int status, string? jsonBody, TimeSpan? retryAfter)
    {
        var error = jsonBody is null ? _dialect.Error(context, status) : GatewayError.Raw(status, jsonBody);
        return RefuseAsync(context, error, retryAfter);
    }

    private Task RefuseAsync(HttpContext context, GatewayError error, TimeSpan? retryAfter = null)
    {
        _dialect.AddLimits(context.Response, error.Status, time.GetUtcNow(), retryAfter);
        return error.WriteAsync(context);
    }

    private async Task RespondAsync(HttpContext context, DisconnectWatch watch)
    {
        byte[] body;
        try
        {
            body = await ReadBodyAsync(context).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The connection broke in the middle of the upload, perhaps before the abort was signalled.
            watch.Lost();
            context.Abort();
            return;
        }

        var call = new RecordedCall(context.Request, body, kind);
        _calls.Enqueue(call);
        _dialect.Begin(context, ids, time.GetUtcNow());

        if (Refusal(context) is { } refusal)
        {
            watch.Complete();
            await RefuseAsync(context, refusal).ConfigureAwait(false);
        }
        else if (_script.TryDequeue(out var reply))
        {
            context.Request.Body = new MemoryStream(body, writable: false);
            await reply(context).ConfigureAwait(false);
        }
        else if (!call.HasBearer)
        {
            watch.Complete();
            await RefuseAsync(context, _dialect.Error(context, 401)).ConfigureAwait(false);
        }
        else
        {
            await AnswerAsync(context, call, body, watch).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context, RecordedCall recorded, byte[] body, DisconnectWatch watch)
    {
        JsonDocument? document = null;
        try
        {
            ChatCall call;
            try
            {
                document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 256 });
                call = _dialect.Read(document.RootElement, context);
            }
            catch (JsonException)
            {
                watch.Complete();
                await RefuseAsync(context, _dialect.RefuseText(context)).ConfigureAwait(false);
                return;
            }
            catch (InvalidCallException exception)
            {
                watch.Complete();
                var error = _dialect.Refuse(context, document!.RootElement, exception);
                await RefuseAsync(context, error).ConfigureAwait(false);
                return;
            }

            if (script.Take() is { } reply)
            {
                _player ??= new ScriptPlayer(_dialect, time, ids);
                // What a script does in its function, waiting perhaps, must not hold up the caller.
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                var replied =
                    reply(recorded)
                    ?? throw new InvalidOperationException("The function that makes the reply returned null.");
                await _player.PlayAsync(context, call, replied, watch.Complete).ConfigureAwait(false);
            }
            else if (!IsInProcess)
            {
                await ComposeAsync(context, call, watch).ConfigureAwait(false);
            }
            else
            {
                throw new InvalidOperationException(
                    $"The script has no reply for call {_calls.Count}. Add one, or say with Otherwise what all further calls get. An attempt that the client repeats is a call too, unless it is told MaxRetries = 0."
                );
            }
        }
        finally
        {
            document?.Dispose();
        }
    }

    private async Task ComposeAsync(HttpContext context, ChatCall call, DisconnectWatch watch)
    {
        _answerer ??= new Answerer(_dialect, time, ids);
        var generation = _answerer.Answer(call);
        _dialect.AddHeaders(context.Response, generation);
        if (call.Stream)
        {
            StreamPlan plan = new() { Delay = wordDelay > TimeSpan.Zero ? wordDelay : TimeSpan.Zero };
            await EventStream
                .WriteAsync(context, _dialect, generation, plan, time, watch.Complete)
                .ConfigureAwait(false);
        }
        else
        {
            await WholeAnswer
                .WriteAsync(context, _dialect, generation, breakAfter: null, watch.Complete)
                .ConfigureAwait(false);
        }
    }

    private GatewayError? Refusal(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!(IsInProcess ? _dialect.ServesElsewhere(path) : _dialect.Serves(path)))
        {
            return _dialect.Error(context, 404, $"There is nothing at {path}");
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            return null;
        }

        context.Response.Headers.Allow = HttpMethods.Post;
        return _dialect.Error(context, 405, $"{context.Request.Method} is not allowed here, use POST");
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        var length = context.Request.ContentLength is { } known and <= int.MaxValue ? (int)known : 0;
        using var buffer = new MemoryStream(length);
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        return buffer.ToArray();
    }
}
