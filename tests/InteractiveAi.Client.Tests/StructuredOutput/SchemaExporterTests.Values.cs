using System.Text.Json;
using System.Text.Json.Schema;

namespace InteractiveAi.Client.Tests;

public sealed partial class SchemaExporterTests
{
    [Test]
    public void Export_Leaves_KeepsStrictFormatsAndSaysTheRestInWords()
    {
        var exported = SchemaExporter.Export(Types.Leaves, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": {
                        "flag": { "type": "boolean" },
                        "count": { "type": "integer" },
                        "huge": { "type": "integer" },
                        "ratio": { "type": "number" },
                        "price": { "type": "number" },
                        "letter": { "type": "string", "description": "exactly one character" },
                        "text": { "type": "string" },
                        "id": { "type": "string", "format": "uuid" },
                        "link": { "type": ["string", "null"], "description": "a URI" },
                        "release": {
                          "type": ["string", "null"],
                          "description": "a version number of two to four parts, such as 1.2.3"
                        },
                        "bytes": { "type": ["string", "null"], "description": "base64-encoded bytes" },
                        "at": { "type": "string", "format": "date-time" },
                        "moment": { "type": "string", "format": "date-time" },
                        "day": { "type": "string", "format": "date" },
                        "time": { "type": "string", "description": "a time of day written hh:mm[:ss[.fffffff]]" },
                        "duration": { "type": "string", "description": "a time span written [-][d.]hh:mm:ss[.fffffff]" },
                        "maybe": { "type": ["integer", "null"] },
                        "maybeId": { "type": ["string", "null"], "format": "uuid" },
                        "ids": { "type": "array", "items": { "type": "string", "format": "uuid" } },
                        "matrix": { "type": "array", "items": { "type": "array", "items": { "type": "integer" } } }
                      },
                      "required": [
                        "flag", "count", "huge", "ratio", "price", "letter", "text", "id", "link", "release", "bytes",
                        "at", "moment", "day", "time", "duration", "maybe", "maybeId", "ids", "matrix"
                      ],
                      "additionalProperties": false
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void Export_Enums_GivesNamesWhereTheConverterWritesNamesAndExplainsNumbers()
    {
        var exported = SchemaExporter.Export(Types.Enums, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema.GetProperty("properties")),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "named": { "type": "string", "description": "ISO 4217", "enum": ["EUR", "USD"] },
                      "maybeNamed": { "type": ["string", "null"], "description": "ISO 4217", "enum": ["EUR", "USD", null] },
                      "number": { "type": "integer", "description": "0 = Low, 5 = High", "enum": [0, 5] },
                      "maybeNumber": { "type": ["integer", "null"], "description": "0 = Low, 5 = High", "enum": [0, 5, null] },
                      "flags": { "type": "integer", "description": "a sum of 1 = Read, 2 = Write" },
                      "namedFlags": { "type": "string", "description": "one or more, separated by commas, of read, Write" },
                      "namedByProperty": { "type": "string", "description": "How loud", "enum": ["Low", "High"] }
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void Export_Numbers_AsksForNumbersAndAcceptsWhatIsReadFromText()
    {
        var exported = SchemaExporter.Export(WebTypesContext.Default.Numbers, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema.GetProperty("properties")),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "whole": { "type": "integer" },
                      "real": { "type": ["number", "null"] },
                      "list": { "type": "array", "items": { "type": "integer" } },
                      "named": { "type": "number" },
                      "maybeNamed": { "type": ["number", "null"] },
                      "asText": { "type": "array", "items": { "type": "integer" } },
                      "strict": { "type": "number" }
                    }
                    """
                )
            )
        );
        Assert.That(
            SchemaText.Of(exported.Accepted.GetProperty("properties")),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "whole": { "type": ["string", "integer"] },
                      "real": { "type": ["string", "number", "null"] },
                      "list": { "type": "array", "items": { "type": ["string", "integer"] } },
                      "named": { "anyOf": [{ "type": "number" }, { "enum": ["NaN", "Infinity", "-Infinity"] }] },
                      "maybeNamed": {
                        "anyOf": [{ "type": ["string", "number", "null"] }, { "enum": ["NaN", "Infinity", "-Infinity"] }]
                      },
                      "asText": { "type": "array", "items": { "type": ["string", "integer"] } },
                      "strict": { "type": "number" }
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void Export_DefaultThatIsNotANumber_IsDropped()
    {
        var exported = SchemaExporter.Export(Types.Measured, wrapNonObject: true);

        Assert.That(() => Types.Measured.GetJsonSchemaAsNode(), Throws.ArgumentException);
        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": { "amount": { "type": "number" } },
                      "required": ["amount"],
                      "additionalProperties": false
                    }
                    """
                )
            )
        );
    }

    [TestCase(typeof(int), """{ "type": "integer" }""")]
    [TestCase(typeof(int?), """{ "type": ["integer", "null"] }""")]
    [TestCase(typeof(string), """{ "type": "string" }""")]
    [TestCase(typeof(bool), """{ "type": "boolean" }""")]
    [TestCase(typeof(Currency), """{ "type": "string", "description": "ISO 4217", "enum": ["EUR", "USD"] }""")]
    [TestCase(typeof(Level), """{ "type": "integer", "description": "0 = Low, 5 = High", "enum": [0, 5] }""")]
    [TestCase(
        typeof(Point?),
        """
            {
              "type": ["object", "null"],
              "properties": { "x": { "type": "integer" }, "y": { "type": "integer" } },
              "required": ["x", "y"],
              "additionalProperties": false
            }
            """
    )]
    public void Export_RootThatIsNotAnObject_IsWrappedWhenAsked(Type type, string inner)
    {
        var typeInfo = Types.GetTypeInfo(type)!;

        var wrapped = SchemaExporter.Export(typeInfo, wrapNonObject: true);
        var bare = SchemaExporter.Export(typeInfo, wrapNonObject: false);

        Assert.That(
            SchemaText.Of(wrapped.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    $$"""
                    {
                      "type": "object",
                      "properties": { "value": {{inner}} },
                      "required": ["value"],
                      "additionalProperties": false
                    }
                    """
                )
            )
        );
        Assert.That(wrapped.IsWrapped, Is.True);
        Assert.That(wrapped.IsStrictConformant, Is.True);
        Assert.That(SchemaText.Of(bare.Schema), Is.EqualTo(SchemaText.Of(inner)));
        Assert.That(bare.IsWrapped, Is.False);
        Assert.That(bare.StrictObstacle, Is.EqualTo("$: strict mode wants an object at the root"));
    }

    [TestCase(typeof(object))]
    [TestCase(typeof(JsonElement))]
    public void Export_RootThatIsAnyValue_IsWrappedAndNotStrict(Type type)
    {
        var exported = SchemaExporter.Export(Types.GetTypeInfo(type)!, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema.GetProperty("properties")),
            Is.EqualTo(SchemaText.Of("""{ "value": {} }"""))
        );
        Assert.That(exported.StrictObstacle, Is.EqualTo("$.value: any JSON value is allowed here"));
    }
}
