using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A streamed answer, from the sent request to the last chunk.</summary>
internal static partial class ChatStream
{
    public const string EventStream = "text/event-stream";

    /// <summary>Sends the call and yields what comes, each chunk as soon as its event is complete.</summary>
    /// <param name="connection">Where the call goes.</param>
    /// <param name="call">The call, which can be enumerated once.</param>
    /// <param name="ofCall">The token that the call was given.</param>
    /// <param name="ofEnumeration">The token that the enumeration is given.</param>
    /// <remarks>The only wait is the read that had to wait. Nothing is yielded before an error that comes first is thrown.</remarks>
    public static async IAsyncEnumerable<ChatCompletionChunk> ReadAsync(
        ChatConnection connection,
        PreparedCall call,
        CancellationToken ofCall,
        [EnumeratorCancellation] CancellationToken ofEnumeration = default
    )
    {
        call.Begin();
        using PreparedCall sent = call;
        using CallDeadline deadline = new(
            connection.Clock,
            ChatTimeoutPhase.FirstEvent,
            call.Options?.Timeout ?? connection.Options.Timeout,
            ofCall,
            ofEnumeration
        );
        TimeSpan idle = call.Options?.StreamIdleTimeout ?? connection.Options.StreamIdleTimeout;
        using Opened opened = await OpenAsync(connection, call, deadline).ConfigureAwait(false);
        if (opened.Whole is { } whole)
        {
            yield return CompletionChunks.FromCompletion(whole);
            yield break;
        }

        EventReader reader = new(connection.Gateway, opened.Response.Info);
        using StreamProgress progress = new(call.Choices);
        IAsyncEnumerator<SseItem<ChatCompletionChunk?>> events = SseParser
            .Create(opened.Events, reader.Parse)
            .EnumerateAsync(deadline.Token)
            .GetAsyncEnumerator(CancellationToken.None);
        await using (events.ConfigureAwait(false))
        {
            bool isHandedOut = false;
            try
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
                    catch (JsonException) when (opened.Events.HasEnded)
                    {
                        // Cut in the middle of an event: how far the answer had come decides, not the torn piece.
                        came = false;
                    }
                    catch (JsonException exception)
                    {
                        throw Unreadable(exception, reader, opened.Response, progress);
                    }
                    catch (IOException) when (opened.Events.HasTooLongEvent)
                    {
                        throw TooLong(opened.Response, progress);
                    }
                    catch (Exception exception) when (IsBrokenBody(exception))
                    {
                        throw Truncated(opened.Response, progress, exception);
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
                        // A torn report is no report: only the end of the body is certain.
                        throw opened.Events.HasEnded && chunk is null
                            ? Truncated(opened.Response, progress, cause: null)
                            : Failure(error, opened.Response, progress, chunk);
                    }

                    if (chunk is not null)
                    {
                        deadline.BeginIdle(idle);
                        isHandedOut = true;
                        yield return chunk;
                        deadline.ThrowIfCancelled();
                        isHandedOut = false;
                    }
                }
            }
            finally
            {
                if (isHandedOut || opened.Events.HasTooLongEvent)
                {
                    // Left before the end, by the caller's loop or token, or because there may be none.
                    opened.Events.Abandon();
                }
            }
        }

        if (progress.LacksItsAnswer)
        {
            throw WithoutAnswer(opened.Response, progress);
        }

        if (!reader.IsDone && !progress.IsFinished)
        {
            throw reader.HasRead || opened.IsEvents
                ? Truncated(opened.Response, progress)
                : opened.Response.Unreadable("The answer is neither a stream nor JSON.", opened.Beginning.Span);
        }
    }

    private static ChatClientException Unreadable(
        JsonException cause,
        EventReader reader,
        GatewayResponse response,
        StreamProgress progress
    )
    {
        ResponseFormatException unreadable = response.Unreadable(
            "An event of the stream cannot be read.",
            reader.Unreadable.Span,
            cause.Path
        );
        return progress.HasBegun
            ? new ChatStreamException(
                new ChatStreamErrorContext
                {
                    ProviderName = progress.Provider,
                    Usage = progress.Usage,
                    PartialText = progress.PartialText,
                    Response = response.Info,
                    InnerException = unreadable,
                }
            )
            : unreadable;
    }

    // Gateway: nothing follows the references when they did not fit the model, or when the server failed after them (wire-facts 3.4).
    private static ChatStreamException WithoutAnswer(GatewayResponse response, StreamProgress progress) =>
        new(
            new ChatStreamErrorContext
            {
                Error = progress.HasOverflown ? ApiError.ContextOverflow : null,
                IsTruncated = !progress.HasOverflown,
                Problem = "The stream ended after its references: no answer followed them.",
                Response = response.Info,
            }
        );

    // Not cut, and the same the next time.
    private static ChatStreamException TooLong(GatewayResponse response, StreamProgress progress) =>
        new(
            new ChatStreamErrorContext
            {
                IsTransient = false,
                ProviderName = progress.Provider,
                Usage = progress.Usage,
                PartialText = progress.PartialText,
                Problem = GatewayResponse.TooLong(
                    "An event of the stream",
                    response.MaxEventBytes,
                    nameof(ChatClientOptions.MaxEventBytes)
                ),
                Response = response.Info,
            }
        );

    private static ChatStreamException Truncated(GatewayResponse response, StreamProgress progress) =>
        new(
            new ChatStreamErrorContext
            {
                IsTruncated = true,
                PartialText = progress.PartialText,
                ProviderName = progress.Provider,
                Usage = progress.Usage,
                Problem = progress.HasBegun
                    ? null
                    : "The stream was empty: it ended before anything of an answer had come.",
                Response = response.Info,
            }
        );

    private static ChatStreamException Truncated(
        GatewayResponse response,
        StreamProgress? progress,
        Exception? cause
    ) =>
        new(
            new ChatStreamErrorContext
            {
                IsTruncated = true,
                ProviderName = progress?.Provider,
                Usage = progress?.Usage,
                PartialText = progress?.PartialText,
                // The text is all there, but a connection that breaks is no end: the usage, for one, comes behind the reason.
                Problem = progress is { IsFinished: true }
                    ? "The connection broke behind the answer's finish reason, before the stream had ended: what comes last, such as the usage, may be missing."
                    : null,
                Response = response.Info,
                InnerException = cause is null ? null : TransportFailure.WithoutQuote(cause),
            }
        );

    private static ChatStreamException Failure(
        ReadOnlyMemory<byte> data,
        GatewayResponse response,
        StreamProgress progress,
        ChatCompletionChunk? chunk
    )
    {
        ApiError? error = response.ReadErrorEvent(data.Span);
        return new ChatStreamException(
            new ChatStreamErrorContext
            {
                Error = error,
                ProviderName = error?.ProviderName ?? chunk?.Provider ?? progress.Provider,
                PartialText = progress.PartialText,
                Usage = progress.Usage,
                Response = response.Info,
                HidePrompt = words => response.HidePrompt(words, progress.PartialText),
            }
        );
    }

    private static bool IsBrokenBody(Exception exception) =>
        exception is IOException or HttpRequestException || GatewayResponse.IsBrokenCompression(exception);

    /// <summary>The chunk reader, and what it could not read.</summary>
    private sealed class EventReader(Gateway gateway, ResponseInfo response)
    {
        private readonly ChunkReader _chunks = new(gateway, new ChunkFrames(), response);

        public bool IsDone => _chunks.IsDone;

        public ReadOnlyMemory<byte>? ErrorData => _chunks.ErrorData;

        /// <summary>Whether any event has come.</summary>
        public bool HasRead { get; private set; }

        /// <summary>The beginning of the event that could not be read.</summary>
        public ReadOnlyMemory<byte> Unreadable { get; private set; }

        public ChatCompletionChunk? Parse(string eventType, ReadOnlySpan<byte> data)
        {
            HasRead = true;
            try
            {
                return _chunks.Parse(eventType, data);
            }
            catch (JsonException)
            {
                // More than is kept, because a secret that is cut is not found any more.
                Unreadable = data[..Math.Min(data.Length, ErrorReader.MaxBody)].ToArray();
                throw;
            }
        }
    }
}
