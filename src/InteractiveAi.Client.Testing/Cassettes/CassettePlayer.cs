using System.Net;

namespace InteractiveAi.Client.Testing;

/// <summary>Plays back what a <see cref="CassetteRecorder"/> recorded: no network, no key, the same answers in every run.</summary>
/// <remarks>
/// A call gets the first exchange that was not played yet and whose method, path and body are its own; the order of JSON members and the white space between them do not matter, and where something was
/// left out of the recording anything may stand. Host, headers and key do not matter either. Anything else throws <see cref="CassetteException"/>. A connection that broke while it was recorded breaks at the same byte. Thread-safe.
/// </remarks>
public sealed class CassettePlayer : HttpMessageHandler
{
    private readonly string _name;
    private readonly List<(int Number, CassetteExchange Exchange)> _left;
    private readonly int _count;

    /// <summary>Reads a cassette.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CassetteException">It is no cassette.</exception>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    public CassettePlayer(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _name = Path.GetFileName(path);
        _left = [.. CassetteFile.Read(path).Select(static (exchange, index) => (index + 1, exchange))];
        _count = _left.Count;
    }

    /// <summary>How many exchanges have not been played yet. A test that ends with some left has not made the calls that were recorded.</summary>
    public int Remaining
    {
        get
        {
            lock (_left)
            {
                return _left.Count;
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        using MemoryStream body = new();
        if (request.Content is { } content)
        {
            await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        }

        var exchange = Take(request, body.ToArray());
        if (exchange.Failure is { } failure)
        {
            throw new HttpRequestException(failure, "The recorded call failed before it was answered.");
        }

        HttpResponseMessage response = new((HttpStatusCode)exchange.Status)
        {
            RequestMessage = request,
            Content = new StreamContent(new PlayedStream(exchange.ResponseBody, exchange.IsComplete)),
        };
        foreach (var (name, value) in exchange.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    private CassetteExchange Take(HttpRequestMessage request, byte[] body)
    {
        CassetteExchange sent = new(request.Method.Method, request.RequestUri!.PathAndQuery) { RequestBody = body };
        lock (_left)
        {
            if (_left.Count is 0)
            {
                throw new CassetteException(
                    $"All {_count} exchanges of the cassette '{_name}' have been played. Delete the file and record it anew if this further call is meant."
                );
            }

            var found = _left.FindIndex(recorded => Comparison.Difference(sent, recorded.Exchange) is null);
            if (found < 0)
            {
                var (number, next) = _left[0];
                throw new CassetteException(
                    $"No exchange of the cassette '{_name}' has this request. From the next one, number {number}, it differs at {Comparison.Difference(sent, next)}. "
                        + "Delete the file and record it anew if the request is meant."
                );
            }

            var exchange = _left[found].Exchange;
            _left.RemoveAt(found);
            return exchange;
        }
    }
}
