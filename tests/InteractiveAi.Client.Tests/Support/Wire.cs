using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

/// <summary>JSON in and out of the library's types, exactly as the wire has it.</summary>
internal static class Wire
{
    public static JsonTypeInfo<T> Contract<T>() => (JsonTypeInfo<T>)WireJson.Options.GetTypeInfo(typeof(T));

    public static T Read<T>([StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        JsonSerializer.Deserialize(json, Contract<T>())!;

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Contract<T>());

    public static string Rewrite<T>([StringSyntax(StringSyntaxAttribute.Json)] string json) => Write(Read<T>(json));

    /// <summary>Reads and writes a type that is only known at run time.</summary>
    public static string Rewrite(Type type, [StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        JsonTypeInfo contract = WireJson.Options.GetTypeInfo(type);
        return JsonSerializer.Serialize(JsonSerializer.Deserialize(json, contract), contract);
    }

    /// <summary>The same JSON without the white space between its tokens; order, numbers and repeated members stay as they are.</summary>
    public static string Compact([StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = WireJson.Options.Encoder }))
        {
            Element(json).WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static JsonElement Element([StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128 });
        return document.RootElement.Clone();
    }

    /// <summary>The body that would be sent for a request.</summary>
    public static async Task<string> BodyAsync(ChatRequest request)
    {
        using RequestBody body = RequestBody.Create(request);
        return await body.ReadAsStringAsync();
    }
}
