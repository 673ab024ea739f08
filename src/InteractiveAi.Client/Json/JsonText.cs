using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Small readings of kept JSON, and the making of some.</summary>
internal static class JsonText
{
    /// <summary>A limit far beyond any text; what the text is nested to decides, not this.</summary>
    public const int AnyDepth = int.MaxValue / 2;

    /// <summary>The JSON that <paramref name="write"/> writes, to be kept.</summary>
    /// <param name="write">Writes one value.</param>
    /// <param name="options">How it may be nested, where the platform's 64 levels are not enough.</param>
    public static JsonElement Build(Action<Utf8JsonWriter> write, JsonDocumentOptions options = default)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            write(writer);
        }

        return JsonElement.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), options);
    }

    /// <summary>A copy that outlives its document; a default element stays one, for the request check to report.</summary>
    public static JsonElement Keep(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined ? value : value.Clone();

    /// <summary>The text of a discriminating member; empty when the value has none.</summary>
    public static string Discriminator(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object
        && TryFind(value, name, out JsonElement member)
        && member.ValueKind is JsonValueKind.String
            ? LenientText.Read(member)
            : "";

    /// <summary>Finds a member, the last of that name, also where the name of another one cannot be read.</summary>
    public static bool TryFind(JsonElement value, string name, out JsonElement member)
    {
        try
        {
            return value.TryGetProperty(name, out member);
        }
        catch (InvalidOperationException)
        {
            // What the platform throws where another member's name is half a character.
            member = default;
            bool found = false;
            foreach (JsonProperty other in value.EnumerateObject())
            {
                if (LenientText.NameOf(other).Equals(name, StringComparison.Ordinal))
                {
                    member = other.Value;
                    found = true;
                }
            }

            return found;
        }
    }
}
