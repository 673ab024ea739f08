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
        TimeSpan delay,
        TimeProvider time,
        Action completing
    )
    {
        var aborted = context.RequestAborted;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        if (dialect.IsSilent(generation))
        {
            completing();
            await context.Response.StartAsync(aborted).ConfigureAwait(false);
            return;
        }

        var pipe = context.Response.BodyWriter;
        using var json = new Utf8JsonWriter(pipe, WireWriting.Options);
        await SendAsync(pipe, dialect.KeepAlive, aborted).ConfigureAwait(false);
        foreach (var write in dialect.Preamble(generation))
        {
            await SendAsync(pipe, json, write, aborted).ConfigureAwait(false);
        }

        var sent = 0;
        foreach (var write in dialect.Events(generation))
        {
            if (sent > 0)
            {
                if (delay > TimeSpan.Zero)
                {
                    await Task.Delay(delay, time, aborted).ConfigureAwait(false);
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
        await SendAsync(pipe, Done, aborted).ConfigureAwait(false);
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
