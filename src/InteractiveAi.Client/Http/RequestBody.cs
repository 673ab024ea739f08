using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>
/// A serialised request: JSON, with slots between it whose media is encoded while the body is sent.
/// Its length is known beforehand and it can be sent as often as retries need.
/// </summary>
/// <remarks>
/// An answer can come before the end of the upload, so what is pooled goes back only when the owner has disposed of the body
/// <em>and</em> every sending has ended.
/// </remarks>
internal sealed partial class RequestBody : HttpContent, IBufferWriter<byte>, IReplayableContent
{
    [ThreadStatic]
    private static RequestBody? UnderConstruction;

    // A writer belongs to the thread while it writes: a body within a body gets another.
    [ThreadStatic]
    private static Utf8JsonWriter? FreeWriter;

    private static readonly ArrayBufferWriter<byte> Nowhere = new();

    private byte[] _json;
    private int _length;
    private List<Slot>? _slots;
    private long _mediaLength;

    // The owner is one user; each sending is another.
    private int _users = 1;
    private int _disposed;
    private Utf8JsonWriter? _writer;
    private volatile bool _sourceHasFailed;

    private RequestBody()
    {
        _json = ArrayPool<byte>.Shared.Rent(1024);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>Whether another sending makes sense: not when the media could not be read, which is nobody's fault on the way.</summary>
    public bool CanReplay => !_sourceHasFailed;

    /// <summary>The body that this writer is serialising, to which media is added as slots; <see langword="null"/> for any other JSON.</summary>
    public static RequestBody? WrittenBy(Utf8JsonWriter writer) =>
        UnderConstruction is { } body && ReferenceEquals(body._writer, writer) ? body : null;

    public static RequestBody Create(ChatRequest request)
    {
        RequestBody body = new();
        // A list of the caller's own may serialise something else while it is enumerated, so the outer body is put back.
        RequestBody? outer = UnderConstruction;
        try
        {
            Utf8JsonWriter writer = TakeWriter(body);
            body._writer = writer;
            UnderConstruction = body;
            RequestWriter.Write(writer, request);
            writer.Flush();
            // Not after a failure, which leaves it anywhere, and without the body, which would live as long as the thread.
            writer.Reset(Nowhere);
            FreeWriter = writer;
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
        finally
        {
            body._writer = null;
            UnderConstruction = outer;
        }
    }

    /// <summary>The body as text, with the media in it left out. For a log that may show prompts.</summary>
    public string ToText()
    {
        StringBuilder text = new();
        int position = 0;
        foreach (Slot slot in _slots ?? [])
        {
            text.Append(Encoding.UTF8.GetString(_json, position, slot.Position - position))
                .Append(CultureInfo.InvariantCulture, $"({slot.Length} bytes)");
            position = slot.Position;
        }

        return text.Append(Encoding.UTF8.GetString(_json, position, _length - position)).ToString();
    }

    private static Utf8JsonWriter TakeWriter(RequestBody body)
    {
        if (FreeWriter is not { } writer)
        {
            return new Utf8JsonWriter(body, WireJson.WriterOptions);
        }

        FreeWriter = null;
        writer.Reset(body);
        return writer;
    }

    public void AddSlot(MediaData media)
    {
        // What can be found before anything is sent is no failure of the connection.
        media.ThrowIfClosed();
        long raw = media.Length ?? 0;
        long encoded = checked((raw + 2) / 3 * 4);
        (_slots ??= []).Add(new Slot(_length, media, raw));
        _mediaLength += encoded;
    }

    void IBufferWriter<byte>.Advance(int count) => _length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Reserve(sizeHint);
        return _json.AsMemory(_length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint)
    {
        Reserve(sizeHint);
        return _json.AsSpan(_length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length + _mediaLength;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        Acquire();
        try
        {
            int position = 0;
            foreach (Slot slot in _slots ?? [])
            {
                await stream
                    .WriteAsync(_json.AsMemory(position, slot.Position - position), cancellationToken)
                    .ConfigureAwait(false);
                await WriteAsync(stream, slot, cancellationToken).ConfigureAwait(false);
                position = slot.Position;
            }

            await stream
                .WriteAsync(_json.AsMemory(position, _length - position), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) is 0)
        {
            Release();
        }

        base.Dispose(disposing);
    }

    private async Task WriteAsync(Stream stream, Slot slot, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(MediaWriter.SliceLength / 3 * 4);
        MediaSlices? slices = null;
        try
        {
            slices = Open(slot);
            for (long offset = 0; offset < slot.Length; )
            {
                int length = (int)Math.Min(MediaWriter.SliceLength, slot.Length - offset);
                await ReadAsync(slices, offset, buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
                Base64.EncodeToUtf8InPlace(buffer, length, out int written);
                await stream.WriteAsync(buffer.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
                offset += length;
            }
        }
        finally
        {
            slices?.Dispose();
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private MediaSlices Open(Slot slot)
    {
        MediaSlices? slices = null;
        try
        {
            slices = slot.Media.Open();
            // The length has been promised in a header: a file that grew or shrank since must not corrupt the request.
            return slices.Length == slot.Length ? slices : throw MediaSlices.Changed();
        }
        catch
        {
            _sourceHasFailed = true;
            slices?.Dispose();
            throw;
        }
    }

    private async ValueTask ReadAsync(
        MediaSlices slices,
        long offset,
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (await slices.ReadAsync(offset, buffer, cancellationToken).ConfigureAwait(false) != buffer.Length)
            {
                throw MediaSlices.Changed();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _sourceHasFailed = true;
            throw;
        }
    }

    private void Reserve(int sizeHint)
    {
        int needed = checked(_length + Math.Max(sizeHint, 1));
        if (needed > _json.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _json.Length * 2));
            _json.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_json, clearArray: true);
            _json = larger;
        }
    }

    private void Acquire()
    {
        int users = Volatile.Read(ref _users);
        while (true)
        {
            ObjectDisposedException.ThrowIf(users is 0, this);
            int seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users)
            {
                return;
            }

            users = seen;
        }
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _users) is 0)
        {
            // Prompts must not lie about in a shared pool.
            ArrayPool<byte>.Shared.Return(_json, clearArray: true);
            _json = [];
        }
    }

    private readonly record struct Slot(int Position, MediaData Media, long Length);
}
