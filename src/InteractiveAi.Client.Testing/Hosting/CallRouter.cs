using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>Takes every HTTP call: records it, refuses it, lets the script reply, or has it answered.</summary>
internal sealed class CallRouter(Dialect dialect, TimeProvider time, TimeSpan wordDelay, GenerationIds ids)
{
    private readonly ConcurrentQueue<RecordedCall> _calls = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script = new();
    private readonly Answerer _answerer = new(dialect, time, ids);
    private volatile bool _stopping;

    public DisconnectCounter Disconnects { get; } = new();

    public IReadOnlyList<RecordedCall> Calls => _calls.ToArray();

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
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            // Also what a scripted reply threw: a test finds its own mistake in the error it receives.
            context.Response.Clear();
            dialect.Begin(context, ids, time.GetUtcNow());
            var message = $"{exception.GetType().Name}: {exception.Message}";
            await RefuseAsync(context, dialect.Error(context, 500, message)).ConfigureAwait(false);
        }
        catch (Exception)
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
        var error = jsonBody is null ? dialect.Error(context, status) : GatewayError.Raw(status, jsonBody);
        return RefuseAsync(context, error, retryAfter);
    }

    private Task RefuseAsync(HttpContext context, GatewayError error, TimeSpan? retryAfter = null)
    {
        dialect.AddLimits(context.Response, error.Status, time.GetUtcNow(), retryAfter);
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

        var call = new RecordedCall(context.Request, body);
        _calls.Enqueue(call);
        dialect.Begin(context, ids, time.GetUtcNow());

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
            await RefuseAsync(context, dialect.Error(context, 401)).ConfigureAwait(false);
        }
        else
        {
            await AnswerAsync(context, body, watch).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context, byte[] body, DisconnectWatch watch)
    {
        JsonDocument? document = null;
        try
        {
            Generation generation;
            try
            {
                document = JsonDocument.Parse(body);
                generation = _answerer.Answer(dialect.Read(document.RootElement, context));
            }
            catch (JsonException)
            {
                watch.Complete();
                await RefuseAsync(context, dialect.RefuseText(context)).ConfigureAwait(false);
                return;
            }
            catch (InvalidCallException exception)
            {
                watch.Complete();
                var error = dialect.Refuse(context, document!.RootElement, exception);
                await RefuseAsync(context, error).ConfigureAwait(false);
                return;
            }

            dialect.AddHeaders(context.Response, generation);
            if (generation.Call.Stream)
            {
                await EventStream
                    .WriteAsync(context, dialect, generation, wordDelay, time, watch.Complete)
                    .ConfigureAwait(false);
            }
            else
            {
                await WholeAnswer.WriteAsync(context, dialect, generation, watch.Complete).ConfigureAwait(false);
            }
        }
        finally
        {
            document?.Dispose();
        }
    }

    private GatewayError? Refusal(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!dialect.Serves(path))
        {
            return dialect.Error(context, 404, $"There is nothing at {path}");
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            return null;
        }

        context.Response.Headers.Allow = HttpMethods.Post;
        return dialect.Error(context, 405, $"{context.Request.Method} is not allowed here, use POST");
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        var length = context.Request.ContentLength is { } known and <= int.MaxValue ? (int)known : 0;
        using var buffer = new MemoryStream(length);
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        return buffer.ToArray();
    }
}
