using System.Globalization;
using System.Text;

namespace InteractiveAi.Client.Tests;

/// <summary>Answers as bytes on the wire, whole and in pieces.</summary>
internal static class FaultAnswer
{
    public const string Json = "application/json";

    /// <summary>A whole completion whose text is "Olá".</summary>
    public const string Completion =
        """{"id":"gen-1","object":"chat.completion","model":"openai/gpt-4o","choices":[{"index":0,"message":{"role":"assistant","content":"Olá"},"finish_reason":"stop"}]}""";

    public const string Finish =
        "data: {\"id\":\"g\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";

    public const string Done = "data: [DONE]\n\n";

    /// <summary>A whole stream whose text is "Olá".</summary>
    public static string Events { get; } = Event("Ol") + Event("á") + Finish + Done;

    /// <summary>An event with a piece of text.</summary>
    public static string Event(string text) =>
        $$$"""data: {"id":"g","choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""" + "\n\n";

    /// <summary>The head of an answer.</summary>
    /// <param name="framing">How it tells its length.</param>
    /// <param name="length">The length in bytes, where it is told.</param>
    /// <param name="contentType">The media type; <see langword="null"/> for none.</param>
    /// <param name="status">The status.</param>
    /// <param name="headers">More headers, each with its line break.</param>
    public static string Head(Framing framing, long length, string? contentType, int status = 200, string headers = "")
    {
        var type = contentType is null ? "" : $"Content-Type: {contentType}\r\n";
        var end = framing switch
        {
            Framing.Length => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n"),
            Framing.Chunked => "Transfer-Encoding: chunked\r\n",
            _ => "Connection: close\r\n",
        };
        return $"HTTP/1.1 {status} -\r\n{type}{headers}{end}\r\n";
    }

    /// <summary>A piece of a body.</summary>
    public static string Piece(Framing framing, string text) =>
        framing is Framing.Chunked && text.Length > 0 ? $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n" : text;

    /// <summary>What follows the last piece.</summary>
    public static string End(Framing framing) => framing is Framing.Chunked ? "0\r\n\r\n" : "";

    /// <summary>A whole answer.</summary>
    public static string Whole(
        string body,
        string? contentType = Json,
        int status = 200,
        string headers = "",
        Framing framing = Framing.Length
    ) =>
        Head(framing, Encoding.UTF8.GetByteCount(body), contentType, status, headers)
        + Piece(framing, body)
        + End(framing);

    /// <summary>A whole answer as it is asked for: "Olá", streamed or not.</summary>
    public static string Good(bool streaming, Framing framing = Framing.Length) =>
        streaming
            ? Whole(Events, VerbatimReply.EventStream, framing: framing)
            : Whole(Completion, Json, framing: framing);
}
