namespace InteractiveAi.Client.Tests;

/// <summary>A body that can only be read, and only asynchronously, as those of responses are: what a test does not say about it.</summary>
internal abstract class ReadOnlyStream : Testing.ReadingStream
{
    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
