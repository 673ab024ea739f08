using System.Net.Sockets;
using System.Text;

namespace InteractiveAi.Client.Tests;

public sealed class EarlyAnswerStreamTests
{
    private static IEnumerable<TestCaseData> Closed() =>
        [
            new TestCaseData(new IOException("?", new SocketException((int)SocketError.ConnectionReset))),
            new TestCaseData(new IOException("?", new SocketException((int)SocketError.Shutdown))),
            new TestCaseData(
                new IOException("TLS", new IOException("?", new SocketException((int)SocketError.ConnectionAborted)))
            ),
        ];

    [TestCaseSource(nameof(Closed))]
    public async Task WriteAsync_OtherSideHasClosed_IsLostAndTheAnswerIsRead(Exception failure)
    {
        await using var connection = new OneSided("answer", failure);
        await using var stream = new EarlyAnswerStream(connection);
        var buffer = new byte[10];

        await stream.WriteAsync(new byte[3]);
        stream.Write(new byte[3]);
        await stream.FlushAsync();
        var read = await stream.ReadAsync(buffer);

        Assert.That(Encoding.ASCII.GetString(buffer, 0, read), Is.EqualTo("answer"));
        Assert.That(connection.Writes, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Closed))]
    public void Write_OtherSideHasClosed_IsLost(Exception failure)
    {
        using var connection = new OneSided("", failure);
        using var stream = new EarlyAnswerStream(connection);

        stream.Write(new byte[3], 0, 3);
        stream.Write(new byte[3], 0, 3);
        stream.Flush();

        Assert.That(connection.Writes, Is.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> Others() =>
        [
            new TestCaseData(new IOException("?")),
            new TestCaseData(new IOException("?", new SocketException((int)SocketError.OperationAborted))),
            new TestCaseData(new ObjectDisposedException("?")),
            new TestCaseData(new OperationCanceledException("?")),
        ];

    [TestCaseSource(nameof(Others))]
    public async Task WriteAsync_FailsForAnotherReason_Fails(Exception failure)
    {
        await using var connection = new OneSided("", failure);
        await using var stream = new EarlyAnswerStream(connection);

        Assert.That(async () => await stream.WriteAsync(new byte[3]), Throws.Exception.SameAs(failure));
        Assert.That(() => stream.Write(new byte[3]), Throws.Exception.SameAs(failure));
    }

    [Test]
    public async Task WriteAsync_OtherSideReads_ArrivesAsItIs()
    {
        using var connection = new MemoryStream();
        var stream = new EarlyAnswerStream(connection);

        await stream.WriteAsync("abc"u8.ToArray());
        stream.Write("def"u8);
        await stream.DisposeAsync();

        Assert.That(Encoding.ASCII.GetString(connection.ToArray()), Is.EqualTo("abcdef"));
        Assert.That(connection.CanRead, Is.False);
    }

    /// <summary>A connection that takes nothing and has something to read.</summary>
    private sealed class OneSided(string answer, Exception failure) : MemoryStream(Encoding.ASCII.GetBytes(answer))
    {
        public int Writes { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes++;
            return ValueTask.FromException(failure);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Writes++;
            throw failure;
        }
    }
}
