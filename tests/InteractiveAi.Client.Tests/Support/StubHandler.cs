using System.Net;

namespace InteractiveAi.Client.Tests;

/// <summary>A handler that answers each request with the next of its replies, and keeps what it was asked.</summary>
internal sealed class StubHandler(
    params IEnumerable<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> replies
) : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _replies = new(
        replies
    );

    public List<HttpRequestMessage> Requests { get; } = [];

    public bool IsDisposed { get; private set; }

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Status(
        int status,
        params (string Name, string Value)[] headers
    ) => (_, _) => Task.FromResult(Response(status, headers));

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Fails(Exception exception) =>
        (_, _) => Task.FromException<HttpResponseMessage>(exception);

    public static HttpResponseMessage Response(int status, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Requests.Add(request);
        return _replies.Dequeue()(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
