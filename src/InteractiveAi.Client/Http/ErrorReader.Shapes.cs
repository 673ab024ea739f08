using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client;

internal static partial class ErrorReader
{
    /// <summary>
    /// Reads an error from JSON: a whole body or event (<c>{"error":…}</c>, flat, or an answer with an error in it or in one of its choices), or the value of an <c>error</c> member.
    /// </summary>
    /// <param name="element">The JSON.</param>
    /// <param name="mask">Hides the credentials of the call; left out where the text was masked before it was parsed.</param>
    /// <returns><see langword="null"/> when it is not an error in any known form, a complete answer for example.</returns>
    internal static ApiError? FromElement(JsonElement element, CredentialMask? mask = null)
    {
        if (
            mask is not null
            && element.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String
        )
        {
            var text = element.GetRawText();
            var masked = mask.Apply(text);
            // The same text where nothing was masked, which is almost always.
            element = ReferenceEquals(text, masked) ? element : LenientJson.Parse(masked) ?? element;
        }

        return element.ValueKind switch
        {
            JsonValueKind.Object => FromObject(element, raw: element),
            JsonValueKind.Array => FromArray(element),
            JsonValueKind.String => FromString(element),
            JsonValueKind.Number => new ApiError { Code = LenientJson.Text(element), Raw = element },
            _ => null,
        };
    }

    /// <summary>Reads the value of a member that is called <c>error</c>: it is one unless it says that there is none.</summary>
    internal static ApiError? FromErrorMember(JsonElement value) =>
        FromElement(value) ?? (SaysNone(value) ? null : new ApiError { Raw = value });

    // A string that is not blank has been read before this is asked.
    private static bool SaysNone(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False or JsonValueKind.String;

    private static ApiError? FromString(JsonElement element)
    {
        if (LenientJson.Text(element) is not { } text)
        {
            return null;
        }

        // Some relays put a whole error into the string, as JSON.
        return
            text.TrimStart() is ['{', ..]
            && LenientJson.Parse(text) is { ValueKind: JsonValueKind.Object } inner
            && FromObject(inner, raw: element) is { } error
            ? error
            : new ApiError { Message = text, Raw = element };
    }

    private static ApiError? FromArray(JsonElement element) =>
        LenientJson.First(element) is { ValueKind: JsonValueKind.Object } first
            ? FromObject(first, raw: element)
            : null;

    private static ApiError? FromObject(JsonElement root, JsonElement raw)
    {
        if (LenientJson.Member(root, "error"u8) is { } member && !SaysNone(member, out _))
        {
            return FromEnvelope(root, member, raw);
        }

        // No choices at all say as little as a missing list.
        if (
            LenientJson.Member(root, "choices"u8) is { ValueKind: JsonValueKind.Array } choices
            && choices.GetArrayLength() > 0
        )
        {
            foreach (var choice in choices.EnumerateArray())
            {
                if (LenientJson.Member(choice, "error"u8) is { } inChoice && !SaysNone(inChoice, out _))
                {
                    return FromEnvelope(root, inChoice, raw);
                }
            }

            return null;
        }

        if (LenientJson.First(LenientJson.Member(root, "errors"u8)) is { } listed)
        {
            var (listedCode, listedMessage) =
                listed.ValueKind == JsonValueKind.Object ? Describe(listed) : (null, LenientJson.Text(listed));
            return Build(listed, root, listedCode, listedMessage, raw);
        }

        var (code, message) = Describe(root);
        return code is null && message is null ? null : Build(root, root, code, message, raw);
    }

    private static bool SaysNone(JsonElement member, out string? text)
    {
        text = LenientJson.Text(member);
        return text is null && SaysNone(member);
    }

    private static ApiError FromEnvelope(JsonElement root, JsonElement member, JsonElement raw)
    {
        var outerCode = LenientJson.Text(root, "code"u8);
        var outerMessage = LenientJson.Text(root, "message"u8);
        if (member.ValueKind == JsonValueKind.Object)
        {
            var (code, message) = Describe(member);
            return Build(member, root, code ?? outerCode, message ?? outerMessage, raw);
        }

        if (FromElement(member) is not { } inner)
        {
            return Build(root, root, outerCode, outerMessage, raw);
        }

        // Gateway: JamAI Base has its short code in "error" and the sentence in "message" (wire-facts 3.5); orq.ai's older form has the sentence in "error" (2.4).
        return member.ValueKind == JsonValueKind.String && outerMessage is not null
            ? Build(root, root, inner.Code ?? inner.Message, outerMessage, raw)
            : Build(root, root, inner.Code ?? outerCode, inner.Message ?? outerMessage, raw);
    }

    private static ApiError Build(JsonElement body, JsonElement root, string? code, string? message, JsonElement raw)
    {
        var metadata = LenientJson.Member(body, "metadata"u8);
        var provider = Provider(metadata);
        var details =
            LenientJson.Member(body, "details"u8)
            ?? LenientJson.Member(body, "detail"u8)
            ?? LenientJson.Member(body, "failures"u8)
            ?? LenientJson.Member(root, "detail"u8);
        return new ApiError
        {
            Code = code,
            Message = message,
            Type = LenientJson.Text(body, "type"u8),
            Param = Param(body) ?? Validation(details).Param,
            Details = details,
            Metadata = metadata,
            ProviderName =
                LenientJson.Text(metadata, "provider_name"u8)
                ?? LenientJson.Text(body, "provider_name"u8)
                ?? LenientJson.Text(body, "provider"u8)
                ?? LenientJson.Text(root, "provider"u8),
            ProviderMessage = provider.Message,
            DocUrl = LenientJson.Text(body, "doc_url"u8),
            RequestId = LenientJson.Text(root, "request_id"u8) ?? LenientJson.Text(body, "request_id"u8),
            Raw = raw,
            TypedCode =
                LenientJson.Text(metadata, "error_type"u8)
                ?? LenientJson.Text(body, "error_type"u8)
                ?? LenientJson.Text(root, "error_type"u8),
            ProviderCode = LenientJson.Text(metadata, "provider_code"u8) ?? provider.Code,
            IsFromProvider = string.Equals(LenientJson.Text(root, "source"u8), "provider", StringComparison.Ordinal),
            Availability = LenientJson.Member(body, "availability"u8),
        };
    }

    private static (string? Code, string? Message) Describe(JsonElement error)
    {
        var message = LenientJson.Member(error, "message"u8);
        var text =
            LenientJson.Text(message)
            ?? LenientJson.Text(message, "message"u8)
            ?? LenientJson.Text(error, "error_description"u8)
            ?? LenientJson.Text(error, "msg"u8)
            ?? Validation(LenientJson.Member(error, "detail"u8)).Message
            ?? LenientJson.Text(error, "title"u8);
        var code = LenientJson.Text(error, "code"u8) ?? LenientJson.Text(message, "code"u8);
        return (code, text);
    }

    private static string? Param(JsonElement error) =>
        LenientJson.Member(error, "param"u8) is { } param
            ? LenientJson.Text(param) ?? LenientJson.Text(LenientJson.First(param))
            : null;

    /// <summary>A <c>detail</c> that is a sentence, or the first entry of a list of validation errors: where and why, without the <c>input</c> that it echoes.</summary>
    private static (string? Param, string? Message) Validation(JsonElement? detail)
    {
        if (LenientJson.Text(detail) is { } sentence)
        {
            return (null, sentence);
        }

        var entry = LenientJson.First(detail);
        if (LenientJson.Text(entry, "msg"u8) is not { } message)
        {
            return (null, null);
        }

        var path = new StringBuilder();
        if (LenientJson.Member(entry, "loc"u8) is { ValueKind: JsonValueKind.Array } location)
        {
            foreach (var step in location.EnumerateArray())
            {
                var name = LenientJson.Text(step);
                if (step.ValueKind == JsonValueKind.Number)
                {
                    path.Append('[').Append(name).Append(']');
                }
                else if (name is not null)
                {
                    path.Append(path.Length == 0 ? "" : ".").Append(name);
                }
            }
        }

        return path.Length == 0 ? (null, message) : (path.ToString(), $"{path}: {message}");
    }

    /// <summary>The provider's own error in <c>metadata.raw</c>: text, an object, or an object inside a string.</summary>
    private static (string? Code, string? Message) Provider(JsonElement? metadata)
    {
        var raw = LenientJson.Member(metadata, "raw"u8);
        if (LenientJson.Text(raw) is { } text)
        {
            var inner = text.TrimStart() is ['{' or '[', ..] ? LenientJson.Parse(text) : null;
            return inner is null ? (null, text)
                : Provider(inner.Value) is (var code, { } message) ? (code, message)
                : (null, text);
        }

        return raw is { } element ? Provider(element) : (null, null);
    }

    private static (string? Code, string? Message) Provider(JsonElement body)
    {
        var error = body.ValueKind == JsonValueKind.Array ? LenientJson.First(body) : body;
        // One level only: providers wrap their error in "error" at most once.
        if (LenientJson.Member(error, "error"u8) is { } inner)
        {
            error = inner;
        }

        return error switch
        {
            { ValueKind: JsonValueKind.Object } described => Describe(described),
            _ => (null, LenientJson.Text(error)),
        };
    }
}
