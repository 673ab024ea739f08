using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>What requests and answers need of a user's type: its schema on the way out, its values on the way in.</summary>
internal static class StructuredJson
{
    /// <summary>The <c>response_format</c> for a type.</summary>
    /// <exception cref="ArgumentException"><paramref name="strict"/> is asked for, and the type has a part that cannot be strict.</exception>
    public static JsonSchemaFormat FormatOf(JsonTypeInfo typeInfo, bool? strict)
    {
        var schema = SchemaExporter.Export(typeInfo, wrapNonObject: true);
        CheckStrict(schema, strict);
        return new JsonSchemaFormat(schema.Name, schema.Schema) { Strict = strict };
    }

    /// <summary>The schema of a function's arguments.</summary>
    /// <exception cref="ArgumentException">The type is not an object: arguments have names. Or <paramref name="strict"/> is asked for, and the type has a part that cannot be strict.</exception>
    public static JsonElement ArgumentsSchema(JsonTypeInfo arguments, bool? strict)
    {
        var schema = SchemaExporter.Export(arguments, wrapNonObject: true);
        if (schema.IsWrapped)
        {
            throw new ArgumentException(
                $"The arguments of a function are an object; {schema.Name} is not one.",
                nameof(arguments)
            );
        }

        CheckStrict(schema, strict);
        return schema.Schema;
    }

    /// <summary>The arguments of a function call.</summary>
    /// <exception cref="ResponseFormatException">They are not JSON, or do not fit the type.</exception>
    public static T? ReadArguments<T>(string? text, JsonTypeInfo<T> typeInfo) =>
        ValueOf(StructuredReader.ReadArguments(text, typeInfo), text, "The arguments do not fit", typeInfo);

    /// <summary>An answer's text.</summary>
    /// <exception cref="ResponseFormatException">It is not JSON, or does not fit the type.</exception>
    public static T? ReadContent<T>(string? text, JsonTypeInfo<T> typeInfo) =>
        ValueOf(StructuredReader.Read(text, typeInfo), text, "The answer does not fit", typeInfo);

    private static void CheckStrict(ExportedSchema schema, bool? strict)
    {
        if (strict is true && schema.StrictObstacle is { } obstacle)
        {
            throw new ArgumentException($"{schema.Name} cannot have a strict schema: {obstacle}.", nameof(strict));
        }
    }

    private static T? ValueOf<T>(StructuredResult<T> result, string? text, string problem, JsonTypeInfo typeInfo)
    {
        if (result.Mismatch is not { } mismatch)
        {
            return result.Value;
        }

        // No inner exception: the serializer's messages quote what they could not read.
        throw new ResponseFormatException(
            new ResponseFormatErrorContext
            {
                Problem = $"{problem} {SchemaExporter.NameOf(typeInfo)}: {mismatch.Rule}",
                Path = mismatch.Path,
                Excerpt = text,
            }
        );
    }
}
