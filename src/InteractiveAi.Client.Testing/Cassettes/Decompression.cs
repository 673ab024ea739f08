using System.IO.Compression;

namespace InteractiveAi.Client.Testing;

/// <summary>Undoes the compression of a body that a handler has left on it: what is in it could be neither read nor cleaned.</summary>
internal static class Decompression
{
    /// <summary>Whether it can be undone.</summary>
    public static bool Knows(IEnumerable<string> encodings) =>
        encodings.All(static encoding => encoding is "gzip" or "x-gzip" or "deflate" or "br");

    /// <summary>The body as it was before these encodings; of one that was cut off, what there is.</summary>
    public static byte[] Undo(byte[] body, IEnumerable<string> encodings) => encodings.Reverse().Aggregate(body, Undo);

    private static byte[] Undo(byte[] body, string encoding)
    {
        using MemoryStream source = new(body, writable: false);
        using Stream reader = encoding switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "deflate" => new ZLibStream(source, CompressionMode.Decompress),
            _ => new GZipStream(source, CompressionMode.Decompress),
        };
        using MemoryStream plain = new();
        try
        {
            // Bit by bit, so that what stands before the place where it was cut is not lost.
            Span<byte> buffer = stackalloc byte[256];
            for (int read; (read = reader.Read(buffer)) > 0; )
            {
                plain.Write(buffer[..read]);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or InvalidOperationException)
        {
            // Cut off, or not compressed at all.
            if (plain.Length is 0)
            {
                return body;
            }
        }

        return plain.ToArray();
    }
}
