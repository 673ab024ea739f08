using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace InteractiveAi.Client;

/// <summary>Makes an <see cref="ApiException"/> of any response that reports a failure, and an <see cref="ApiError"/> of any body.</summary>
/// <remarks>
/// Reading is best effort and never fails on what a body holds: wrong types, repeated members, broken UTF-8, JSON that is cut or too deep, HTML.
/// Credentials are masked before anything is parsed, so that no member of the error can hold one.
/// </remarks>
internal static partial class ErrorReader
{
    /// <summary>How much of a body is read, in bytes, and how much of it is kept, in characters.</summary>
    internal const int MaxBody = 32 * 1024;

    /// <summary>Reads the body, as far as it comes, and makes the exception. The response stays the caller's to dispose.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; nothing else ends the reading with an exception.</exception>
    public static async Task<ApiException> ReadAsync(
        HttpResponseMessage response,
        ErrorReadContext context,
        CancellationToken cancellationToken
    )
    {
        var (text, failure) = await ReadTextAsync(response, context, cancellationToken).ConfigureAwait(false);
        var body = context.Mask.Apply(context.WithoutEchoes(text));
        return Create(response, FromText(body, context.OwnShape), body, context, failure);
    }

    /// <summary>Makes the exception from a response and an error that is known already, for example from the body of a 200.</summary>
    public static ApiException Create(
        HttpResponseMessage response,
        ApiError? error,
        string? body,
        ErrorReadContext context,
        Exception? failure = null
    )
    {
        var info = ResponseInfo.From(response, context.Clock, context.SentRequestId);
        var kind = ErrorClassifier.KindOf((int)response.StatusCode, error);
        return new ApiException(
            new ApiErrorContext
            {
                StatusCode = response.StatusCode,
                Error = error,
                Kind = kind,
                IsTransient = RetryHandler.ShouldRetryHeader(response),
                RetryAfter =
                    RetryAfter.FromHeaders(response.Headers, context.Clock)
                    ?? RetryAfter.FromError(error, context.Clock),
                RateLimit = info.RateLimit ?? RateLimit.FromError(error, context.Clock),
                // The id in the body is the gateway's, the one that was sent only ours.
                RequestId = ResponseInfo.FindRequestId(response.Headers) is null ? error?.RequestId : null,
                ResponseBody = string.IsNullOrWhiteSpace(body) ? null : ErrorText.Bound(body, MaxBody),
                Response = info,
                Hint = RedirectHint(response) ?? context.Hint?.Invoke(kind, error),
                InnerException = failure,
                HidePrompt = context.HidePrompt,
            }
        );
    }

    /// <summary>Reads an error from a whole body of any form.</summary>
    /// <returns><see langword="null"/> when the body is empty or says nothing.</returns>
    public static ApiError? FromUtf8(ReadOnlySpan<byte> utf8) => FromText(Encoding.UTF8.GetString(utf8));

    /// <summary>Reads an error from the text of a whole body of any form.</summary>
    /// <param name="text">The text, credentials masked.</param>
    /// <param name="ownShape">Reads a shape that only one gateway has; it is asked first.</param>
    public static ApiError? FromText(string text, Func<JsonElement, ApiError?>? ownShape = null)
    {
        var body = text.AsSpan().TrimStart('\uFEFF').Trim();
        if (body.StartsWith("data:", StringComparison.Ordinal) || body.StartsWith("event:", StringComparison.Ordinal))
        {
            body = FirstData(body);
        }

        switch (body)
        {
            case []:
                return null;
            case ['{' or '[' or '"', ..] when LenientJson.Parse(body.ToString()) is { } json:
                return ownShape?.Invoke(json)
                    ?? FromElement(json)
                    ?? (IsEmpty(json) ? null : new ApiError { Raw = json });
            case ['<', ..]:
                return ErrorText.Title(body.ToString()) is { } title ? new ApiError { Message = title } : null;
            default:
                return ErrorText.FirstLine(body.ToString()) is { } line ? new ApiError { Message = line } : null;
        }
    }

    private static async Task<(string Text, Exception? Failure)> ReadTextAsync(
        HttpResponseMessage response,
        ErrorReadContext context,
        CancellationToken cancellationToken
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBody);
        try
        {
            return await ReadTextAsync(buffer, response, context, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // An error may repeat what was sent, which must not lie about in a shared pool.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static async Task<(string Text, Exception? Failure)> ReadTextAsync(
        byte[] buffer,
        HttpResponseMessage response,
        ErrorReadContext context,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(context.BodyLimit, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var count = 0;
        Exception? failure = null;
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            int read;
            do
            {
                read = await stream
                    .ReadAsync(buffer.AsMemory(count, MaxBody - count), either.Token)
                    .ConfigureAwait(false);
                count += read;
            } while (read > 0 && count < MaxBody);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever the body does, the status is known and must reach the caller; the failure goes along behind it.
            failure =
                e is OperationCanceledException
                    ? new TimeoutException("The body of the error response did not come in time.", e)
                    : TransportFailure.WithoutQuote(e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new OperationCanceledException("The call was canceled.", e, cancellationToken);
        }

        if (Compression.IsOn(response.Content, buffer.AsSpan(0, count)))
        {
            return ("", failure ?? new InvalidDataException(Compression.Problem));
        }

        return (Decode(buffer.AsSpan(0, count), response.Content.Headers.ContentType?.CharSet), failure);
    }

    private static string Decode(ReadOnlySpan<byte> body, string? charset)
    {
        var encoding = body switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => Known(charset, body),
        };
        var characters = new char[encoding.GetMaxCharCount(body.Length)];
        // Not flushed, so that a character cut at the end of what is read is left out rather than replaced.
        var length = encoding.GetDecoder().GetChars(body, characters, flush: false);
        return new string(characters, 0, length).TrimStart('\uFEFF');
    }

    // But for a character at the end, where more than is read was cut off.
    private static bool IsUtf8(ReadOnlySpan<byte> body)
    {
        var cut = 0;
        while (body.Length == MaxBody && cut < 4 && !Utf8.IsValid(body[..^cut]))
        {
            cut++;
        }

        return Utf8.IsValid(body[..^cut]);
    }

    private static Encoding Known(string? charset, ReadOnlySpan<byte> body) =>
        charset?.Trim('"', '\'', ' ').ToLowerInvariant() switch
        {
            "utf-16" or "utf-16le" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            // Some proxies label everything so, and what is misread cannot be recognised as a repetition of the request.
            "iso-8859-1" or "latin1" or "windows-1252" when !IsUtf8(body) => Encoding.Latin1,
            _ => Encoding.UTF8,
        };

    private static ReadOnlySpan<char> FirstData(ReadOnlySpan<char> events)
    {
        foreach (var line in events.EnumerateLines())
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                return line["data:".Length..].Trim();
            }
        }

        return [];
    }

    private static bool IsEmpty(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => !json.EnumerateObject().MoveNext(),
            JsonValueKind.Array => json.GetArrayLength() == 0,
            _ => true,
        };

    // The origin only: paths and queries of a redirect may hold tokens.
    private static string? RedirectHint(HttpResponseMessage response)
    {
        if (
            (int)response.StatusCode is < 300 or >= 400
            || response.Headers.Location is not { } location
            || response.RequestMessage?.RequestUri is not { IsAbsoluteUri: true } requested
            || !Uri.TryCreate(requested, location, out var target)
        )
        {
            return null;
        }

        var origin = target.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        return $"It redirects to {origin}, and redirects are not followed; set Endpoint to the final address.";
    }
}
