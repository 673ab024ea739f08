using System.Net.ServerSentEvents;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Reads the events of one stream. It remembers what the events repeat, so it is for one stream and not thread-safe.</summary>
/// <param name="gateway">The gateway that may have errors in a shape of its own; <see langword="null"/> outside of a stream.</param>
/// <param name="frames">The forms of the stream's events; <see langword="null"/> to read every event in full.</param>
/// <param name="response">The response that the stream comes in, which each chunk tells.</param>
internal sealed partial class ChunkReader(
    Gateway? gateway = null,
    ChunkFrames? frames = null,
    ResponseInfo? response = null
)
{
    // The depth that the contracts allow (WireJson): a chunk must not be refused where a completion is not.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = Options.MaxDepth };

    private EventTexts _texts;

    private static ReadOnlySpan<byte> White => " \t\r\n"u8;

    private static ReadOnlySpan<byte> Done => "[DONE]"u8;

    /// <summary>Whether the event that ends every stream has come.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The data of the event that reported a failure, as it came and outliving the stream's buffer; <see langword="null"/> while none has.</summary>
    /// <remarks>Credentials in it are not masked.</remarks>
    public ReadOnlyMemory<byte>? ErrorData { get; private set; }

    /// <summary>Reads an event's data.</summary>
    /// <param name="eventType">The event's name; <c>message</c> when it has none.</param>
    /// <param name="data">The event's data.</param>
    /// <returns>
    /// The chunk; <see langword="null"/> when the event carries nothing, is the end of the stream, or is a failure in another form
    /// than a chunk's. When <see cref="ErrorData"/> is set, the chunk is what came beside the error, and no answer.
    /// </returns>
    /// <exception cref="JsonException">The data is not the JSON of an event.</exception>
    public ChatCompletionChunk? Parse(string eventType, ReadOnlySpan<byte> data)
    {
        try
        {
            if (string.Equals(eventType, "error", StringComparison.OrdinalIgnoreCase))
            {
                ErrorData = data.ToArray();
                return ParseBesideError(data);
            }

            var isNamed = !string.Equals(eventType, SseParser.EventTypeDefault, StringComparison.Ordinal);
            return ParseData(data, isNamed);
        }
        catch (InvalidOperationException cause)
        {
            // What the platform throws for a member's name that is no text.
            throw new JsonException("The event's data holds text that is not valid.", cause);
        }
    }

    // An event with a name of its own may carry a chunk. What else it carries is not about the answer: a heartbeat's text is
    // no broken chunk, and its message no error.
    private ChatCompletionChunk? ParseData(ReadOnlySpan<byte> data, bool isNamed = false)
    {
        var json = WithoutEchoes(data);
        if (json.IsEmpty || json.SequenceEqual("null"u8) || json.SequenceEqual("[]"u8))
        {
            return null;
        }

        if (json[0] is not (byte)'{')
        {
            IsDone = IsDone || json.Trim((byte)'"').Trim(White).SequenceEqual(Done);
            return IsDone || isNamed ? null : throw new JsonException("The event's data is not a JSON object.");
        }

        if (!isNamed && frames?.Read(json) is { } known)
        {
            return known;
        }

        _texts.Begin(wanted: !isNamed && frames?.WantsNext() is true);
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        var chunk = Read(ref reader)!;
        // Throws when anything stands behind the object.
        reader.Read();
        if (ReportsFailure(chunk, json, isNamed))
        {
            ErrorData = data.ToArray();
        }
        else if (_texts.IsWanted)
        {
            frames!.Learn(json, chunk, _texts);
        }

        return chunk;
    }

    // Gateway: proxies send comments again as data, "data: : keepalive", alone or as a line of the next event (wire-facts 5).
    private static ReadOnlySpan<byte> WithoutEchoes(ReadOnlySpan<byte> data)
    {
        var json = (data.StartsWith("\uFEFF"u8) ? data[3..] : data).Trim(White);
        while (json is [(byte)':', ..])
        {
            var end = json.IndexOfAny((byte)'\n', (byte)'\r');
            json = end < 0 ? default : json[end..].TrimStart(White);
        }

        return json;
    }

    private ChatCompletionChunk? ParseBesideError(ReadOnlySpan<byte> data)
    {
        try
        {
            var chunk = ParseData(data);
            // Whatever the data says: a stream that fails has not ended well.
            IsDone = false;
            return chunk;
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // An error may be plain text, and is reported as such.
            return null;
        }
    }

    private bool ReportsFailure(ChatCompletionChunk chunk, ReadOnlySpan<byte> json, bool isNamed)
    {
        if (chunk.Error is not null || string.Equals(chunk.Object, "error", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var choices = chunk.ChoiceList;
        for (var i = 0; i < choices.Count; i++)
        {
            if (choices[i].Error is not null || choices[i].FinishReason == FinishReason.Error)
            {
                return true;
            }
        }

        return !isNamed && SaysNothingElse(chunk) && (IsFlatError(chunk, json) || IsOwnError(chunk, json));
    }

    // An empty list of choices beside an error means as little as none; beside an id or a usage it belongs to an answer.
    private static bool SaysNothingElse(ChatCompletionChunk chunk) =>
        chunk.ChoiceList.IsAbsent
        || chunk is { ChoiceList.Count: 0, Usage: null, Debug: null } && string.IsNullOrEmpty(chunk.Id);

    private bool IsOwnError(ChatCompletionChunk chunk, ReadOnlySpan<byte> json) =>
        gateway is not null
        && chunk.AdditionalProperties is { Count: > 0 }
        && gateway.ReadError(JsonElement.Parse(json, DocumentOptions)) is not null;

    // An error that is the event itself: {"code":…,"message":…}. An event of a kind that we do not know may well have a
    // message or a code of its own.
    private static bool IsFlatError(ChatCompletionChunk chunk, ReadOnlySpan<byte> json) =>
        (chunk.Object ?? "chat.completion").StartsWith("chat.completion", StringComparison.Ordinal)
        && chunk.AdditionalProperties is { } members
        && (
            members.ContainsKey("code")
            || members.ContainsKey("message")
            || members.ContainsKey("msg")
            || members.ContainsKey("detail")
            || members.ContainsKey("errors")
            || members.ContainsKey("error_description")
        )
        && ErrorReader.FromElement(JsonElement.Parse(json, DocumentOptions)) is not null;
}
