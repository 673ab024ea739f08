using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>The text in content that came as parts where a stream usually has a string.</summary>
internal static class PartText
{
    /// <summary>The texts of a list of parts, or of a single part, joined; <see langword="null"/> when there is none.</summary>
    public static string? Join(JsonElement content)
    {
        if (content.ValueKind is not JsonValueKind.Array)
        {
            return Of(content);
        }

        string? text = null;
        foreach (var part in content.EnumerateArray())
        {
            text = Of(part) is { } piece ? text + piece : text;
        }

        return text;
    }

    /// <summary>The text of a part; <see langword="null"/> when it is something else than text.</summary>
    public static string? Of(JsonElement part) =>
        part.ValueKind switch
        {
            JsonValueKind.String => LenientText.Read(part),
            JsonValueKind.Object
                when part.TryGetProperty("text"u8, out var text)
                    && text.ValueKind is JsonValueKind.String
                    && IsText(part) => LenientText.Read(text),
            _ => null,
        };

    private static bool IsText(JsonElement part) =>
        !part.TryGetProperty("type"u8, out var type)
        || type.ValueKind is JsonValueKind.String && type.ValueEquals("text"u8);
}
