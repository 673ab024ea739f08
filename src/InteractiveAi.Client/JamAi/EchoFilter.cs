using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.JamAi;

/// <summary>Takes out of an error of JamAI Base what it repeats of the request.</summary>
/// <remarks>
/// <para>
/// Gateway: a refused request comes back whole in <c>body</c>, piece by piece in the <c>input</c> and <c>ctx</c> of each entry of <c>detail</c>,
/// its headers, with both ends of the token, in <c>request_headers</c>, and whatever a provider said of it in the exception that ends a <c>detail</c> (wire-facts 3.5). What is left of a body that was cut off is well-formed JSON again.
/// </para>
/// <para>
/// Proxies, and the gateway itself when it calls a server of its own kind, put such an error into a text again; so texts are looked through,
/// those in texts too, and what looks like such an error and cannot be taken apart is cut off.
/// </para>
/// </remarks>
internal static partial class EchoFilter
{
    private const string Hidden = "***";

    private static readonly string[] Echoes = ["body", "input", "ctx", "request_headers"];

    /// <summary>The text without what it repeats; the very same string when it repeats nothing.</summary>
    public static string Apply(string text)
    {
        ReadOnlySpan<char> body = text.AsSpan().TrimStart('\uFEFF').TrimStart();
        try
        {
            return body is ['{', ..] || IsOpening(body) ? OfBody(text, body) : OfText(text, 0);
        }
        catch (Exception cause) when (cause is InvalidOperationException or RegexMatchTimeoutException)
        {
            // What the platform throws for a member's name that is no text, and for a text that was made to be slow.
            return Hidden;
        }
    }

    // What begins like JSON and is not can be anything, the request included.
    private static string OfBody(string text, ReadOnlySpan<char> body) =>
        LenientJson.Parse(body.ToString()) is not { } json ? Hidden
        : Rewritten(json, 0) is { } rewritten ? rewritten
        : IsValid(body) ? text
        : json.GetRawText();

    // A body that was cut in the middle of a value ends with a piece of that value, which could be the request's.
    private static bool IsValid(ReadOnlySpan<char> body)
    {
        try
        {
            _ = JsonElement.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The JSON without what it repeats; <see langword="null"/> when it repeats nothing.</summary>
    private static string? Rewritten(JsonElement json, int depth)
    {
        using MemoryStream buffer = new();
        bool repeats = false;
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            Write(writer, json, depth, ref repeats);
        }

        return repeats ? Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) : null;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json, int depth, ref bool repeats)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                bool isUnsorted = IsUnsorted(json);
                writer.WriteStartObject();
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    string name = member.Name;
                    writer.WritePropertyName(name);
                    if (member.Value.ValueKind is not JsonValueKind.Null && IsHidden(name, isUnsorted))
                    {
                        writer.WriteStringValue(Hidden);
                        repeats = true;
                    }
                    else
                    {
                        Write(writer, member.Value, depth, ref repeats);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in json.EnumerateArray())
                {
                    Write(writer, item, depth, ref repeats);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                string text = LenientText.Read(json);
                string filtered = OfText(text, depth + 1);
                if (ReferenceEquals(text, filtered))
                {
                    LenientText.Write(writer, json);
                }
                else
                {
                    LenientText.Write(writer, filtered);
                    repeats = true;
                }

                break;
            default:
                LenientText.Write(writer, json);
                break;
        }
    }

    private static bool IsHidden(string name, bool isUnsorted) =>
        Echoes.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (isUnsorted && (Is(name, "message") || Is(name, "detail")));

    // Gateway: what the server could not take apart it puts into message and detail as one text, inputs included.
    private static bool IsUnsorted(JsonElement error)
    {
        bool isInvalid = false;
        bool isSorted = false;
        foreach (JsonProperty member in error.EnumerateObject())
        {
            string name = member.Name;
            if (Is(name, "error"))
            {
                isInvalid = isInvalid || LenientJson.Text(member.Value) is { } code && Is(code, "validation_error");
            }
            else if (Is(name, "detail"))
            {
                isSorted =
                    member.Value.ValueKind is JsonValueKind.Array
                    && member.Value.EnumerateArray().All(static entry => entry.ValueKind is JsonValueKind.Object);
            }
        }

        return isInvalid && !isSorted;
    }

    private static bool Is(string name, string expected) =>
        string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);
}
