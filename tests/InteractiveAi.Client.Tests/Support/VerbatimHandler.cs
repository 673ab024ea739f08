using System.Net;

namespace InteractiveAi.Client.Tests;

/// <summary>A handler that keeps each request as it would go over the wire, and answers with exactly the bytes that it was given.</summary>
internal sealed class VerbatimHandler(params IEnumerable<VerbatimReply> replies) : HttpMessageHandler
{
    private readonly Queue<VerbatimReply> _replies = new(replies);
    private readonly List<VerbatimRequest> _requests = [];
    private readonly object _lock = new();

    public IReadOnlyList<VerbatimRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public VerbatimRequest Request
    {
        get
        {
            Assert.That(Requests, Has.Count.EqualTo(1), "requests");
            return Requests[0];
        }
    }

    public bool IsDisposed { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sent = await VerbatimRequest.OfAsync(request, cancellationToken);
        VerbatimReply? reply;
        lock (_lock)
        {
            _requests.Add(sent);
            _ = _replies.TryDequeue(out reply);
        }

        return reply is null
            ? throw new InvalidOperationException("The test has no reply for this request.")
            : await reply.AnswerAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
