using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>A response of a gateway, and how it is read or made into an exception.</summary>
internal sealed class GatewayResponse(
    ChatConnection connection,
    HttpResponseMessage message,
    PreparedCall call,
    string? key
) : IDisposable
{
    /// <summary>How much of an unreadable answer is kept, in bytes.</summary>
    public const int ExcerptLength = 1024;

    private static ReadOnlySpan<byte> White => " \t\r\n"u8;

    public HttpResponseMessage Message { get; } = message;

    /// <summary>The longest event of a stream that is read.</summary>
    public int MaxEventBytes => connection.Options.MaxEventBytes;

    public ResponseInfo Info { get; } = ResponseInfo.From(message, connection.Clock, call.RequestId);

    // Made only when something goes wrong: whatever was sent as a credential must not come back in an exception.
    public CredentialMask Mask =>
        field ??= new CredentialMask(
            connection
                .Options.Headers.Concat(call.Headers)
                // An id of the request is there to be found again.
                .Where(header =>
                    !string.Equals(header.Key, connection.Gateway.RequestIdHeader, StringComparison.OrdinalIgnoreCase)
                    && !connection.Gateway.IsPublicHeader(header.Key)
                )
                .Select(static header => header.Value)
                .Prepend(key)
        );

    public Task<ApiException> ReadErrorAsync(CancellationToken cancellationToken) =>
        ErrorReader.ReadAsync(Message, ErrorContext(), cancellationToken);

    /// <summary>The text of an error without credentials and without what it repeats of the request.</summary>
    public string Clean(string error) => Mask.Apply(connection.Gateway.WithoutEchoes(error));

    /// <summary>The words of an error without what they repeat of the request, or of the answer that it ended.</summary>
    public string HidePrompt(string words, string? answer = null)
    {
        EchoMask mask = new(words);
        call.Body.ShowTexts(mask);
        mask.Sent(answer);
        return mask.Apply();
    }

    /// <summary>Reads the whole body as a completion.</summary>
    /// <exception cref="ApiException">The body is an error, whatever the status says.</exception>
    /// <exception cref="ResponseFormatException">The body is not a completion.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<ChatCompletion> ReadCompletionAsync(CancellationToken cancellationToken)
    {
        Stream stream = await Message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await ReadCompletionAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="ReadCompletionAsync(CancellationToken)"/>
    public async ValueTask<ChatCompletion> ReadCompletionAsync(Stream stream, CancellationToken cancellationToken)
    {
        int limit = connection.Options.MaxResponseBytes;
        long? announced = Message.Content.Headers.ContentLength;
        if (announced > limit)
        {
            throw TooLong(limit, default);
        }

        int expected = announced is { } length and < 1 << 20 ? (int)length + 1 : 16 * 1024;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(expected);
        int count = 0;
        try
        {
            while (true)
            {
                if (count == buffer.Length)
                {
                    buffer = Grow(buffer, count, limit);
                }

                int read;
                try
                {
                    read = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception) when (IsBrokenCompression(exception))
                {
                    throw Unreadable("The answer's compression is broken.", default);
                }

                if (read is 0)
                {
                    return Parse(buffer.AsSpan(0, count));
                }

                count += read;
                if (count > limit)
                {
                    throw TooLong(limit, buffer.AsSpan(0, count));
                }
            }
        }
        finally
        {
            // Answers must not lie about in a shared pool.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Reads an error from an event of a stream.</summary>
    public ApiError? ReadErrorEvent(ReadOnlySpan<byte> data) =>
        ErrorReader.FromText(Clean(Encoding.UTF8.GetString(data)), json => connection.Gateway.ReadError(json));

    /// <summary>The exception for an answer that is no answer.</summary>
    /// <param name="problem">What is wrong, as a sentence without any part of the answer.</param>
    /// <param name="body">The answer, of which the beginning is kept.</param>
    /// <param name="path">Where reading stopped.</param>
    public ResponseFormatException Unreadable(string problem, ReadOnlySpan<byte> body, string? path = null) =>
        new(
            // Without the reader's own exception, whose message can quote what was read.
            new ResponseFormatErrorContext
            {
                Problem = problem,
                Path = WirePath.WithoutContent(path),
                Excerpt = ExcerptOf(body),
                Response = Info,
            }
        );

    // Cleaned before it is cut, because a piece of JSON does not tell what it is a piece of.
    private string ExcerptOf(ReadOnlySpan<byte> body)
    {
        string clean = Clean(Encoding.UTF8.GetString(body[..Math.Min(body.Length, ErrorReader.MaxBody)]));
        return clean[..Math.Min(clean.Length, ExcerptLength)];
    }

    public void Dispose() => Message.Dispose();

    /// <summary>Whether a body could not be decompressed; the platform has no one exception for that.</summary>
    public static bool IsBrokenCompression(Exception exception) =>
        exception is InvalidDataException or InvalidOperationException and not ObjectDisposedException;

    /// <summary>The problem of something that is too long.</summary>
    public static string TooLong(string what, int limit, string setting) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{what} is longer than {limit:#,0} bytes; the limit is {setting} of the client."
        );

    private ResponseFormatException TooLong(int limit, ReadOnlySpan<byte> body) =>
        Unreadable(TooLong("The answer", limit, nameof(ChatClientOptions.MaxResponseBytes)), body);

    // One byte more than the limit, to see whether there is one.
    private byte[] Grow(byte[] buffer, int count, int limit)
    {
        long wanted = Math.Min(count * 2L, Math.Min(limit + 1L, Array.MaxLength));
        if (wanted <= count)
        {
            throw TooLong(limit, buffer);
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)wanted);
        buffer.AsSpan(0, count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }

    private ChatCompletion Parse(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        ChatCompletion? completion;
        try
        {
            completion = CompletionReader.Parse(body);
        }
        catch (JsonException cause)
        {
            if (Compression.IsOn(Message.Content, body))
            {
                throw Unreadable(Compression.Problem, default);
            }

            // Valid JSON of another shape may still be an error in one of the shapes that gateways use.
            throw Error(body, certain: false, partial: null)
                ?? (Exception)Unreadable(ProblemOf(body), body, cause.Path);
        }

        if (completion is null)
        {
            throw Unreadable("The answer is the JSON value null.", body);
        }

        // Gateway: once generation began the status stays 200 and the error sits in the body (wire-facts 1.6).
        bool failed = completion.Error is not null || completion.WireChoices?.Any(HasFailed) is true;
        if ((failed || completion.WireChoices is null) && Error(body, failed, completion) is { } error)
        {
            throw error;
        }

        // Gateway: what was looked up did not fit the model, and there is no answer (wire-facts 3.4).
        if (
            completion.References is { FinishReason: var reason }
            && reason == FinishReason.ContextOverflow
            && completion.WireChoices is null or { Count: 0 }
        )
        {
            throw ErrorReader.Create(
                Message,
                ApiError.ContextOverflow,
                Clean(Encoding.UTF8.GetString(body)),
                ErrorContext()
            );
        }

        // Any member may be missing from an answer; but where all are, it is something else that happens to be JSON.
        return completion is { WireChoices: null, Id: null, Object: null, Model: null, Usage: null }
            ? throw Unreadable("The answer is JSON, but not a chat completion.", body)
            : completion.Of(Info);
    }

    /// <summary>The body as an error.</summary>
    /// <param name="body">The body.</param>
    /// <param name="certain">Whether it is known to be one, in whatever shape.</param>
    /// <param name="partial">What there is of an answer beside it.</param>
    private ApiException? Error(ReadOnlySpan<byte> body, bool certain, ChatCompletion? partial)
    {
        if (body.TrimStart(White) is not [(byte)'{' or (byte)'[', ..])
        {
            return null;
        }

        string text = Clean(Encoding.UTF8.GetString(body));
        ApiError? error = LenientJson.Parse(text) is { } json
            ? connection.Gateway.ReadError(json) ?? ErrorReader.FromElement(json)
            : null;
        return error is not null || certain
            ? ErrorReader.Create(Message, error ?? ErrorReader.FromText(text), text, ErrorContext(partial))
            : null;
    }

    private ErrorReadContext ErrorContext(ChatCompletion? partial = null) =>
        new(Mask, connection.Clock)
        {
            HidePrompt = words => HidePrompt(words, partial?.Text),
            Hint = connection.Gateway.HintFor,
            OwnShape = json =>
                connection.Gateway.ReadError(json, Message.IsSuccessStatusCode ? null : (int)Message.StatusCode),
            WithoutEchoes = connection.Gateway.WithoutEchoes,
            SentRequestId = call.RequestId,
        };

    // The same failure that ends a stream with an exception.
    private static bool HasFailed(ChatChoice? choice) =>
        choice is not null && (choice.Error is not null || choice.FinishReason == FinishReason.Error);

    private static string ProblemOf(ReadOnlySpan<byte> body) =>
        body.TrimStart(White) switch
        {
            [] => "The answer has no body.",
            [(byte)'<', ..] => "The answer is HTML, perhaps of a proxy, instead of JSON.",
            var text when text.StartsWith("data:"u8) || text.StartsWith("event:"u8) || text.StartsWith(":"u8) =>
                "The answer is a stream of events instead of JSON.",
            _ => "The answer is not the JSON of a chat completion.",
        };
}
