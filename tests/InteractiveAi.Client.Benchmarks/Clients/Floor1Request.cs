using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>A request's body by hand: JSON into a pooled buffer, an attachment as base64 in slices while it is sent.</summary>
internal sealed class Floor1Request : HttpContent, IBufferWriter<byte>
{
    private const int Slice = 48 * 1024;
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly RequestScript _script;
    private byte[] _json = ArrayPool<byte>.Shared.Rent(1024);
    private int _length;
    private int _cut = -1;

    public Floor1Request(RequestScript script, bool streaming)
    {
        _script = script;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using Utf8JsonWriter json = new(this, Options);
        Write(json, streaming);
    }

    public static byte[] Render(RequestScript script, bool streaming)
    {
        using Floor1Request request = new(script, streaming);
        using MemoryStream bytes = new();
        request.CopyTo(bytes, null, CancellationToken.None);
        return bytes.ToArray();
    }

    void IBufferWriter<byte>.Advance(int count) => _length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        if (_json.Length - _length < Math.Max(sizeHint, 1))
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + sizeHint, _json.Length * 2));
            _json.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_json);
            _json = larger;
        }

        return _json.AsMemory(_length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => ((IBufferWriter<byte>)this).GetMemory(sizeHint).Span;

    protected override bool TryComputeLength(out long length)
    {
        long raw = _script.Image?.LongLength ?? (_script.FilePath is { } path ? new FileInfo(path).Length : 0);
        length = _length + (raw + 2) / 3 * 4;
        return true;
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken token) =>
        SerializeToStreamAsync(stream, context, token).GetAwaiter().GetResult();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        if (_cut < 0)
        {
            await stream.WriteAsync(_json.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
            return;
        }

        await stream.WriteAsync(_json.AsMemory(0, _cut), cancellationToken).ConfigureAwait(false);
        using FileStream? file = _script.FilePath is { } path
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0)
            : null;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Slice / 3 * 4);
        for (int offset = 0; ; offset += Slice)
        {
            int count = file is null
                ? Copy(_script.Image, offset, buffer)
                : await file.ReadAtLeastAsync(buffer.AsMemory(0, Slice), Slice, false, cancellationToken)
                    .ConfigureAwait(false);
            if (count is 0)
            {
                break;
            }

            Base64.EncodeToUtf8InPlace(buffer, count, out int written);
            await stream.WriteAsync(buffer.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        await stream.WriteAsync(_json.AsMemory(_cut, _length - _cut), cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (_json.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_json);
            _json = [];
        }

        base.Dispose(disposing);
    }

    private static int Copy(byte[]? image, int offset, byte[] buffer)
    {
        ReadOnlySpan<byte> rest = image.AsSpan(Math.Min(offset, image?.Length ?? 0));
        rest = rest[..Math.Min(rest.Length, Slice)];
        rest.CopyTo(buffer);
        return rest.Length;
    }

    private void Write(Utf8JsonWriter json, bool streaming)
    {
        json.WriteStartObject();
        json.WriteString("model"u8, RequestScript.Model);
        json.WriteStartArray("messages"u8);
        for (int i = 0; i < _script.Turns.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("role"u8, RequestScript.RoleOf(i));
            if (_script.HasAttachment && i == _script.Turns.Count - 1)
            {
                WriteParts(json, _script.Turns[i]);
            }
            else
            {
                json.WriteString("content"u8, _script.Turns[i]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (streaming)
        {
            json.WriteBoolean("stream"u8, true);
            json.WriteStartObject("stream_options"u8);
            json.WriteBoolean("include_usage"u8, true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
    }

    private void WriteParts(Utf8JsonWriter json, string text)
    {
        json.WriteStartArray("content"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
        json.WriteStartObject();
        string type = _script.Image is null ? "file" : "image_url";
        json.WriteString("type"u8, type);
        json.WriteStartObject(type);
        if (_script.Image is null)
        {
            json.WriteString("filename"u8, "report.pdf"u8);
            json.WriteString("file_data"u8, "data:application/pdf;base64,"u8);
        }
        else
        {
            json.WriteString("url"u8, "data:image/png;base64,"u8);
        }

        json.Flush();
        // Before the closing quote.
        _cut = _length - 1;
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
