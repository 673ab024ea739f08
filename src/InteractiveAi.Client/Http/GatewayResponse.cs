using System.Buffers;
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
    private const int ExcerptLength = 256;

    public HttpResponseMessage Message { get; } = message;

    public ResponseInfo Info { get; } = ResponseInfo.From(message, connection.Clock);

    // Made only when something goes wrong: whatever was sent as a credential must not come back in an exception.
    public CredentialMask Mask =>
        field ??= new CredentialMask(
            connection
                .Options.Headers.Concat(call.Headers)
                .Where(IsCredential)
                .Select(static header => header.Value)
                .Prepend(key)
        );

    public Task<ApiException> ReadErrorAsync(CancellationToken cancellationToken) =>
        ErrorReader.ReadAsync(Message, ErrorContext(), cancellationToken);

    /// <summary>Reads the whole body as a completion.</summary>
    /// <exception cref="ApiException">The body is an error, whatever the status says.</exception>
    /// <exception cref="ResponseFormatException">The body is not a completion.</exception>
    public async Task<ChatCompletion> ReadCompletionAsync(CancellationToken cancellationToken)
    {
        Stream stream = await Message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await ReadCompletionAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="ReadCompletionAsync(CancellationToken)"/>
    public async Task<ChatCompletion> ReadCompletionAsync(Stream stream, CancellationToken cancellationToken)
    {
        int expected = Message.Content.Headers.ContentLength is { } length and < 1 << 20 ? (int)length + 1 : 16 * 1024;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(expected);
        int count = 0;
        try
        {
            while (true)
            {
                if (count == buffer.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent(checked(count * 2));
                    buffer.AsSpan(0, count).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
                    buffer = larger;
                }

                int read = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
                if (read is 0)
                {
                    return Parse(buffer.AsSpan(0, count));
                }

                count += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    public ResponseFormatException Unreadable(string problem, ReadOnlySpan<byte> body, JsonException? cause = null) =>
        new(
            new ResponseFormatErrorContext
            {
                Problem = problem,
                Path = cause?.Path,
                Excerpt = Mask.Apply(Encoding.UTF8.GetString(body[..Math.Min(body.Length, ExcerptLength)])),
                Response = Info,
            }
        );

    public void Dispose() => Message.Dispose();

    private ChatCompletion Parse(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        ChatCompletion? completion;
        try
        {
            completion = JsonSerializer.Deserialize(body, WireJson.Context.ChatCompletion);
        }
        catch (JsonException cause)
        {
            // Valid JSON of another shape may still be an error in one of the shapes that gateways use.
            throw Error(body) ?? (Exception)Unreadable(ProblemOf(body), body, cause);
        }

        if (completion is null)
        {
            throw Unreadable("The answer is the JSON value null.", body);
        }

        // Gateway: once generation began the status stays 200 and the error sits in the body (wire-facts 1.6).
        bool failed =
            completion.Error is not null
            || completion.WireChoices is null
            || completion.WireChoices.Any(static choice => choice?.Error is not null);
        return failed && Error(body) is { } error ? throw error : completion;
    }

    private ApiException? Error(ReadOnlySpan<byte> body)
    {
        if (!IsJsonObject(body))
        {
            return null;
        }

        string text = Mask.Apply(Encoding.UTF8.GetString(body));
        return ErrorReader.FromText(text) is { } error
            ? ErrorReader.Create(Message, error, text, ErrorContext())
            : null;
    }

    private ErrorReadContext ErrorContext() => new(Mask, connection.Clock) { Hint = connection.Gateway.HintFor };

    private static bool IsCredential(KeyValuePair<string, string> header) =>
        header.Key.Contains("auth", StringComparison.OrdinalIgnoreCase)
        || header.Key.Contains("key", StringComparison.OrdinalIgnoreCase)
        || header.Key.Contains("token", StringComparison.OrdinalIgnoreCase)
        || header.Key.Contains("secret", StringComparison.OrdinalIgnoreCase)
        || header.Key.Contains("cookie", StringComparison.OrdinalIgnoreCase);

    private static bool IsJsonObject(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8).StartsWith("{"u8);

    private static string ProblemOf(ReadOnlySpan<byte> body) =>
        body.Trim(" \t\r\n"u8).IsEmpty ? "The answer has no body."
        : body.TrimStart(" \t\r\n"u8).StartsWith("<"u8) ? "The answer is HTML, perhaps of a proxy, instead of JSON."
        : "The answer is not the JSON of a completion.";
}
