using System.Text;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// A stream that is cut never looks complete, wherever the cut is, whatever it carries and however it is delivered.
public sealed partial class ChatStreamTests : IDisposable
{
    private readonly BodyHandler _bodies = new();
    private ChatClient? _client;

    public void Dispose()
    {
        _client?.Dispose();
        _bodies.Dispose();
    }

    private static IEnumerable<TestCaseData> Fixtures() =>
        WireFixture.Streams().Select(each => new TestCaseData(each.Gateway, each.Name));

    [TestCaseSource(nameof(Fixtures))]
    public async Task StreamAsync_CutAtEveryByte_IsThePrefixAndAnExceptionOrComplete(string gateway, string name)
    {
        var body = WireFixture.Bytes(gateway, name + ".sse");
        var answers = AnswersIn(name);
        var whole = await ReadAllAsync(body, answers, [int.MaxValue]);
        var random = new Random(name.Length);
        List<string> wrong = [];

        for (var cut = 0; cut <= body.Length; cut++)
        {
            int[] lengths = (cut % 4) switch
            {
                0 => [1],
                1 => [.. Enumerable.Range(0, 7).Select(_ => random.Next(1, 40))],
                _ => [int.MaxValue],
            };
            var seen = await ReadAllAsync(body[..cut], answers, lengths);
            if (Verdict(seen, whole, HasEnded(body.AsSpan(0, cut), answers)) is { } problem)
            {
                wrong.Add($"{cut}: {problem}");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [TestCaseSource(nameof(Fixtures))]
    public async Task StreamAsync_BrokenAtAByte_IsThePrefixAndAnException(string gateway, string name)
    {
        var body = WireFixture.Bytes(gateway, name + ".sse");
        var answers = AnswersIn(name);
        var whole = await ReadAllAsync(body, answers, [int.MaxValue]);
        List<string> wrong = [];

        for (var cut = 0; cut < body.Length; cut += 13)
        {
            var broken = new FaultyStream(body[..cut], FaultyStream.Fault.Fail, perRead: 1 + (cut % 50));
            var seen = Shown(await ReadAsync(Streaming(broken).StreamAsync(Ask() with { N = answers })));
            var isEnd = seen.Failure is null && HasEnded(body.AsSpan(0, cut), answers);
            var isTruncated = seen.Failure is ChatStreamException { IsTruncated: true, InnerException: IOException };
            var isError = seen.Failure is ChatStreamException { Error: not null } && whole.Failure is not null;
            if (!(isEnd || isTruncated || isError) || !whole.Chunks.Take(seen.Chunks.Count).SequenceEqual(seen.Chunks))
            {
                wrong.Add($"{cut}: {seen.Chunks.Count} chunks, {seen.Failure}");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [TestCase(1, "0", true)]
    [TestCase(1, "", false)]
    [TestCase(2, "0", false)]
    [TestCase(2, "01", true)]
    [TestCase(2, "1", false)]
    [TestCase(3, "01", false)]
    [TestCase(1, "01", true)]
    public async Task StreamAsync_EndsWithoutItsMark_IsCompleteOnlyWhenAllAnswersAre(
        int asked,
        string ended,
        bool complete
    )
    {
        var body = new StringBuilder("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hal\"}}]}\n\n");
        foreach (var index in ended)
        {
            body.Append("data: {\"choices\":[{\"index\":").Append(index);
            body.Append(",\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
        }

        body.Append("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":null}],\"usage\":{}}\n\n");
        using var client = Over(new VerbatimHandler(VerbatimReply.Events(body.ToString())));

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask() with { N = asked }));

        Assert.That(chunks, Has.Count.EqualTo(ended.Length + 2));
        if (complete)
        {
            Assert.That(failure, Is.Null);
        }
        else
        {
            var cut = failure as ChatStreamException;
            Assert.That(
                (cut?.IsTruncated, cut?.PartialText, cut?.Error, cut?.Kind, cut?.IsTransient),
                Is.EqualTo((true, "hal", default(ApiError), ApiErrorKind.Provider, true))
            );
        }
    }

    [TestCase("")]
    [TestCase("\n\n")]
    [TestCase(": LLMROUTER PROCESSING\n\n")]
    [TestCase("data: {\"choices\":[]}\n\n")]
    [TestCase("data:\n\n")]
    [TestCase("event: ping\n\n")]
    public async Task StreamAsync_StreamWithoutAnAnswer_IsTruncated(string body)
    {
        using var client = Over(new VerbatimHandler(VerbatimReply.Events(body).With("x-request-id", "req-9")));

        var (_, failure) = await ReadAsync(client.StreamAsync(Ask()));

        var cut = failure as ChatStreamException;
        Assert.That(
            (cut?.IsTruncated, cut?.PartialText, cut?.RequestId, (int?)cut?.Response?.StatusCode),
            Is.EqualTo((true, "", "req-9", 200))
        );
    }

    [TestCase("data: {\"choi")]
    [TestCase("event: x\ndata: {\"choi")]
    [TestCase(": hello\n\n")]
    [TestCase("event:")]
    [TestCase("data")]
    [TestCase("id: 1\n")]
    [TestCase("retry: 1\n")]
    [TestCase(": hello\n\ndata: {\"choi")]
    public async Task StreamAsync_CutBeforeTheFirstEventUnderAnotherLabel_IsTruncatedHoweverItCame(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var first = 1; first <= bytes.Length; first++)
        {
            using var script = new SseScript(bytes, first, 1);
            using var client = Over(new VerbatimHandler(VerbatimReply.Body(script, "text/plain")));

            var failure = await FailureAsync<ChatStreamException>(client.StreamAsync(Ask()));

            Assert.That(failure.IsTruncated, $"a first read of {first}");
        }
    }

    [TestCase("d")]
    [TestCase("event")]
    [TestCase("evening: all\n")]
    [TestCase("retrying\n")]
    [TestCase("Service unavailable")]
    public async Task StreamAsync_TextUnderAnotherLabel_IsNoStreamHoweverItCame(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var first = 1; first <= bytes.Length; first++)
        {
            using var script = new SseScript(bytes, first, 1);
            using var client = Over(new VerbatimHandler(VerbatimReply.Body(script, "text/plain")));

            var failure = await FailureAsync<ResponseFormatException>(client.StreamAsync(Ask()));

            Assert.That(failure.Message, Does.StartWith("The answer is neither a stream nor JSON."));
        }
    }

    // As long as the white space is, the name behind it may come in two reads with no room between them.
    [TestCase((16 * 1024) - 1)]
    [TestCase((16 * 1024) - 5)]
    [TestCase(16 * 1024)]
    public async Task StreamAsync_NameBehindALotOfWhiteSpace_IsReadWhole(int blanks)
    {
        var bytes = Encoding.UTF8.GetBytes(new string(' ', blanks) + "event:");
        using var script = new SseScript(bytes, bytes.Length);
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(script, contentType: null)));

        var failure = await FailureAsync<ChatStreamException>(client.StreamAsync(Ask()));

        Assert.That(failure.IsTruncated);
    }

    [Test]
    public async Task StreamAsync_FirstByteOfAnEventAlone_IsWaitedForWithinTheLimit()
    {
        using var script = new SseScript();
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(script, contentType: null)));

        script.Send("d");
        var reading = ReadAsync(client.StreamAsync(Ask()));
        await script.WaitedForAsync();
        script.Send("""ata: {"choices":[{"delta":{"content":"A"},"finish_reason":"stop"}]}""" + "\n\n");
        script.End();
        var (chunks, failure) = await reading;

        Assert.That((chunks.Single().Text, failure), Is.EqualTo(("A", default(Exception))));
    }

    [Test]
    public async Task StreamAsync_EndMarkAlone_IsAnEmptyAnswer()
    {
        using var client = Over(new VerbatimHandler(VerbatimReply.Events("data: [DONE]\n\n")));

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That((chunks.Count, failure), Is.EqualTo((0, default(Exception))));
    }

    [Test]
    public async Task ToCompletionAsync_CutStream_IsNoCompletion()
    {
        using var client = Over(
            new VerbatimHandler(VerbatimReply.Events("data: {\"choices\":[{\"delta\":{\"content\":\"hal\"}}]}\n\n"))
        );

        var failure = await FailureAsync<ChatStreamException>(client.StreamAsync(Ask()).ToCompletionAsync());

        Assert.That((failure.IsTruncated, failure.PartialText), Is.EqualTo((true, "hal")));
    }

    /// <summary>What is wrong with the outcome of a stream that was cut; <see langword="null"/> when nothing is.</summary>
    private static string? Verdict(Outcome seen, Outcome whole, bool hasEnded)
    {
        if (!whole.Chunks.Take(seen.Chunks.Count).SequenceEqual(seen.Chunks))
        {
            return $"not a prefix: {string.Join('\n', seen.Chunks)}";
        }

        var failed = seen.Failure switch
        {
            null => false,
            ChatStreamException { IsTruncated: true } or ChatStreamException { Error: not null } => true,
            _ => default(bool?),
        };
        return failed switch
        {
            null => $"another exception: {seen.Failure}",
            false when whole.Failure is not null => "the error is lost",
            false when !hasEnded => "looks complete",
            true
                when seen.Failure is ChatStreamException cut
                    && cut.PartialText.Length > 0
                    && !whole.Text.StartsWith(cut.PartialText, StringComparison.Ordinal) =>
                $"another text: {cut.PartialText}",
            _ => null,
        };
    }

    private static int AnswersIn(string name) => name is "choices-two" ? 2 : 1;

    /// <summary>Whether the stream holds a finish reason for each answer, or its end mark.</summary>
    private static bool HasEnded(ReadOnlySpan<byte> body, int answers)
    {
        var text = Encoding.UTF8.GetString(body);
        return text.Split("\"finish_reason\":\"").Length > answers || text.Contains("[DONE]", StringComparison.Ordinal);
    }

    private async Task<Outcome> ReadAllAsync(byte[] body, int answers, int[] lengths)
    {
        using var script = new SseScript(body, lengths);
        var outcome = Shown(await ReadAsync(Streaming(script).StreamAsync(Ask() with { N = answers })));
        Assert.That(script.IsDisposed, "the response is closed");
        return outcome;
    }

    // One client for all the streams of a test: there are thousands of them.
    private ChatClient Streaming(Stream body)
    {
        _client ??= Over(_bodies);
        _bodies.Body = body;
        return _client;
    }

    private static Outcome Shown((IReadOnlyList<ChatCompletionChunk> Chunks, Exception? Failure) result) =>
        new(
            [.. result.Chunks.Select(Wire.Write)],
            result.Failure,
            (result.Failure as ChatStreamException)?.PartialText
                ?? string.Concat(
                    result
                        .Chunks.SelectMany(chunk => chunk.Choices)
                        .Where(choice => choice.Index is null or 0)
                        .Select(choice => choice.Delta?.Content)
                )
        );

    private sealed class BodyHandler : HttpMessageHandler
    {
        public Stream Body { get; set; } = Stream.Null;

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var content = new StreamContent(Body);
            content.Headers.TryAddWithoutValidation("Content-Type", VerbatimReply.EventStream);
            return Task.FromResult(new HttpResponseMessage { Content = content, RequestMessage = request });
        }
    }

    private sealed record Outcome(IReadOnlyList<string> Chunks, Exception? Failure, string Text);
}
