namespace InteractiveAi.Client;

/// <summary>Media types, recognised from file names and from the first bytes of data.</summary>
internal static class MediaType
{
    public const string Unknown = "application/octet-stream";

    /// <summary>How many leading bytes are enough to recognise anything that this class knows.</summary>
    public const int HeaderLength = 16;

    public static string? OfFileName(string fileName) =>
        Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".PNG" => "image/png",
            ".JPG" or ".JPEG" or ".JPE" => "image/jpeg",
            ".GIF" => "image/gif",
            ".WEBP" => "image/webp",
            ".BMP" => "image/bmp",
            ".TIF" or ".TIFF" => "image/tiff",
            ".HEIC" => "image/heic",
            ".HEIF" => "image/heif",
            ".AVIF" => "image/avif",
            ".SVG" => "image/svg+xml",
            ".WAV" => "audio/wav",
            ".MP3" => "audio/mpeg",
            ".FLAC" => "audio/flac",
            ".OGG" or ".OGA" => "audio/ogg",
            ".OPUS" => "audio/opus",
            ".AAC" => "audio/aac",
            ".M4A" => "audio/mp4",
            ".AIFF" or ".AIF" => "audio/aiff",
            ".MP4" or ".M4V" => "video/mp4",
            ".MPEG" or ".MPG" => "video/mpeg",
            ".MOV" => "video/quicktime",
            ".WEBM" => "video/webm",
            ".AVI" => "video/x-msvideo",
            ".PDF" => "application/pdf",
            ".JSON" => "application/json",
            ".TXT" or ".LOG" => "text/plain",
            ".MD" => "text/markdown",
            ".CSV" => "text/csv",
            ".HTML" or ".HTM" => "text/html",
            ".XML" => "application/xml",
            ".RTF" => "application/rtf",
            ".DOC" => "application/msword",
            ".DOCX" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".XLS" => "application/vnd.ms-excel",
            ".XLSX" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".PPTX" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ".ZIP" => "application/zip",
            _ => null,
        };

    public static string? OfBytes(ReadOnlySpan<byte> data) =>
        data.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "image/png"
        : data.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : data.StartsWith("GIF8"u8) ? "image/gif"
        : data.StartsWith("BM"u8) && data.Length > 14 && data[6..10].SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0, 0])
            ? "image/bmp"
        : data.StartsWith("II*\0"u8) || data.StartsWith("MM\0*"u8) ? "image/tiff"
        : data.StartsWith("RIFF"u8) && data.Length >= 12 ? OfRiff(data[8..12])
        : data.StartsWith("ID3"u8) ? "audio/mpeg"
        : data.StartsWith("fLaC"u8) ? "audio/flac"
        : data.StartsWith("OggS"u8) ? "audio/ogg"
        : data.StartsWith("FORM"u8) && data.Length >= 12 && data[8..11].SequenceEqual("AIF"u8) ? "audio/aiff"
        : data.Length >= 12 && data[4..8].SequenceEqual("ftyp"u8) ? OfIsoBrand(data[8..12])
        : data.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? "video/webm"
        : data.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0xBA]) || data.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0xB3])
            ? "video/mpeg"
        : data.StartsWith("%PDF-"u8) ? "application/pdf"
        : data.StartsWith("{\\rtf"u8) ? "application/rtf"
        : data.StartsWith("PK\x03\x04"u8) ? "application/zip"
        : data.Length >= 2 && data[0] is 0xFF && (data[1] & 0xF6) is 0xF0 ? "audio/aac"
        : data.Length >= 2 && data[0] is 0xFF && (data[1] & 0xE6) is 0xE2 ? "audio/mpeg"
        : null;

    /// <summary>Recognises base64 by the bytes that it begins with.</summary>
    public static string? OfBase64(ReadOnlySpan<char> base64)
    {
        Span<byte> header = stackalloc byte[HeaderLength + 2];
        // Whole groups of four only: a header is enough, and the rest may be megabytes.
        ReadOnlySpan<char> start = base64[..(Math.Min(base64.Length, header.Length / 3 * 4) / 4 * 4)];
        return Convert.TryFromBase64Chars(start, header, out int length) ? OfBytes(header[..length]) : null;
    }

    public static AudioFormat? AudioFormatOf(string? mediaType) =>
        mediaType?.Split(';')[0].ToLowerInvariant() switch
        {
            "audio/wav" or "audio/x-wav" or "audio/wave" or "audio/vnd.wave" => AudioFormat.Wav,
            "audio/mpeg" or "audio/mp3" => AudioFormat.Mp3,
            "audio/flac" or "audio/x-flac" => AudioFormat.Flac,
            "audio/ogg" => AudioFormat.Ogg,
            "audio/opus" => AudioFormat.Opus,
            "audio/aac" => AudioFormat.Aac,
            "audio/mp4" or "audio/m4a" or "audio/x-m4a" => AudioFormat.M4a,
            "audio/aiff" or "audio/x-aiff" => AudioFormat.Aiff,
            "audio/l16" or "audio/pcm" => AudioFormat.Pcm16,
            _ => default(AudioFormat?),
        };

    public static string? OfAudioFormat(AudioFormat format) =>
        format.Value switch
        {
            AudioFormat.Values.Wav => "audio/wav",
            AudioFormat.Values.Mp3 => "audio/mpeg",
            AudioFormat.Values.Flac => "audio/flac",
            AudioFormat.Values.Opus => "audio/opus",
            AudioFormat.Values.Ogg => "audio/ogg",
            AudioFormat.Values.Aac => "audio/aac",
            AudioFormat.Values.M4a => "audio/mp4",
            AudioFormat.Values.Aiff => "audio/aiff",
            AudioFormat.Values.Pcm16 => "audio/pcm",
            _ => null,
        };

    /// <summary>Whether the text can stand in a data URI as its media type.</summary>
    public static bool IsWellFormed(string mediaType)
    {
        int slash = mediaType.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && slash < mediaType.Length - 1
            && mediaType.All(static c =>
                char.IsAsciiLetterOrDigit(c) || "!#$&-^_.+/;=\"".Contains(c, StringComparison.Ordinal)
            );
    }

    private static string? OfRiff(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WAVE"u8) ? "audio/wav"
        : form.SequenceEqual("WEBP"u8) ? "image/webp"
        : form.SequenceEqual("AVI "u8) ? "video/x-msvideo"
        : null;

    private static string OfIsoBrand(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("M4A "u8) || brand.SequenceEqual("M4B "u8) ? "audio/mp4"
        : brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) ? "image/heic"
        : brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) ? "image/heif"
        : brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8) ? "image/avif"
        : brand.SequenceEqual("qt  "u8) ? "video/quicktime"
        : "video/mp4";
}
