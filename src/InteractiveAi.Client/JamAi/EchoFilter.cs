using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.JamAi;

/// <summary>Takes out of an error of JamAI Base what it repeats of the request.</summary>
/// <remarks>
/// Gateway: a refused request comes back whole in <c>body</c>, piece by piece in the <c>input</c> and <c>ctx</c> of each entry of <c>detail</c>,
/// its headers, with both ends of the token, in <c>request_headers</c>, and whatever a provider said of it in the exception that ends a <c>detail</c> (wire-facts 3.5). What is left of a body that was cut off is well-formed JSON again.
/// </remarks>
internal static class EchoFilter
{
    private const string Hidden = "***";
    private const string ExceptionMark = "\nException:";
    private const string InputMark = "input_value=";

    private static readonly string[] Names = ["body", "input", "ctx", "request_headers"];

    /// <summary>The text without what it repeats; the very same string when it repeats nothing.</summary>
    public static string Apply(string text)
    {
        ReadOnlySpan<char> body = text.AsSpan().TrimStart('\uFEFF').TrimStart();
        if (body is not ['{' or '[', ..])
        {
            // A relay's sentence, an event or a string may hold the whole of it.
            return WithoutQuotes(text) ?? text;
        }

        try
        {
            // What begins like JSON and is not can be anything, the request included.
            return LenientJson.Parse(body.ToString()) is not { } json ? Hidden
                : Repeats(json) ? Write(json)
                : IsValid(body) ? text
                : json.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // What the platform throws for a member's name that is no text.
            return Hidden;
        }
    }

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

    private static int MemberIn(string text, string name)
    {
        int at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            ReadOnlySpan<char> rest = text.AsSpan(at + name.Length).TrimStart('\\');
            if (rest is ['"' or '\'', ..] && rest[1..].TrimStart() is [':', ..])
            {
                return at;
            }

            at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase);
        }

        return -1;
    }

    private static bool Repeats(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    if (IsEcho(member) || ExceptionIn(member) is not null || Repeats(member.Value))
                    {
                        return true;
                    }
                }

                return IsUnsorted(json);
            case JsonValueKind.Array:
                foreach (JsonElement item in json.EnumerateArray())
                {
                    if (Repeats(item))
                    {
                        return true;
                    }
                }

                return false;
            case JsonValueKind.String:
                return WithoutQuotes(LenientText.Read(json)) is not null;
            default:
                return false;
        }
    }

    private static bool IsEcho(JsonProperty member) =>
        member.Value.ValueKind is not JsonValueKind.Null
        && Names.Contains(member.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A text as far as it repeats nothing; <see langword="null"/> when it repeats nothing at all.</summary>
    private static string? WithoutQuotes(string text)
    {
        int end = text.Length;
        foreach (string name in Names)
        {
            // With what follows a member's name, escaped or not, so that a sentence may have the word.
            int at = MemberIn(text, name);
            if (at >= 0)
            {
                int start = text.AsSpan(0, at).IndexOfAny('{', '[');
                end = Math.Min(end, start < 0 ? at : start);
            }
        }

        int value = text.IndexOf(InputMark, StringComparison.OrdinalIgnoreCase);
        end = value < 0 ? end : Math.Min(end, value);
        int exception = text.IndexOf(ExceptionMark, StringComparison.Ordinal);
        if (exception >= 0 && exception < end)
        {
            int type = exception + ExceptionMark.Length;
            while (type < text.Length && (char.IsAsciiLetterOrDigit(text[type]) || text[type] is '_' or '.' or ' '))
            {
                type++;
            }

            end = Math.Min(end, type);
        }

        return end == text.Length || text.AsSpan(end) is Hidden or "(***)" ? null : $"{text.AsSpan(0, end)}{Hidden}";
    }

    /// <summary>A detail that ends with an exception, of which only the type is left; <see langword="null"/> for anything else.</summary>
    private static string? ExceptionIn(JsonProperty member)
    {
        if (!member.NameEquals("detail"u8) || LenientJson.Text(member.Value) is not { } detail)
        {
            return null;
        }

        int mark = detail.IndexOf(ExceptionMark, StringComparison.Ordinal);
        int arguments = mark < 0 ? -1 : detail.IndexOf('(', mark);
        return arguments < 0 || detail.AsSpan(arguments) is "(***)" ? null : $"{detail[..arguments]}({Hidden})";
    }

    // Gateway: what the server could not take apart it puts into message and detail as one text, inputs included.
    private static bool IsUnsorted(JsonElement error) =>
        error.ValueKind is JsonValueKind.Object
        && LenientJson.Text(error, "error"u8) is "validation_error"
        && LenientJson.Member(error, "detail"u8) is not { ValueKind: JsonValueKind.Array };

    private static string Write(JsonElement json)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            Write(writer, json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                bool isUnsorted = IsUnsorted(json);
                writer.WriteStartObject();
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (
                        IsEcho(member)
                        || (isUnsorted && (member.NameEquals("message"u8) || member.NameEquals("detail"u8)))
                    )
                    {
                        writer.WriteStringValue(Hidden);
                    }
                    else if (ExceptionIn(member) is { } detail)
                    {
                        LenientText.Write(writer, detail);
                    }
                    else
                    {
                        Write(writer, member.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in json.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when WithoutQuotes(LenientText.Read(json)) is { } rest:
                LenientText.Write(writer, rest);
                break;
            default:
                LenientText.Write(writer, json);
                break;
        }
    }
}
