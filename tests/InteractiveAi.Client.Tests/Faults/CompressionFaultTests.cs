using System.IO.Compression;
using System.Net;
using System.Text;
using static InteractiveAi.Client.Tests.FaultAnswer;
using static InteractiveAi.Client.Tests.FaultSteps;

namespace InteractiveAi.Client.Tests;

// Compressed answers: undone, not undone, broken, and far larger than they look.
[NonParallelizable]
public sealed class CompressionFaultTests
{
    private const string EventStream = VerbatimReply.EventStream;
    private const int Megabyte = 1024 * 1024;

    public enum Sender
    {
        Own,
        HttpClientThatDecompresses,
    }

    [Test]
    public async Task Calls_Compressed_AreRead(
        [Values] bool streaming,
        [Values] Sender sender,
        [Values] Framing framing,
        [Values("gzip", "br", "deflate")] string coding
    )
    {
        var bytes = Compress(coding, streaming ? Events : Completion);

        var outcome = await AnsweredAsync(streaming, bytes, coding, sender: sender, framing: framing);

        outcome.IsAnswer("Olá");
    }

    // Each event is there as soon as it is sent, although the body goes on.
    [Test]
    public async Task StreamAsync_CompressedAndFlushedEventByEvent_IsReadAsItComes([Values("gzip", "br")] string coding)
    {
        var read = new TaskCompletionSource();
        using MemoryStream body = new();
        await using var zip = Open(coding, body);
        await zip.WriteAsync(Encoding.UTF8.GetBytes(Event("Ol")));
        await zip.FlushAsync();
        var first = body.ToArray();
        await zip.WriteAsync(Encoding.UTF8.GetBytes(Event("á") + Finish + Done));
        await zip.DisposeAsync();
        await using var server = new FaultServer([
            Read,
            Write(Head(Framing.Close, 0, EventStream, headers: $"Content-Encoding: {coding}\r\n")),
            Write(first),
            WaitFor(read),
            Write(body.ToArray()[first.Length..]),
        ]);
        using var client = server.Client();

        var outcome = await FaultOutcome.OfAsync(client, streaming: true, onChunk: (_, _) => read.TrySetResult());
        await server.EndAsync();

        outcome.IsAnswer("Olá");
    }

    [Test]
    public async Task Calls_CompressedAndNotUndone_SayWhatToDo(
        [Values] bool streaming,
        [Values("gzip", "br", "deflate")] string coding,
        [Values] Framing framing
    )
    {
        using var http = new HttpClient();
        var body = Compress(coding, streaming ? Events : Completion);

        var outcome = await AnsweredAsync(streaming, body, coding, http: http, framing: framing);

        var failure = outcome.FailedWith<ResponseFormatException>();
        Assert.That(failure.Message, Does.Contain("compressed").And.Contain("AutomaticDecompression"));
        Assert.That(failure.Excerpt, Is.Null);
    }

    [Test]
    public async Task Calls_CompressedErrorThatIsNotUndone_IsTheStatusAlone(
        [Values] bool streaming,
        [Values("gzip", "br", "deflate")] string coding
    )
    {
        using var http = new HttpClient();
        var body = Compress(coding, """{"error":{"code":401,"message":"Who are you?"}}""");

        var outcome = await AnsweredAsync(streaming, body, coding, 401, http: http);

        var failure = outcome.FailedWith<ApiException>();
        Assert.That(
            (failure.Kind, failure.Error, failure.ResponseBody),
            Is.EqualTo((ApiErrorKind.Authentication, default(ApiError), default(string)))
        );
        Assert.That(failure.InnerException, Is.TypeOf<InvalidDataException>());
    }

    [Test]
    public async Task Calls_CalledCompressedAndNotUndoneButPlain_AreRead([Values] bool streaming)
    {
        using var http = new HttpClient();
        var body = Encoding.UTF8.GetBytes(streaming ? Events : Completion);

        var outcome = await AnsweredAsync(streaming, body, "gzip", http: http);

        outcome.IsAnswer("Olá");
    }

    [Test]
    public async Task Calls_CalledCompressedButPlain_AreBroken(
        [Values] bool streaming,
        [Values("gzip", "br")] string coding
    )
    {
        var outcome = await AnsweredAsync(streaming, Encoding.UTF8.GetBytes(streaming ? Events : Completion), coding);

        AssertBroken(streaming, outcome);
    }

    [Test]
    public async Task Calls_CompressedErrorIsBroken_IsTheStatus(
        [Values] bool streaming,
        [Values("gzip", "br")] string coding,
        [Values] bool cut
    )
    {
        var body = Compress(coding, $$$"""{"error":{"code":503,"message":"{{{Words(2000)}}}"}}""");
        body = cut ? body[..(body.Length / 2)] : [.. body[..10], .. Enumerable.Repeat((byte)0xff, 100)];

        var outcome = await AnsweredAsync(streaming, body, coding, 503);

        var failure = outcome.FailedWith<ApiException>();
        Assert.That(((int)failure.StatusCode, failure.IsTransient), Is.EqualTo((503, true)));
    }

    [Test]
    public async Task Calls_CompressedAnswerIsCut_AreNoAnswer(
        [Values] bool streaming,
        [Values("gzip", "br", "deflate")] string coding,
        [Values] Framing framing,
        [Values(0, 1, 5, 200, 2000)] int length
    )
    {
        var events = string.Concat(Words(2000).Split(' ').Select(Event)) + Finish + Done;
        var completion = Completion.Replace("Olá", Words(2000), StringComparison.Ordinal);
        var body = Compress(coding, streaming ? events : completion)[..length];

        var outcome = await AnsweredAsync(streaming, body, coding, framing: framing);

        AssertBroken(streaming, outcome);
        if (outcome.Failure is ChatStreamException failure)
        {
            Assert.That(failure.PartialText, Is.EqualTo(outcome.Text));
            Assert.That(Words(2000).Replace(" ", "", StringComparison.Ordinal), Does.StartWith(outcome.Text));
        }
    }

    [Test]
    public async Task Calls_CompressedAnswerIsDamaged_AreBroken(
        [Values] bool streaming,
        [Values("gzip", "br")] string coding
    )
    {
        var events = string.Concat(Words(2000).Split(' ').Select(Event)) + Finish + Done;
        var completion = Completion.Replace("Olá", Words(2000), StringComparison.Ordinal);
        var body = Compress(coding, streaming ? events : completion);
        body.AsSpan(body.Length / 2, 300).Fill(0xff);

        var outcome = await AnsweredAsync(streaming, body, coding);

        AssertBroken(streaming, outcome);
    }

    [Test]
    public async Task CompleteAsync_AnswerThatSwells_IsRefusedNearTheLimit([Values("gzip", "br")] string coding)
    {
        var (outcome, allocated) = await SwollenAsync(streaming: false, "{\"id\":\"", coding, Json);

        Assert.That(outcome.FailedWith<ResponseFormatException>().Message, Does.Contain("MaxResponseBytes"));
        Assert.That(allocated, Is.LessThan(16 * Megabyte));
    }

    [Test]
    public async Task StreamAsync_EventThatSwells_IsRefusedNearTheLimit([Values("gzip", "br")] string coding)
    {
        var (outcome, allocated) = await SwollenAsync(streaming: true, Event("Ol") + "data: ", coding, EventStream);

        var failure = outcome.FailedWith<ChatStreamException>();
        Assert.That(failure.Message, Does.Contain("MaxEventBytes"));
        Assert.That((failure.PartialText, failure.IsTransient), Is.EqualTo(("Ol", false)));
        Assert.That(allocated, Is.LessThan(16 * Megabyte));
    }

    [Test]
    public async Task Calls_ErrorThatSwells_IsReadInPart([Values] bool streaming, [Values("gzip", "br")] string coding)
    {
        var (outcome, allocated) = await SwollenAsync(streaming, "Broken\n", coding, "text/plain", 502);

        var failure = outcome.FailedWith<ApiException>();
        Assert.That((failure.Error?.Message, failure.ResponseBody?.Length), Is.EqualTo(("Broken", 32 * 1024)));
        Assert.That(allocated, Is.LessThan(4 * Megabyte));
    }

    private static async Task<(FaultOutcome Outcome, long Allocated)> SwollenAsync(
        bool streaming,
        string beginning,
        string coding,
        string contentType,
        int status = 200
    )
    {
        using MemoryStream body = new();
        await using (var zip = Open(coding, body))
        {
            await zip.WriteAsync(Encoding.UTF8.GetBytes(beginning));
            var filling = Enumerable.Repeat((byte)'x', Megabyte).ToArray();
            for (var i = 0; i < 64; i++)
            {
                await zip.WriteAsync(filling);
            }
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var outcome = await AnsweredAsync(streaming, body.ToArray(), coding, status, contentType: contentType);
        return (outcome, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    private static async Task<FaultOutcome> AnsweredAsync(
        bool streaming,
        byte[] body,
        string coding,
        int status = 200,
        Sender sender = Sender.Own,
        HttpClient? http = null,
        Framing framing = Framing.Length,
        string? contentType = null
    )
    {
        contentType ??= streaming && status is 200 ? EventStream : Json;
        await using var server = new FaultServer([
            Read,
            Write(Head(framing, body.Length, contentType, status, $"Content-Encoding: {coding}\r\n")),
            Offer(framing is Framing.Chunked ? Chunks(body) : body),
        ]);
        using var decompressing =
            sender is Sender.Own
                ? null
                : new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
        using var client = server.Client(
            options => (options.MaxResponseBytes, options.MaxEventBytes, options.MaxRetries) = (Megabyte, Megabyte, 0),
            http ?? decompressing
        );

        var outcome = await FaultOutcome.OfAsync(client, streaming);
        await server.EndAsync();
        return outcome;
    }

    private static void AssertBroken(bool streaming, FaultOutcome outcome)
    {
        if (streaming)
        {
            var failure = outcome.FailedWith<ChatStreamException>();
            Assert.That((failure.IsTruncated, failure.IsTransient), Is.EqualTo((true, true)));
        }
        else
        {
            outcome.FailedWith<ResponseFormatException>();
        }
    }

    private static byte[] Chunks(byte[] body) =>
        body.Length is 0
            ? [.. "0\r\n\r\n"u8]
            : [.. Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), .. body, .. "\r\n0\r\n\r\n"u8];

    private static byte[] Compress(string coding, string text)
    {
        using MemoryStream body = new();
        using (var zip = Open(coding, body))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return body.ToArray();
    }

    private static Stream Open(string coding, Stream body) =>
        coding switch
        {
            "gzip" => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(body, CompressionLevel.Fastest, leaveOpen: true),
        };

    // Words that cannot be compressed to nothing.
    private static string Words(int count)
    {
        var random = new Random(11);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => $"{random.Next():x}"));
    }
}
