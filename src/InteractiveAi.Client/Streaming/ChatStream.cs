using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A streamed answer, from the sent request to the last chunk.</summary>
internal static class ChatStream
{
    public const string EventStream = "text/event-stream";

    /// <summary>Sends the call and yields what comes, each chunk as soon as its event is complete.</summary>
    /// <remarks>The only wait is the read that had to wait. Nothing is yielded before an error that comes first is thrown.</remarks>
    public static async IAsyncEnumerable<ChatCompletionChunk> ReadAsync(
        ChatConnection connection,
        PreparedCall call,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        call.Begin();
        using PreparedCall sent = call;
        using CallDeadline deadline = new(
            connection.Clock,
            ChatTimeoutPhase.FirstEvent,
            call.Options?.Timeout ?? connection.Options.Timeout,
            cancellationToken
        );
        TimeSpan idle = call.Options?.StreamIdleTimeout ?? connection.Options.StreamIdleTimeout;
        using Opened opened = await OpenAsync(connection, call, deadline).ConfigureAwait(false);
        if (opened.Whole is { } whole)
        {
            yield return CompletionChunks.FromCompletion(whole);
            yield break;
        }

        ChunkReader reader = new();
        StreamProgress progress = new();
        IAsyncEnumerator<SseItem<ChatCompletionChunk?>> events = SseParser
            .Create(opened.Events!, reader.Parse)
            .EnumerateAsync(deadline.Token)
            .GetAsyncEnumerator(CancellationToken.None);
        await using (events.ConfigureAwait(false))
        {
            while (true)
            {
                bool came;
                try
                {
                    came = await events.MoveNextAsync().ConfigureAwait(false);
                    deadline.Rest();
                }
                catch (Exception exception) when (deadline.Caused(exception))
                {
                    throw deadline.Translate(exception);
                }
                catch (Exception exception) when (exception is IOException or HttpRequestException)
                {
                    throw Truncated(opened.Response, progress, exception);
                }
                catch (JsonException exception)
                {
                    throw Unreadable(exception, opened.Response, progress);
                }

                if (!came || reader.IsDone)
                {
                    break;
                }

                ChatCompletionChunk? chunk = events.Current.Data;
                if (chunk is not null)
                {
                    progress.Add(chunk);
                }

                if (reader.ErrorData is { } error)
                {
                    throw Failure(error, opened.Response, progress, chunk);
                }

                if (chunk is not null)
                {
                    deadline.BeginIdle(idle);
                    yield return chunk;
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }

            if (!reader.IsDone && !progress.IsFinished)
            {
                throw Truncated(opened.Response, progress, cause: null);
            }
        }
    }

    private static async Task<Opened> OpenAsync(ChatConnection connection, PreparedCall call, CallDeadline deadline)
    {
        GatewayResponse? response = null;
        try
        {
            response = await connection.SendAsync(call, deadline.Token).ConfigureAwait(false);
            Stream body = await response.Message.Content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
            return IsEventStream(response)
                ? new Opened(response, null, new ResponseStream(body, default, deadline))
                : await OpenOtherAsync(response, body, deadline).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            if (deadline.Caused(exception))
            {
                throw deadline.Translate(exception);
            }

            throw;
        }
    }

    // Gateway: some fall back to a JSON answer, proxies answer in HTML, and others label the events wrongly: the first byte tells.
    private static async Task<Opened> OpenOtherAsync(GatewayResponse response, Stream body, CallDeadline deadline)
    {
        byte[] beginning = new byte[512];
        int length = 0;
        ReadOnlyMemory<byte> text = default;
        while (text.IsEmpty && length < beginning.Length)
        {
            int read = await body.ReadAsync(beginning.AsMemory(length), deadline.Token).ConfigureAwait(false);
            if (read is 0)
            {
                break;
            }

            length += read;
            text = beginning.AsMemory(0, length).TrimStart("\uFEFF \t\r\n"u8);
        }

        ResponseStream rest = new(body, beginning.AsMemory(0, length), deadline);
        return text.IsEmpty ? throw response.Unreadable("The answer to a streaming request has no body.", default)
            : text.Span[0] is (byte)'{' or (byte)'['
                ? new Opened(
                    response,
                    await response.ReadCompletionAsync(rest, deadline.Token).ConfigureAwait(false),
                    null
                )
            : text.Span[0] is (byte)'<'
                ? throw response.Unreadable("The answer is HTML, perhaps of a proxy, instead of a stream.", text.Span)
            : new Opened(response, null, rest);
    }

    private static bool IsEventStream(GatewayResponse response) =>
        string.Equals(
            response.Message.Content.Headers.ContentType?.MediaType,
            EventStream,
            StringComparison.OrdinalIgnoreCase
        );

    private static ChatClientException Unreadable(
        JsonException cause,
        GatewayResponse response,
        StreamProgress progress
    )
    {
        ResponseFormatException unreadable = response.Unreadable(
            "An event of the stream cannot be read.",
            default,
            cause
        );
        return progress.HasBegun
            ? new ChatStreamException(
                new ChatStreamErrorContext
                {
                    PartialText = progress.PartialText,
                    Response = response.Info,
                    InnerException = unreadable,
                }
            )
            : unreadable;
    }

    private static ChatStreamException Truncated(GatewayResponse response, StreamProgress progress, Exception? cause) =>
        new(
            new ChatStreamErrorContext
            {
                IsTruncated = true,
                PartialText = progress.PartialText,
                Response = response.Info,
                InnerException = cause,
            }
        );

    private static ChatStreamException Failure(
        ReadOnlyMemory<byte> data,
        GatewayResponse response,
        StreamProgress progress,
        ChatCompletionChunk? chunk
    )
    {
        ApiError? error = ErrorReader.FromText(response.Mask.Apply(Encoding.UTF8.GetString(data.Span)));
        return new ChatStreamException(
            new ChatStreamErrorContext
            {
                Error = error,
                ProviderName = error?.ProviderName ?? chunk?.Provider,
                PartialText = progress.PartialText,
                Response = response.Info,
            }
        );
    }

    /// <summary>An answer that has begun: a stream of events, or a whole completion where one was sent instead.</summary>
    private sealed record Opened(GatewayResponse Response, ChatCompletion? Whole, ResponseStream? Events) : IDisposable
    {
        public void Dispose()
        {
            Events?.Dispose();
            Response.Dispose();
        }
    }
}
