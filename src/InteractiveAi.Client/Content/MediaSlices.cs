namespace InteractiveAi.Client;

/// <summary>Raw media data that is read piece by piece, from any offset and as often as the body is sent.</summary>
internal abstract class MediaSlices : IDisposable
{
    public abstract long Length { get; }

    /// <summary>Fills the buffer from an offset, short only at the end of the data.</summary>
    public abstract ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken);

    public abstract int Read(long offset, Span<byte> buffer);

    public abstract void Dispose();

    public static IOException Changed() => new("The media became shorter or longer while it was being sent.");
}
