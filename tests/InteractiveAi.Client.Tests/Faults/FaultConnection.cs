namespace InteractiveAi.Client.Tests;

/// <summary>A connection of a <see cref="FaultServer"/>, while its steps are taken.</summary>
internal sealed class FaultConnection(FaultServer server, int number, LoopbackConnection wire, CancellationToken limit)
{
    private long _written;

    public FaultServer Server => server;

    public int Number => number;

    public LoopbackConnection Wire => wire;

    /// <summary>Ends what would wait for ever.</summary>
    public CancellationToken Limit => limit;

    /// <summary>How many bytes the other side, or the system on its behalf, has taken so far.</summary>
    public long Written => Volatile.Read(ref _written);

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await wire.WriteAsync(bytes, limit);
        Interlocked.Add(ref _written, bytes.Length);
    }
}
