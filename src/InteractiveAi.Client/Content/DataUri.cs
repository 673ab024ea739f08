namespace InteractiveAi.Client;

/// <summary>Data URIs as they are met on the wire: <c>data:image/png;base64,…</c>.</summary>
internal static class DataUri
{
    public static string? MediaTypeOf(string? text)
    {
        if (Comma(text) is not { } comma)
        {
            return null;
        }

        ReadOnlySpan<char> head = text.AsSpan(5, comma - 5);
        int end = head.IndexOf(';');
        head = end < 0 ? head : head[..end];
        return head.IsEmpty ? null : head.ToString();
    }

    public static string? Base64Of(string? text) =>
        Comma(text) is { } comma && text.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase)
            ? text![(comma + 1)..]
            : null;

    private static int? Comma(string? text)
    {
        if (text?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) is not true)
        {
            return null;
        }

        int comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? null : comma;
    }
}
