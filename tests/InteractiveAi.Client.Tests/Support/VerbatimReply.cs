using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace InteractiveAi.Client.Tests;

/// <summary>An answer byte for byte, or a failure in the place of one.</summary>
internal sealed class VerbatimReply(
    Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer,
    IReadOnlyList<(string Name, string Value)>? headers = null
)
{
    public const string EventStream = "text/event-stream";

    public static VerbatimReply Json(string body, int status = 200) => Bytes(body, "application/json", status);

    public static VerbatimReply Events(string body) => Bytes(body, EventStream);

    public static VerbatimReply Bytes(string body, string? contentType, int status = 200) =>
        Bytes(Encoding.UTF8.GetBytes(body), contentType, status);

    public static VerbatimReply Bytes(byte[] body, string? contentType, int status = 200) =>
        new((_, _) => Task.FromResult(Response(new ByteArrayContent(body), contentType, status)));

    /// <summary>A body that is read from the stream as it comes.</summary>
    public static VerbatimReply Body(Stream body, string? contentType = EventStream, int status = 200) =>
        new((_, _) => Task.FromResult(Response(new StreamContent(body), contentType, status)));

    public static VerbatimReply Failure(Exception exception) =>
        new((_, _) => Task.FromException<HttpResponseMessage>(exception));

    /// <summary>No answer at all: the call waits until it is given up. The source is set once the request is there.</summary>
    public static VerbatimReply Never(TaskCompletionSource arrived) =>
        new(
            async (_, cancellationToken) =>
            {
                arrived.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                throw new InvalidOperationException("Waiting for ever has ended.");
            }
        );

    public VerbatimReply With(string name, string value) => new(answer, [.. headers ?? [], (name, value)]);

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await answer(request, cancellationToken);
        response.RequestMessage = request;
        foreach (var (name, value) in headers ?? [])
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    private static HttpResponseMessage Response(HttpContent content, string? contentType, int status)
    {
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }
}
