using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

internal static class StructuredJson
{
    public static JsonElement ArgumentsSchema(JsonTypeInfo t) => throw new NotSupportedException();

    public static JsonSchemaFormat FormatOf(JsonTypeInfo t, bool? strict) => throw new NotSupportedException();

    public static T? ReadArguments<T>(string? text, JsonTypeInfo<T> t) => throw new NotSupportedException();

    public static T? ReadContent<T>(string text, JsonTypeInfo<T> t) => throw new NotSupportedException();

    public static bool TryRead<T>(string text, JsonTypeInfo<T> t, out T? value, out string? problem) =>
        throw new NotSupportedException();
}
