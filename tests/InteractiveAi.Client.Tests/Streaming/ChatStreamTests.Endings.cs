using System.Net;
using System.Text;
using InteractiveAi.Client.JamAi;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatStreamTests
{
    [Test]
    public async Task StreamAsync_LoopIsLeft_TheReadBehindTheLastChunkIsCancelled()
    {
        var body = new WatchedStream("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n"u8.ToArray());
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(body)));

        await foreach (var _ in client.StreamAsync(Ask()))
        {
            break;
        }

        // Disposing alone leaves the connection to the handler, which goes on reading for a while.
        Assert.That((body.IsWaiting, body.Token.IsCancellationRequested), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task StreamAsync_EventThatIsTooLongAndTheLastThing_IsTooLongAndNotCut()
    {
        const string First = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n";
        var long_ = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + new string('x', 2000) + "\"}}]}";
        using var client = Over(
            new VerbatimHandler(VerbatimReply.Events(First + long_)),
            static options => options.MaxEventBytes = 1000
        );

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(chunks.Select(static chunk => chunk.Text), Is.EqualTo(new[] { "Hi" }));
        Assert.That(failure, Is.TypeOf<ChatStreamException>().With.Message.Contains("MaxEventBytes"));
        Assert.That(((ChatStreamException)failure!).IsTruncated, Is.False);
    }

    [TestCase("\"provider\":\"Second\",", "Second")]
    [TestCase("", "First")]
    public async Task StreamAsync_ErrorBehindAnAnswer_NamesTheProviderThatFailed(string member, string expected)
    {
        using var client = Over(
            new VerbatimHandler(
                VerbatimReply.Events(
                    $$$"""
                    data: {"provider":"First","choices":[{"index":0,"delta":{"content":"Hi"}}]}

                    data: {{{{member}}}"choices":[],"error":{"code":502,"message":"Gone"}}


                    """
                )
            )
        );

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(((ChatStreamException)failure!).ProviderName, Is.EqualTo(expected));
    }

    [Test]
    public async Task StreamAsync_EventThatCannotBeRead_SaysSo([Values] bool first)
    {
        var before = first ? "" : "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n";
        using var client = Over(new VerbatimHandler(VerbatimReply.Events(before + "data: [1]\n\ndata: [DONE]\n\n")));

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        var unreadable = (first ? failure : failure!.InnerException) as ResponseFormatException;
        Assert.That(unreadable?.Message, Does.StartWith("An event of the stream cannot be read."));
    }

    [Test]
    public async Task StreamAsync_PiecesOfOneFormBehindReferences_AreTheAnswer()
    {
        const string Piece =
            """data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"TEXT"}}]}""";
        var events =
            """data: {"object":"chat.references","chunks":[],"search_query":"q","finish_reason":null}""" + "\n\n";
        foreach (var text in (string[])["a", "b", "c"])
        {
            events += Piece.Replace("TEXT", text, StringComparison.Ordinal) + "\n\n";
        }

        using var client = TestJamAi.Over(new VerbatimHandler(VerbatimReply.Events(events + "data: [DONE]\n\n")));

        var (chunks, failure) = await ReadAsync(client.StreamAsync(new JamAiChatRequest { Messages = ["Hi"] }));

        Assert.That(failure, Is.Null, failure?.ToString());
        Assert.That(string.Concat(chunks.Select(static chunk => chunk.Text)), Is.EqualTo("abc"));
    }

    [Test]
    public async Task StreamAsync_BodyThatCannotBeOpened_GivesUpTheResponse()
    {
        var content = new ClosedContent();
        var reply = new VerbatimReply(
            (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content })
        );
        using var client = Over(new VerbatimHandler(reply));

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(failure, Is.TypeOf<ChatStreamException>().With.Property("IsTruncated").True);
        Assert.That(content.IsDisposed);
    }

    [Test]
    public async Task StreamAsync_AnswerThatIsNoHttp_IsToldWithoutQuotingIt()
    {
        var quoting = new HttpRequestException(
            HttpRequestError.InvalidResponse,
            "Received an invalid status line: 'the-secret-9247'."
        );
        using var client = Over(new VerbatimHandler(VerbatimReply.Failure(quoting)));

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(failure, Is.TypeOf<HttpRequestException>());
        Assert.That(failure!.ToString(), Does.Not.Contain("secret"));
    }

    [Test]
    public async Task StreamAsync_ConnectionThatIsRefused_IsTheSameFailure()
    {
        var refused = new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        using var client = Over(new VerbatimHandler(VerbatimReply.Failure(refused)));

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(failure, Is.SameAs(refused));
    }

    private sealed class ClosedContent : HttpContent
    {
        public bool IsDisposed { get; private set; }

        protected override Task<Stream> CreateContentReadStreamAsync() =>
            Task.FromException<Stream>(new IOException("The connection was reset."));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            Task.FromException(new IOException("The connection was reset."));

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    // Gives its bytes, and then keeps the token of a read that waits.
    private sealed class WatchedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public bool IsWaiting { get; private set; }

        public CancellationToken Token { get; private set; }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (Position < Length)
            {
                return Read(buffer.Span);
            }

            (IsWaiting, Token) = (true, cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }
}
