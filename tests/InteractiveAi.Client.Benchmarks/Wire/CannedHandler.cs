using System.Net;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>Answers every request with the same bytes, without a socket, after having taken in the request's body.</summary>
/// <param name="script">The answer.</param>
/// <param name="ragged">Whether the answer comes in pieces of 1 to 500 bytes instead of as much as fits.</param>
internal sealed class CannedHandler(WireScript script, bool ragged = false) : HttpMessageHandler
{
    /// <summary>Where the next bodies go; <see langword="null"/> for nowhere.</summary>
    public Stream? Capture { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Task sent = request.Content?.CopyToAsync(Capture ?? Stream.Null, cancellationToken) ?? Task.CompletedTask;
        return sent.IsCompletedSuccessfully ? Task.FromResult(Respond(request)) : RespondAsync(sent, request);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content?.CopyTo(Capture ?? Stream.Null, null, cancellationToken);
        return Respond(request);
    }

    private async Task<HttpResponseMessage> RespondAsync(Task sent, HttpRequestMessage request)
    {
        await sent.ConfigureAwait(false);
        return Respond(request);
    }

    private HttpResponseMessage Respond(HttpRequestMessage request) =>
        new(HttpStatusCode.OK) { RequestMessage = request, Content = new CannedContent(script, ragged) };
}
