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
        if (value.WireText is { } text && value.IsBase64Text != asDataUri)
        {
            // As it was read.
            LenientText.Write(writer, text);
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

        if (value.Base64Text is { } base64)
        {
            // Read in the one form, to be written in the other.
            writer.WriteStringValueSegment(base64.Span, isFinalSegment: false);
        }
        else if (RequestBody.WrittenBy(writer) is { } body)
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
        try
        {
            using MediaSlices slices = value.Open();
            for (long offset = 0; offset < slices.Length; )
            {
                int wanted = (int)Math.Min(SliceLength, slices.Length - offset);
                if (slices.Read(offset, raw.AsSpan(0, wanted)) != wanted)
                {
                    throw MediaSlices.Changed();
                }

                Convert.TryToBase64Chars(raw.AsSpan(0, wanted), encoded, out int written);
                writer.WriteStringValueSegment(encoded.AsSpan(0, written), isFinalSegment: false);
                offset += wanted;
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(encoded, clearArray: true);
            ArrayPool<byte>.Shared.Return(raw, clearArray: true);
        }
    }
}
