using System.Buffers;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Writes media into JSON: as a slot that is filled while the body is sent, or in place.</summary>
internal static class MediaWriter
{
    /// <summary>How many raw bytes are encoded at a time; a multiple of three, so that no slice but the last is padded.</summary>
    public const int SliceLength = 48 * 1024;

    public static void Write(Utf8JsonWriter writer, MediaData value, bool asDataUri)
    {
        if (value.WireText is { } text)
        {
            writer.WriteStringValue(text);
            return;
        }

        if (asDataUri)
        {
            writer.WriteStringValueSegment("data:", isFinalSegment: false);
            writer.WriteStringValueSegment(value.MediaType ?? MediaType.Unknown, isFinalSegment: false);
            writer.WriteStringValueSegment(";base64,", isFinalSegment: false);
        }
        else
        {
            // Opens the string, so that whatever follows stands between its quotation marks.
            writer.WriteStringValueSegment("", isFinalSegment: false);
        }

        if (RequestBody.UnderConstruction is { } body)
        {
            writer.Flush();
            body.AddSlot(value);
        }
        else
        {
            WriteInPlace(writer, value);
        }

        writer.WriteStringValueSegment("", isFinalSegment: true);
    }

    // Blocking, because a serializer cannot wait: only for a conversation that is saved, never on the way to a gateway.
    private static void WriteInPlace(Utf8JsonWriter writer, MediaData value)
    {
        byte[] raw = ArrayPool<byte>.Shared.Rent(SliceLength);
        char[] encoded = ArrayPool<char>.Shared.Rent(SliceLength / 3 * 4);
        MediaSlices slices = value.Open();
        try
        {
            for (long offset = 0; offset < slices.Length; )
            {
                int length = slices.Read(offset, raw.AsSpan(0, SliceLength));
                if (length is 0)
                {
                    throw MediaSlices.Changed();
                }

                Convert.TryToBase64Chars(raw.AsSpan(0, length), encoded, out int written);
                writer.WriteStringValueSegment(encoded.AsSpan(0, written), isFinalSegment: false);
                offset += length;
            }
        }
        finally
        {
            slices.Dispose();
            ArrayPool<char>.Shared.Return(encoded);
            ArrayPool<byte>.Shared.Return(raw);
        }
    }
}
