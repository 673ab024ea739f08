using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
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
internal sealed class RequestBody : HttpContent, IBufferWriter<byte>, IReplayableContent
{
    [ThreadStatic]
    private static RequestBody? t_underConstruction;

    private byte[] _json;
    private int _length;
    private List<Slot>? _slots;
    private long _mediaLength;

    // The owner is one user; each sending is another.
    private int _users = 1;
    private int _disposed;

    private RequestBody()
    {
        _json = ArrayPool<byte>.Shared.Rent(1024);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>The body that the current thread is serialising, to which media is added as slots.</summary>
    public static RequestBody? UnderConstruction => t_underConstruction;

    bool IReplayableContent.CanReplay => true;

    public static RequestBody Create(ChatRequest request)
    {
        RequestBody body = new();
        // Serialising is synchronous and does not call user code that could start another request on this thread,
        // but for a stream's own Length; so the outer body is put back.
        RequestBody? outer = t_underConstruction;
        try
        {
            t_underConstruction = body;
            using (Utf8JsonWriter writer = new(body, WireJson.WriterOptions))
            {
                JsonSerializer.Serialize(writer, request, request.JsonType);
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
        finally
        {
            t_underConstruction = outer;
        }
    }

    public void AddSlot(MediaData media)
    {
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

    private static async Task WriteAsync(Stream stream, Slot slot, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(MediaWriter.SliceLength / 3 * 4);
        MediaSlices slices = slot.Media.Open();
        try
        {
            // The length has been promised in a header: a file that grew or shrank since must not corrupt the request.
            if (slices.Length != slot.Length)
            {
                throw MediaSlices.Changed();
            }

            for (long offset = 0; offset < slot.Length; )
            {
                int wanted = (int)Math.Min(MediaWriter.SliceLength, slot.Length - offset);
                int read = await slices
                    .ReadAsync(offset, buffer.AsMemory(0, wanted), cancellationToken)
                    .ConfigureAwait(false);
                if (read != wanted)
                {
                    throw MediaSlices.Changed();
                }

                System.Buffers.Text.Base64.EncodeToUtf8InPlace(buffer, read, out int written);
                await stream.WriteAsync(buffer.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
                offset += read;
            }
        }
        finally
        {
            slices.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
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
