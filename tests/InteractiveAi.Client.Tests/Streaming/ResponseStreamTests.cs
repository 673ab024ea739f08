namespace InteractiveAi.Client.Tests;

/// <summary>What the stream under an answer does that no test over a whole call can see.</summary>
public sealed class ResponseStreamTests
{
    private static IEnumerable<Exception> Failures() =>
        [
            new IOException("reset"),
            new HttpRequestException("reset"),
            new OperationCanceledException(),
            new InvalidDataException("no gzip"),
            new InvalidOperationException("disposed"),
        ];

    [Test]
    public void Abandon_SenderThatPauses_CancelsTheReadAtOnce()
    {
        var body = new ScriptedBody(static (_, token) => Waiting(token));
        using var deadline = Deadline();
        using var stream = new ResponseStream(body, deadline);

        stream.Abandon();

        Assert.That(body.Reads, Is.EqualTo(1));
        Assert.That(body.Token.IsCancellationRequested);
    }

    [Test]
    public void Abandon_SenderThatNeverPauses_IsLeftToTheHandlerAfterAWhile()
    {
        var body = new ScriptedBody(static (buffer, _) => new(buffer.Length));
        using var deadline = Deadline();
        using var stream = new ResponseStream(body, deadline);

        stream.Abandon();

        Assert.That((body.Reads, body.BytesRead), Is.EqualTo((16, 16 * 4 * 1024)));
    }

    [Test]
    public void Abandon_AnswerThatHasEnded_IsReadNoFurther()
    {
        var body = new ScriptedBody(static (_, _) => new(0));
        using var deadline = Deadline();
        using var stream = new ResponseStream(body, deadline);

        stream.Abandon();

        Assert.That((body.Reads, body.Token.IsCancellationRequested), Is.EqualTo((1, false)));
    }

    [TestCaseSource(nameof(Failures))]
    public void Abandon_AnswerThatFails_IsNoFailureOfTheCaller(Exception failure)
    {
        var body = new ScriptedBody((_, _) => ValueTask.FromException<int>(failure));
        using var deadline = Deadline();
        using var stream = new ResponseStream(body, deadline);

        Assert.That(stream.Abandon, Throws.Nothing);
        Assert.That(body.Reads, Is.EqualTo(1));
    }

    [Test]
    public void Abandon_MistakeOfAHandler_IsNotHidden()
    {
        var body = new ScriptedBody(static (_, _) => ValueTask.FromException<int>(new FormatException("mine")));
        using var deadline = Deadline();
        using var stream = new ResponseStream(body, deadline);

        Assert.That(stream.Abandon, Throws.TypeOf<FormatException>());
    }

    [Test]
    public void Stream_AsSuch_CanOnlyBeRead()
    {
        using var deadline = Deadline();
        using var stream = new ResponseStream(Stream.Null, deadline);

        Assert.That((stream.CanRead, stream.CanSeek, stream.CanWrite), Is.EqualTo((true, false, false)));
    }

    private static CallDeadline Deadline() =>
        new(TimeProvider.System, ChatTimeoutPhase.FirstEvent, Timeout.InfiniteTimeSpan, CancellationToken.None);

    private static async ValueTask<int> Waiting(CancellationToken token)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
        return 0;
    }

    private sealed class ScriptedBody(Func<Memory<byte>, CancellationToken, ValueTask<int>> read) : ReadOnlyStream
    {
        public int Reads { get; private set; }

        public long BytesRead { get; private set; }

        public CancellationToken Token { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            BytesRead += buffer.Length;
            Token = cancellationToken;
            return read(buffer, cancellationToken);
        }
    }
}
