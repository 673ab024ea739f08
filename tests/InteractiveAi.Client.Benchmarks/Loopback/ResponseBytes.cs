using System.Globalization;
using System.Text;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>Answers in HTTP/1.1, rendered before anything is measured: each piece is one write to the socket.</summary>
internal static class ResponseBytes
{
    private const int Bulk = 64 * 1024;

    /// <summary>Renders the answer that a path asks for: <c>bulk-Text-2000</c>, <c>live-Router-400</c>, <c>answer</c>.</summary>
    public static byte[][] Render(string path)
    {
        string[] words = path.Split('-');
        return words switch
        {
            ["answer"] => [Whole(AnswerScript.Small())],
            ["bulk", var kind, var chunks] => Pieces(Script(kind, chunks), isLive: false),
            ["live", var kind, var chunks] => Pieces(Script(kind, chunks), isLive: true),
            _ => throw new ArgumentException($"There is no answer for '{path}'.", nameof(path)),
        };
    }

    public static WireScript Script(string kind, string chunks) =>
        StreamScript.Render(Enum.Parse<StreamKind>(kind), int.Parse(chunks, CultureInfo.InvariantCulture));

    private static byte[] Whole(WireScript script) =>
        [
            .. Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Type: {script.MediaType}\r\nContent-Length: {script.Bytes.Length}\r\n\r\n"
            ),
            .. script.Bytes,
        ];

    private static byte[][] Pieces(WireScript script, bool isLive)
    {
        List<byte[]> pieces = [];
        byte[] pending = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: {script.MediaType}\r\nTransfer-Encoding: chunked\r\n\r\n"
        );
        ReadOnlySpan<byte> rest = script.Bytes;
        while (!rest.IsEmpty)
        {
            int length = isLive ? rest.IndexOf("\n\n"u8) + 2 : Math.Min(Bulk, rest.Length);
            pieces.Add([
                .. pending,
                .. Encoding.ASCII.GetBytes($"{length:x}\r\n"),
                .. rest[..length],
                .. length == rest.Length ? "\r\n0\r\n\r\n"u8 : "\r\n"u8,
            ]);
            pending = [];
            rest = rest[length..];
        }

        return [.. pieces];
    }
}
