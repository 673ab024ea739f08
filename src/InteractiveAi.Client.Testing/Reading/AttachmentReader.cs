using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace InteractiveAi.Client.Testing;

/// <summary>Reads image, audio, video and file parts: media type, decoded size, and a glimpse of the content.</summary>
internal static class AttachmentReader
{
    private const int GlimpseLength = 60;

    public static Attachment Read(string type, Fields part) =>
        type switch
        {
            "image_url" => FromUrl("image", part.RequiredObject("image_url"), "url"),
            "input_video" or "video_url" => FromUrl("video", part.RequiredObject("video_url"), "url"),
            "input_audio" => Audio(part.RequiredObject("input_audio")),
            "file" => File(part.RequiredObject("file")),
            _ => throw part.Complaint("type", "is not a content part that this gateway knows"),
        };

    private static Attachment Audio(Fields audio)
    {
        var format = audio.RequiredText("format");
        return new Attachment
        {
            Kind = "audio",
            MediaType = string.Equals(format, "mp3", StringComparison.Ordinal) ? "audio/mpeg" : "audio/" + format,
            Size = DecodedSize(audio.RequiredText("data"), audio, "data"),
        };
    }

    private static Attachment File(Fields file)
    {
        var name = file.Text("filename");
        if (file.TryGet("file_data", out _))
        {
            return FromUrl("file", file, "file_data", name);
        }

        return new Attachment
        {
            Kind = "file",
            Name = name,
            Reference =
                file.Text("file_id") ?? throw file.Complaint("file_data", "is required where there is no file_id"),
        };
    }

    public static Attachment FromUrl(string kind, Fields owner, string member, string? name = null)
    {
        var url = owner.RequiredText(member);
        if (!url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(url, UriKind.Absolute, out _)
                ? new Attachment
                {
                    Kind = kind,
                    Name = name,
                    Reference = url,
                }
                : throw owner.Complaint(member, "must be a URL or a data URI");
        }

        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            throw owner.Complaint(member, "is a data URI without data");
        }

        var header = url[5..comma];
        var data = url.AsSpan(comma + 1);
        var mediaType = header.Split(';')[0] is { Length: > 0 } declared ? declared : "text/plain";
        var isBase64 = header.EndsWith(";base64", StringComparison.OrdinalIgnoreCase);
        var size = isBase64
            ? DecodedSize(data, owner, member)
            : Encoding.UTF8.GetByteCount(Uri.UnescapeDataString(data.ToString()));
        return new Attachment
        {
            Kind = kind,
            Name = name,
            MediaType = mediaType,
            Size = size,
            Glimpse = isBase64 ? Glimpse(mediaType, data) : null,
        };
    }

    private static int DecodedSize(ReadOnlySpan<char> data, Fields owner, string member) =>
        Base64.IsValid(data, out var size) ? size : throw owner.Complaint(member, "is not valid base64");

    private static string? Glimpse(string mediaType, ReadOnlySpan<char> data)
    {
        // 200 base64 characters hold more than a PNG header and more than the words quoted.
        var head = data[..(Math.Min(data.Length, 200) & ~3)];
        Span<byte> bytes = stackalloc byte[150];
        if (!Convert.TryFromBase64Chars(head, bytes, out var written))
        {
            return null;
        }

        bytes = bytes[..written];
        if (bytes.Length >= 24 && bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
        {
            var width = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
            var height = BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]);
            return string.Create(CultureInfo.InvariantCulture, $"{width} by {height} pixels");
        }

        if (!mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes);
        var end = text.AsSpan().IndexOfAny('\r', '\n', '\uFFFD');
        text = (end < 0 ? text : text[..end]).Trim();
        if (text.Length > GlimpseLength)
        {
            text = text[..(char.IsHighSurrogate(text[GlimpseLength - 1]) ? GlimpseLength - 1 : GlimpseLength)] + "…";
        }

        return text.Length == 0 ? null : $"beginning “{text}”";
    }
}
