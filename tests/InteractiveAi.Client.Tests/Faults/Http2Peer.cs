using System.Buffers.Binary;
using System.Text;

namespace InteractiveAi.Client.Tests;

/// <summary>The server's end of an HTTP/2 connection, frame by frame.</summary>
internal sealed class Http2Peer
{
    private const byte EndStream = 1;
    private const byte Ack = 1;
    private const byte EndHeaders = 4;

    private readonly FaultConnection _connection;
    private readonly Dictionary<int, MemoryStream> _bodies = [];

    private Http2Peer(FaultConnection connection) => _connection = connection;

    private enum Frame : byte
    {
        Data = 0,
        Headers = 1,
        Reset = 3,
        Settings = 4,
        Ping = 6,
        GoAway = 7,
    }

    public enum ErrorCode
    {
        None = 0,
        Internal = 2,
        Refused = 7,
        Cancel = 8,
    }

    /// <summary>A step that speaks HTTP/2.</summary>
    public static FaultStep Speak(Func<Http2Peer, Task> script) =>
        async connection =>
        {
            var preface = new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".Length];
            await connection.Wire.ReadExactlyAsync(preface, connection.Limit);
            Http2Peer peer = new(connection);
            await peer.WriteAsync(Frame.Settings, flags: 0, stream: 0, []);
            await script(peer);
        };

    /// <summary>Reads a whole request, keeps its body, and returns the number of its stream.</summary>
    public async Task<int> ReadRequestAsync()
    {
        while (true)
        {
            var (type, flags, stream, payload) = await ReadFrameAsync();
            if (type is Frame.Headers)
            {
                _bodies.Add(stream, new MemoryStream());
            }
            else if (type is Frame.Data)
            {
                _bodies[stream].Write(payload);
                if ((flags & EndStream) is not 0)
                {
                    var body = Encoding.UTF8.GetString(_bodies[stream].ToArray());
                    _connection.Server.Add(new FaultCall(_connection.Number, Head: "", body));
                    return stream;
                }
            }
        }
    }

    /// <summary>Waits until the client gives up a stream, and returns the reason.</summary>
    public async Task<ErrorCode> ReadResetAsync(int stream)
    {
        while (true)
        {
            var frame = await ReadFrameAsync();
            if (frame.Type is Frame.Reset && frame.Stream == stream)
            {
                return (ErrorCode)BinaryPrimitives.ReadInt32BigEndian(frame.Payload);
            }
        }
    }

    /// <summary>Sends the head of an answer.</summary>
    public Task HeadAsync(int stream, string contentType, int status = 200)
    {
        var type = Encoding.ASCII.GetBytes(contentType);
        byte[] fields =
        [
            // :status as a literal, then content-type as one.
            0x08,
            3,
            .. Encoding.ASCII.GetBytes($"{status}"),
            0x0f,
            0x10,
            (byte)type.Length,
            .. type,
        ];
        return WriteAsync(Frame.Headers, EndHeaders, stream, fields);
    }

    public Task DataAsync(int stream, string text, bool isLast = false) =>
        WriteAsync(Frame.Data, isLast ? EndStream : (byte)0, stream, Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a whole answer.</summary>
    public async Task AnswerAsync(int stream, bool streaming)
    {
        await HeadAsync(stream, streaming ? VerbatimReply.EventStream : FaultAnswer.Json);
        await DataAsync(stream, streaming ? FaultAnswer.Events : FaultAnswer.Completion, isLast: true);
    }

    public Task ResetAsync(int stream, ErrorCode code) => WriteAsync(Frame.Reset, flags: 0, stream, Number((int)code));

    /// <summary>Announces that no stream after this one is served on the connection.</summary>
    public Task GoAwayAsync(int lastStream) =>
        WriteAsync(Frame.GoAway, flags: 0, stream: 0, [.. Number(lastStream), .. Number(0)]);

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private async Task<(Frame Type, byte Flags, int Stream, byte[] Payload)> ReadFrameAsync()
    {
        var head = new byte[9];
        await _connection.Wire.ReadExactlyAsync(head, _connection.Limit);
        var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
        await _connection.Wire.ReadExactlyAsync(payload, _connection.Limit);
        var (type, flags) = ((Frame)head[3], head[4]);
        if (type is Frame.Settings or Frame.Ping && (flags & Ack) is 0)
        {
            await WriteAsync(type, Ack, stream: 0, type is Frame.Ping ? payload : []);
        }

        return (type, flags, BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
    }

    private Task WriteAsync(Frame type, byte flags, int stream, byte[] payload)
    {
        byte[] head =
        [
            (byte)(payload.Length >> 16),
            (byte)(payload.Length >> 8),
            (byte)payload.Length,
            (byte)type,
            flags,
            .. Number(stream),
        ];
        return _connection.WriteAsync(head.Concat(payload).ToArray());
    }
}
