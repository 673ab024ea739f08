using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>Writes an answer as server-sent events, each flushed on its own.</summary>
internal static class EventStream
{
    // Real streams carry them whenever the provider takes its time; here often enough that a short answer has several.
    private const int EventsBetweenComments = 8;

    private static ReadOnlySpan<byte> Done => "data: [DONE]\n\n"u8;

    public static async Task WriteAsync(
        HttpContext context,
        Dialect dialect,
        Generation generation,
        StreamPlan plan,
        TimeProvider time,
        Action completing
    )
    {
        var aborted = context.RequestAborted;
        // What a script says of them stands there already.
        context.Response.ContentType ??= "text/event-stream";
        if (context.Response.Headers.CacheControl.Count is 0)
        {
            context.Response.Headers.CacheControl = "no-cache";
        }

        if (plan.Breaks)
        {
            // Promised and never sent: whoever reads notices that the connection ended too soon.
            context.Response.ContentLength = long.MaxValue;
        }

        if (dialect.IsSilent(generation))
        {
            completing();
            await context.Response.StartAsync(aborted).ConfigureAwait(false);
            return;
        }

        var pipe = context.Response.BodyWriter;
        using var json = new Utf8JsonWriter(pipe, WireWriting.Options);
        await SendAsync(pipe, dialect.KeepAlive, aborted).ConfigureAwait(false);
        var preamble = 0;
        foreach (var write in dialect.Preamble(generation))
        {
            if (plan.Ends(preamble))
            {
                completing();
                return;
            }

            preamble++;
            await SendAsync(pipe, json, write, aborted).ConfigureAwait(false);
        }

        var sent = 0;
        foreach (var write in dialect.Events(generation))
        {
            if (plan.Ends(preamble + sent))
            {
                completing();
                return;
            }

            if (plan.Fails(preamble + sent))
            {
                completing();
                await FailAsync(pipe, json, plan, aborted).ConfigureAwait(false);
                return;
            }

            if (sent > 0)
            {
                if (plan.Delay != TimeSpan.Zero)
                {
                    await Task.Delay(plan.Delay, time, aborted).ConfigureAwait(false);
                }

                if (sent % EventsBetweenComments == 0)
                {
                    await SendAsync(pipe, dialect.KeepAlive, aborted).ConfigureAwait(false);
                }
            }

            sent++;
            await SendAsync(pipe, json, write, aborted).ConfigureAwait(false);
        }

        completing();
        if (plan.Fails(int.MaxValue))
        {
            await FailAsync(pipe, json, plan, aborted).ConfigureAwait(false);
        }
        else if (!plan.Ends(int.MaxValue))
        {
            await SendAsync(pipe, Done, aborted).ConfigureAwait(false);
        }
    }

    private static async Task FailAsync(
        PipeWriter pipe,
        Utf8JsonWriter json,
        StreamPlan plan,
        CancellationToken aborted
    )
    {
        if (plan.Error is { } error)
        {
            await SendAsync(pipe, json, error, aborted).ConfigureAwait(false);
        }
    }

    private static Task SendAsync(
        PipeWriter pipe,
        Utf8JsonWriter json,
        Action<Utf8JsonWriter> write,
        CancellationToken aborted
    )
    {
        Append(pipe, "data: "u8);
        json.Reset();
        write(json);
        json.Flush();
        return SendAsync(pipe, "\n\n"u8, aborted);
    }

    private static Task SendAsync(PipeWriter pipe, ReadOnlySpan<byte> bytes, CancellationToken aborted)
    {
        Append(pipe, bytes);
        return FlushAsync(pipe, aborted);
    }

    private static async Task FlushAsync(PipeWriter pipe, CancellationToken aborted)
    {
        await pipe.FlushAsync(aborted).ConfigureAwait(false);
        aborted.ThrowIfCancellationRequested();
    }

    private static void Append(PipeWriter pipe, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(pipe.GetSpan(bytes.Length));
        pipe.Advance(bytes.Length);
    }
}
