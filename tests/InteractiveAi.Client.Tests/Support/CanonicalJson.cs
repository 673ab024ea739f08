using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

/// <summary>JSON with its members in order and on lines of their own, so that two texts are equal when they say the same, and the difference is easy to see.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(string json) => Of(JsonElement.Parse(json));

    public static string Of<T>(T value, JsonTypeInfo<T> contract) =>
        Of(JsonSerializer.SerializeToElement(value, contract));

    public static string Of(ChatCompletion completion) => Of(completion, WireJson.Context.ChatCompletion);

    public static string Of(ChatCompletionChunk chunk) => Of(chunk, WireJson.Context.ChatCompletionChunk);

    public static string Of(JsonElement element)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            Write(writer, element);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                // Of members with one name the last stays last: nothing that was written twice may look as if it were not.
                foreach (var member in element.EnumerateObject().OrderBy(static m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
