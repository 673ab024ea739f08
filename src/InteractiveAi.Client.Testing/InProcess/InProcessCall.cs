using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace InteractiveAi.Client.Testing;

/// <summary>One HTTP call without a socket: what a server gives a handler, and what a client gets from it.</summary>
/// <remarks>The response begins with the first flush, as it does on a server, and its body is read while it is still being written.</remarks>
internal sealed class InProcessCall : IHttpResponseFeature, IHttpResponseBodyFeature, IHttpRequestLifetimeFeature
{
    // The writer waits for the reader, so that a reply without delays is still under way when somebody leaves it at its beginning. It goes on
    // before the reader has what it read, so that a delay has begun when a test sees the event before it, and moves the clock.
    private readonly Pipe _pipe = new(
        new PipeOptions(writerScheduler: PipeScheduler.Inline, pauseWriterThreshold: 1, resumeWriterThreshold: 1)
    );
    private readonly InProcessWriter _writer;
    private readonly TaskCompletionSource<HttpResponseMessage> _response = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly CancellationTokenSource _aborted;
    private readonly HttpRequestMessage _request;
    private long? _promised;
    private volatile Exception? _fault;

    public InProcessCall(HttpRequestMessage request, byte[] body, CancellationTokenSource aborted)
    {
        _aborted = aborted;
        _request = request;
        _writer = new InProcessWriter(_pipe.Writer, Start);
        RequestAborted = _aborted.Token;
        HttpRequestFeature sent = new()
        {
            Method = request.Method.Method,
            Scheme = request.RequestUri!.Scheme,
            Path = request.RequestUri.AbsolutePath,
            QueryString = request.RequestUri.Query,
            Protocol = "HTTP/1.1",
            Body = new MemoryStream(body, writable: false),
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            sent.Headers[name] = values.ToArray();
        }

        if (request.Content is { } content)
        {
            foreach (var (name, values) in content.Headers.NonValidated)
            {
                sent.Headers[name] = values.ToArray();
            }
        }

        FeatureCollection features = new();
        features.Set<IHttpRequestFeature>(sent);
        features.Set<IHttpResponseFeature>(this);
        features.Set<IHttpResponseBodyFeature>(this);
        features.Set<IHttpRequestLifetimeFeature>(this);
        Context = new DefaultHttpContext(features);
    }

    public HttpContext Context { get; }

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public bool HasStarted { get; private set; }

    public CancellationToken RequestAborted { get; set; }

    Stream IHttpResponseFeature.Body
    {
        get => Stream;
        set => throw new NotSupportedException("The body is written through its own feature.");
    }

    public Stream Stream => _writer.AsStream(leaveOpen: true);

    public PipeWriter Writer => _writer;

    /// <summary>Lets a handler reply, until its response begins.</summary>
    public Task<HttpResponseMessage> SendAsync(RequestDelegate handler, CancellationToken cancellationToken)
    {
        var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((InProcessCall)state!).GiveUp(token),
            this
        );
        _ = RunAsync(handler, registration);
        return _response.Task;
    }

    public void Abort() => End(Broken());

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        Start();
        return Task.CompletedTask;
    }

    public Task CompleteAsync() => Task.CompletedTask;

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Nobody sends files here.");

    public void DisableBuffering() { }

    void IHttpResponseFeature.OnStarting(Func<object, Task> callback, object state) =>
        throw new NotSupportedException("Nobody waits for the start here.");

    void IHttpResponseFeature.OnCompleted(Func<object, Task> callback, object state) =>
        throw new NotSupportedException("Nobody waits for the end here.");

    internal static HttpIOException Broken() =>
        new(HttpRequestError.ResponseEnded, "The scripted connection broke before the response was complete.");

    // As far as the script's next reply at once, so that calls which begin one after another are replied to in that order.
    private async Task RunAsync(RequestDelegate handler, CancellationTokenRegistration registration)
    {
        try
        {
            await handler(Context).ConfigureAwait(false);
            Start();
            End(_promised > _writer.Written ? Broken() : null);
        }
        catch (Exception exception)
        {
            End(exception);
        }
        finally
        {
            await registration.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void GiveUp(CancellationToken token)
    {
        _response.TrySetCanceled(token);
        _aborted.Cancel();
    }

    private void End(Exception? exception)
    {
        if (exception is not null)
        {
            // Before its headers a broken connection is a request that failed; what a script throws is thrown as it is.
            _response.TrySetException(
                exception is HttpIOException
                    ? new HttpRequestException(HttpRequestError.ResponseEnded, exception.Message, exception)
                    : exception
            );
        }

        // Not handed to the pipe, which would forget what has been written and not been read yet.
        _fault ??= exception;
        _pipe.Writer.Complete();
    }

    private void Start()
    {
        if (HasStarted)
        {
            return;
        }

        HasStarted = true;
        _promised = Headers.ContentLength;
        HttpResponseMessage response = new((HttpStatusCode)StatusCode)
        {
            RequestMessage = _request,
            Content = new StreamContent(new InProcessBody(_pipe.Reader.AsStream(), _aborted, () => _fault)),
        };
        foreach (var (name, values) in Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                response.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        // A promise that will be broken is one that a socket shows by ending too soon; here it would be found by its size.
        if (_promised is long.MaxValue)
        {
            response.Content.Headers.Remove("Content-Length");
        }

        _response.TrySetResult(response);
    }
}
