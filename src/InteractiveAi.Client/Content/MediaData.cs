using System.Buffers.Text;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>An image, a recording, a video or a document: its address, or its bytes wherever they are.</summary>
/// <remarks>
/// <para>
/// Bytes, streams and files are encoded as base64 while the request is being sent, straight into the request body and again for
/// a retry; no copy of an attachment is made in memory. Serialised outside of a request, for example to save a conversation,
/// they are written as a data URI.
/// </para>
/// <para>Immutable and thread-safe, also over a stream, whose position is guarded. Streams are never disposed by this library.</para>
/// </remarks>
[JsonConverter(typeof(MediaDataConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public sealed class MediaData
{
    private readonly string? _text;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly StreamSlices? _stream;
    private readonly string? _path;
    private readonly bool _isRecognised;

    private MediaData(string? mediaType) => MediaType = mediaType;

    // What was read from the wire: an address, a data URI, or bare base64. The text is kept and written back as it came.
    internal MediaData(string text, bool isBase64)
    {
        _text = text;
        IsBase64Text = isBase64;
        MediaType = isBase64 ? Client.MediaType.OfBase64(text) : DataUri.MediaTypeOf(text);
    }

    private MediaData(string? mediaType, ReadOnlyMemory<byte> bytes, bool isRecognised)
        : this(mediaType) => (_bytes, _isRecognised) = (bytes, isRecognised);

    private MediaData(string? mediaType, StreamSlices stream, bool isRecognised)
        : this(mediaType) => (_stream, _isRecognised) = (stream, isRecognised);

    private MediaData(string? mediaType, string path, string fileName, bool isRecognised)
        : this(mediaType) => (_path, FileName, _isRecognised) = (path, fileName, isRecognised);

    /// <summary>The address, or the data URI that was read from the wire; <see langword="null"/> for bytes, streams and files.</summary>
    public string? Url => IsBase64Text ? null : _text;

    /// <summary>The media type, such as <c>image/png</c>.</summary>
    /// <value><see langword="null"/> when it was neither given nor recognised, and for an address.</value>
    public string? MediaType { get; }

    /// <summary>The name of the file, without its folder; <see langword="null"/> unless this is a file.</summary>
    public string? FileName { get; }

    /// <summary>The number of bytes.</summary>
    /// <value>A file is asked each time; <see langword="null"/> for an address, whose length nobody here knows.</value>
    /// <exception cref="IOException">The file can no longer be read.</exception>
    public long? Length =>
        _stream is not null ? _stream.Length
        : _path is not null ? new FileInfo(_path).Length
        : _text is null ? _bytes.Length
        : Base64Text is { } base64 ? Base64Length(base64.Span)
        : DataUri.Is(_text) ? DataUri.Decode(_text).Length
        : null;

    internal bool IsBase64Text { get; }

    // Text that is already encoded is written as it stands; only raw data is left to the sending of the body.
    internal string? WireText => _text;

    /// <summary>Text that is already base64, wherever it stands; <see langword="null"/> when there is none.</summary>
    internal ReadOnlyMemory<char>? Base64Text => IsBase64Text ? _text.AsMemory() : DataUri.Base64Of(_text);

    /// <summary>Whether somebody else has the data.</summary>
    internal bool IsAddress => _text is not null && !IsBase64Text && !DataUri.Is(_text);

    /// <summary>Media in memory.</summary>
    /// <param name="data">The bytes. They are not copied: leave them unchanged as long as their message is sent, in a conversation time and again.</param>
    /// <param name="mediaType">The media type; recognised from the bytes when absent.</param>
    /// <returns>The media.</returns>
    /// <exception cref="ArgumentException"><paramref name="mediaType"/> is malformed.</exception>
    public static MediaData FromBytes(ReadOnlyMemory<byte> data, string? mediaType = null) =>
        new(Check(mediaType) ?? Client.MediaType.OfBytes(data.Span), data, isRecognised: mediaType is null);

    /// <summary>Media in a stream that can seek, from its current position to its end.</summary>
    /// <param name="stream">The stream. It is read whenever its message is sent, so keep it open as long as the message is in a conversation; dispose it yourself.</param>
    /// <param name="mediaType">The media type; recognised from the first bytes when absent.</param>
    /// <returns>The media.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The stream cannot seek, so that its length is unknown and a retry could not send it again: use
    /// <see cref="FromStreamAsync"/>. Or <paramref name="mediaType"/> is malformed.
    /// </exception>
    public static MediaData FromStream(Stream stream, string? mediaType = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead || !stream.CanSeek)
        {
            throw new ArgumentException(
                "The stream cannot seek, so a retry could not send it again: use FromStreamAsync, which reads it first.",
                nameof(stream)
            );
        }

        StreamSlices slices = new(stream);
        return new MediaData(
            Check(mediaType) ?? Client.MediaType.OfBytes(slices.ReadHeader()),
            slices,
            isRecognised: mediaType is null
        );
    }

    /// <summary>Media from any stream, which is read to its end into memory now.</summary>
    /// <param name="stream">The stream. It is not needed any more afterwards; dispose it yourself.</param>
    /// <param name="mediaType">The media type; recognised from the first bytes when absent.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The media.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="mediaType"/> is malformed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<MediaData> FromStreamAsync(
        Stream stream,
        string? mediaType = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        Check(mediaType);
        using MemoryStream buffer = new();
        await stream.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        return FromBytes(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), mediaType);
    }

    /// <summary>Media in a file.</summary>
    /// <param name="path">The file. It is opened whenever its message is sent, so it has to stay where it is as long as the message is in a conversation.</param>
    /// <param name="mediaType">The media type; recognised from the name or the first bytes when absent.</param>
    /// <returns>The media.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or <paramref name="mediaType"/> is malformed.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">There is no such folder, or the file cannot be opened.</exception>
    public static MediaData FromFile(string path, string? mediaType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        string name = Path.GetFileName(full);
        string? type = Check(mediaType) ?? Client.MediaType.OfFileName(name);
        // Opened even when the name says enough: a missing file is found here, not in the middle of a request.
        using FileStream file = File.OpenRead(full);
        Span<byte> header = stackalloc byte[Client.MediaType.HeaderLength];
        return new MediaData(
            type ?? Client.MediaType.OfBytes(header[..file.ReadAtLeast(header, header.Length, false)]),
            full,
            name,
            isRecognised: mediaType is null
        );
    }

    /// <summary>Media at an address.</summary>
    /// <param name="uri">An absolute address that the gateway or the provider can reach, or a data URI.</param>
    /// <returns>The media.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="uri"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is not absolute, or names a file: use <see cref="FromFile"/>.</exception>
    public static MediaData FromUri(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return !uri.IsAbsoluteUri ? throw new ArgumentException("The address must be absolute.", nameof(uri))
            : uri.IsFile ? throw new ArgumentException("No gateway can reach a local file: use FromFile.", nameof(uri))
            : new MediaData(uri.OriginalString.Trim(), isBase64: false);
    }

    /// <summary>Media at an address.</summary>
    /// <param name="uri">An absolute address that the provider can reach, or a data URI of any length. White space around it, such as a line end of the file that it was read from, is left out.</param>
    /// <returns>The media.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="uri"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is not an absolute address: a path of a file belongs to <see cref="FromFile"/>.</exception>
    public static MediaData FromUri(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        uri = uri.Trim();
        return DataUri.Is(uri) ? new MediaData(uri, isBase64: false)
            : Uri.TryCreate(uri, UriKind.Absolute, out Uri? address) ? FromUri(address)
            : throw new ArgumentException(
                "This is not an absolute address. For a file use FromFile, for bytes pass the bytes.",
                nameof(uri)
            );
    }

    /// <summary>The bytes, as far as they are here without asking anybody: from memory, a file, a stream, or a data URI.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A copy of the bytes.</returns>
    /// <exception cref="InvalidOperationException">This is an address: fetch it yourself.</exception>
    /// <exception cref="FormatException">The data URI or base64 text that was read from the wire is malformed.</exception>
    /// <exception cref="IOException">The file or stream can no longer be read.</exception>
    /// <exception cref="ObjectDisposedException">The stream was closed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<byte[]> ReadBytesAsync(CancellationToken cancellationToken = default)
    {
        if (_text is not null)
        {
            return IsBase64Text ? DataUri.DecodeBase64(_text)
                : DataUri.Is(_text) ? DataUri.Decode(_text)
                : throw new InvalidOperationException("The media is an address, not data: fetch it yourself.");
        }

        using MediaSlices slices = Open();
        byte[] bytes = new byte[slices.Length];
        int length = await slices.ReadAsync(0, bytes, cancellationToken).ConfigureAwait(false);
        return length == bytes.Length ? bytes : throw MediaSlices.Changed();
    }

    /// <summary>What kind of media this is, without its content or address.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() =>
        _stream is not null ? $"stream, {MediaType ?? "unknown type"}"
        : _path is not null ? $"file, {MediaType ?? "unknown type"}"
        : _text is null ? $"{_bytes.Length} bytes, {MediaType ?? "unknown type"}"
        : IsAddress ? "address"
        : $"encoded data, {MediaType ?? "unknown type"}";

    internal MediaSlices Open()
    {
        ThrowIfClosed();
        return _stream is not null ? _stream
            : _path is not null ? new FileSlices(_path)
            : new MemorySlices(_bytes);
    }

    internal void ThrowIfClosed()
    {
        if (_stream is { IsOpen: false })
        {
            throw new ObjectDisposedException(
                nameof(Stream),
                "The stream of a part was closed. It is read whenever its message is sent: keep it open, or use FromStreamAsync, which reads it once."
            );
        }
    }

    // An address says for itself what it is; data must be labelled.
    internal static MediaData Typed(MediaData media, string kind)
    {
        ArgumentNullException.ThrowIfNull(media);
        if (media.Url is null && media.MediaType is null)
        {
            throw new ArgumentException($"The data was not recognised as {kind}: give its media type.", nameof(media));
        }

        // A type that was given is believed; one that was recognised must be of the kind that was asked for.
        return !media._isRecognised || media.MediaType!.StartsWith(kind + "/", StringComparison.Ordinal)
            ? media
            : throw new ArgumentException(
                $"The data is {media.MediaType}, not {kind}: use another kind of part, or give the media type.",
                nameof(media)
            );
    }

    private static string? Check(string? mediaType) =>
        mediaType is null || Client.MediaType.IsWellFormed(mediaType)
            ? mediaType
            : throw new ArgumentException(
                "The media type is malformed: it is one like image/png or application/pdf. A file's name is another argument.",
                nameof(mediaType)
            );

    private static long? Base64Length(ReadOnlySpan<char> base64) =>
        Base64.IsValid(base64, out int length) ? length : null;
}
