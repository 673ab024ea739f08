namespace InteractiveAi.Client;

/// <summary>Media in memory.</summary>
internal sealed class MemorySlices(ReadOnlyMemory<byte> data) : MediaSlices
{
    public override long Length => data.Length;

    public override ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        new(Read(offset, buffer.Span));

    public override int Read(long offset, Span<byte> buffer)
    {
        ReadOnlySpan<byte> rest = data.Span[(int)offset..];
        int count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        return count;
    }

    public override void Dispose() { }
}
