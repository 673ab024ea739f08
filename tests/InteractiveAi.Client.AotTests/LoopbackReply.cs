using System.Text;

namespace InteractiveAi.Client.AotTests;

/// <summary>What the server answers to one request; every part is a chunk of its own on the wire.</summary>
internal sealed record LoopbackReply(
    int Status,
    string ContentType,
    IReadOnlyList<byte[]> Parts,
    string ExtraHeaders = ""
)
{
    public static LoopbackReply Json(string body, int status = 200, string extraHeaders = "") =>
        new(status, "application/json", [Encoding.UTF8.GetBytes(body)], extraHeaders);

    /// <summary>Each event's data goes out as an event of its own; the end marker follows the last.</summary>
    public static LoopbackReply Events(params ReadOnlySpan<string> data)
    {
        List<byte[]> parts = [": a comment that keeps the connection alive\n\n"u8.ToArray()];
        foreach (var one in data)
        {
            parts.Add(Encoding.UTF8.GetBytes($"data: {one}\n\n"));
        }

        parts.Add("data: [DONE]\n\n"u8.ToArray());
        return new(200, "text/event-stream", parts);
    }
}
