using System.Net;

namespace InteractiveAi.Client.Testing;

/// <summary>Plays back what a <see cref="CassetteRecorder"/> recorded: no network, no key, the same answers in every run.</summary>
/// <remarks>
/// A call gets the first exchange that was not played yet and whose method, path and body are its own; the order of JSON members and the white space between them do not matter. Anything else
/// throws <see cref="CassetteException"/>. A connection that broke while it was recorded breaks at the same byte. Thread-safe.
/// </remarks>
public sealed class CassettePlayer : HttpMessageHandler
{
    private readonly List<CassetteExchange> _left;
    private readonly int _count;

    /// <summary>Reads a cassette.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CassetteException">It is no cassette.</exception>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    public CassettePlayer(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _left = CassetteFile.Read(path);
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
        Redaction redaction = new(request, []);
        CassetteExchange sent = new(request.Method.Method, redaction.Apply(request.RequestUri!.PathAndQuery))
        {
            RequestBody = redaction.Apply(body),
        };
        lock (_left)
        {
            if (_left.Count is 0)
            {
                throw new CassetteException($"The cassette has {_count} exchanges, and all of them have been played.");
            }

            var found = _left.FindIndex(exchange => sent.DifferenceFrom(exchange) is null);
            if (found < 0)
            {
                throw new CassetteException(
                    $"No exchange of the cassette has this request. From the next one, number {_count - _left.Count + 1}, it differs at {sent.DifferenceFrom(_left[0])}. "
                        + "Record it anew if the request is meant."
                );
            }

            var exchange = _left[found];
            _left.RemoveAt(found);
            return exchange;
        }
    }
}
