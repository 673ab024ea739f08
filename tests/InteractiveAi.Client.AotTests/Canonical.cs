using System.Text.Json;

namespace InteractiveAi.Client.AotTests;

/// <summary>JSON with its members in the order of their names, and everything else, the digits of a number too, as it was.</summary>
internal static class Canonical
{
    public static string Text(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Text(document.RootElement);
    }

    private static string Text(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => "{"
                + string.Join(
                    ",",
                    element
                        .EnumerateObject()
                        .OrderBy(member => member.Name, StringComparer.Ordinal)
                        .Select(member => $"\"{member.Name}\":{Text(member.Value)}")
                )
                + "}",
            JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(Text)) + "]",
            // Decoded, because escaping is the writer's choice.
            JsonValueKind.String => $"\"{element.GetString()}\"",
            _ => element.GetRawText(),
        };
}
