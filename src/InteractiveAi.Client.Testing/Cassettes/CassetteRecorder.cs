using System.Net;

namespace InteractiveAi.Client.Testing;

/// <summary>Writes the exchanges of a real gateway into a file, for a <see cref="CassettePlayer"/> to play them back.</summary>
/// <remarks>
/// <para>Credentials stay out of the file: of the request no header is kept, of the response only headers that say something about the answer. What the headers and the
/// query say about who calls (keys, cookies, ids of users, projects and organizations, of eight characters or more) and the texts given to <see cref="Secrets"/> are written as <c>***</c> wherever else
/// they stand, escaped or not; so are members with names such as <c>api_key</c>, and the request's headers in an error that repeats them. Prompts and answers
/// <em>are</em> kept, also a secret that a model spells out in several events of a stream: look at a cassette before you commit it.</para>
/// <para>The file is written anew after each exchange, with those before it: use one recorder for one file. Put it under the client as the innermost handler, so that repeated attempts
/// are recorded too. A call that is cancelled before its response has begun is not recorded. Thread-safe.</para>
/// </remarks>
public sealed class CassetteRecorder : DelegatingHandler
{
    private readonly string _path;
    private readonly List<CassetteExchange> _exchanges = [];

    /// <summary>Makes a recorder.</summary>
    /// <param name="path">The file, which is replaced by the first exchange; its folder is made when it is missing.</param>
    /// <param name="innerHandler">What sends; <see langword="null"/> for the platform's sockets, which follow no redirects here and undo compression.</param>
    public CassetteRecorder(string path, HttpMessageHandler? innerHandler = null)
        : base(
            innerHandler
                ?? new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    AutomaticDecompression = DecompressionMethods.All,
                }
        )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
    }

    /// <summary>Further texts that must not come into the file, such as a project's id or a name.</summary>
    /// <value>Default: empty. Credentials of each call are left out anyway.</value>
    /// <remarks>The player takes any text in their place, so that it need not know them.</remarks>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        // Buffers the content, so that contents which can be sent once only are sent from there.
        var body = request.Content is { } content
            ? await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)
            : [];
        Redaction redaction = new(request, Secrets);
        CassetteExchange exchange = new(request.Method.Method, redaction.Address(request.RequestUri!))
        {
            RequestBody = redaction.Apply(body),
        };
        Begin(exchange);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            exchange.Failure = exception.HttpRequestError;
            Save();
            throw;
        }

        string[] encodings = [.. response.Content.Headers.ContentEncoding];
        var isPlain = Decompression.Knows(encodings);
        exchange.Answer(response, redaction, isPlain);
        RecordingContent recording = new(
            response.Content,
            (bytes, isComplete) =>
            {
                exchange.End(redaction.Apply(isPlain ? Decompression.Undo(bytes, encodings) : bytes), isComplete);
                Save();
            }
        );
        // Whoever repeats a call drops the error unread, which would be lost then.
        response.Content = response.IsSuccessStatusCode
            ? recording
            : await ReadAsync(recording, cancellationToken).ConfigureAwait(false);
        return response;
    }

    private static async Task<HttpContent> ReadAsync(RecordingContent recording, CancellationToken cancellationToken)
    {
        using (recording)
        {
            using MemoryStream body = new();
            var isComplete = true;
            try
            {
                var stream = await recording.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                await stream.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException)
            {
                isComplete = false;
            }

            StreamContent read = new(new PlayedStream(body.ToArray(), isComplete));
            foreach (var (name, values) in recording.Headers.NonValidated)
            {
                read.Headers.TryAddWithoutValidation(name, values);
            }

            return read;
        }
    }

    private void Begin(CassetteExchange exchange)
    {
        lock (_exchanges)
        {
            _exchanges.Add(exchange);
        }
    }

    private void Save()
    {
        lock (_exchanges)
        {
            CassetteFile.Write(_path, _exchanges.Where(static exchange => exchange.HasEnded));
        }
    }
}
