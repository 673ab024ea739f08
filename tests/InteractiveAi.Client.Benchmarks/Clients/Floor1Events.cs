using System.Buffers;
using static InteractiveAi.Client.Benchmarks.Floor1Models;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>Cuts a body into events in place, and yields each as a chunk: one async iterator over one pooled buffer.</summary>
/// <remarks>Knows just what these streams contain: line feeds, comments, one line of data per event.</remarks>
internal static class Floor1Events
{
    public static async IAsyncEnumerable<Chunk> ReadAsync(Stream body)
    {
        Floor1Reader reader = new(new Floor1Names());
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        int start = 0;
        int end = 0;
        try
        {
            while (true)
            {
                while (TryCut(buffer, ref start, end, out ReadOnlyMemory<byte> data))
                {
                    if (data.Span.SequenceEqual("[DONE]"u8))
                    {
                        yield break;
                    }

                    if (!data.IsEmpty)
                    {
                        yield return reader.Read(data.Span);
                    }
                }

                buffer.AsSpan(start, end - start).CopyTo(buffer);
                end -= start;
                start = 0;
                if (end == buffer.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, end).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                int read = await body.ReadAsync(buffer.AsMemory(end)).ConfigureAwait(false);
                if (read is 0)
                {
                    throw new EndOfStreamException("The stream ended before it was finished.");
                }

                end += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool TryCut(byte[] buffer, ref int start, int end, out ReadOnlyMemory<byte> data)
    {
        ReadOnlySpan<byte> rest = buffer.AsSpan(start, end - start);
        int length = rest.IndexOf("\n\n"u8);
        data = default;
        if (length < 0)
        {
            return false;
        }

        if (rest.StartsWith("data: "u8))
        {
            data = buffer.AsMemory(start + 6, length - 6);
        }

        start += length + 2;
        return true;
    }
}
