using System.IO.Pipelines;

namespace InteractiveAi.Client.Testing;

/// <summary>The writing end of a response's body: the first flush begins the response.</summary>
internal sealed class InProcessWriter(PipeWriter inner, Action start) : PipeWriter
{
    /// <summary>How many bytes of the body there are.</summary>
    public long Written { get; private set; }

    public override void Advance(int bytes)
    {
        Written += bytes;
        inner.Advance(bytes);
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        start();
        return inner.FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    // The call completes it, when the handler has ended.
    public override void Complete(Exception? exception = null) { }
}
