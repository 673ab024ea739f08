using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class ResponseFormatTests
{
    [TestCase("""{"type":"text"}""", typeof(SimpleFormat))]
    [TestCase("""{"type":"json_object"}""", typeof(SimpleFormat))]
    [TestCase("""{"type":"python","version":3.0}""", typeof(SimpleFormat))]
    [TestCase("""{"type":"grammar","grammar":"root ::= \"yes\" | \"no\""}""", typeof(GrammarFormat))]
    [TestCase("""{"type":"json_schema","json_schema":{"name":"s"}}""", typeof(JsonSchemaFormat))]
    [TestCase(
        """{"type":"json_schema","json_schema":{"name":"s","description":"d","schema":{"type":"object","maximum":1.0},"strict":true,"x":1.0},"y":null}""",
        typeof(JsonSchemaFormat)
    )]
    [TestCase(
        """{"type":"json_schema","json_schema":{"name":"s","schema":true,"strict":false}}""",
        typeof(JsonSchemaFormat)
    )]
    [TestCase("""{"type":"regex","pattern":"a+"}""", typeof(UnknownFormat))]
    public void Format_OfEachKind_IsReadAndWrittenBackAsItWas(string json, Type type)
    {
        ResponseFormat read = Wire.Read<ResponseFormat>(json);

        Assert.That(read, Is.TypeOf(type));
        Assert.That(Wire.Write(read), Is.EqualTo(json));
    }

    [Test]
    public void Format_BuiltInCSharp_IsWrittenAsItIs()
    {
        JsonElement schema = Wire.Element("""{"type":"object"}""");
        ResponseFormat[] formats =
        [
            ResponseFormat.Text,
            ResponseFormat.JsonObject,
            ResponseFormat.Python,
            ResponseFormat.Grammar("root ::= \"yes\""),
            ResponseFormat.JsonSchema("s", schema),
            ResponseFormat.JsonSchema("s", schema, strict: true),
            new JsonSchemaFormat("s") { Description = "d", Strict = false },
        ];

        Assert.That(
            formats.Select(Wire.Write),
            Is.EqualTo(
                new[]
                {
                    """{"type":"text"}""",
                    """{"type":"json_object"}""",
                    """{"type":"python"}""",
                    """{"type":"grammar","grammar":"root ::= \"yes\""}""",
                    """{"type":"json_schema","json_schema":{"name":"s","schema":{"type":"object"}}}""",
                    """{"type":"json_schema","json_schema":{"name":"s","schema":{"type":"object"},"strict":true}}""",
                    """{"type":"json_schema","json_schema":{"name":"s","description":"d","strict":false}}""",
                }
            )
        );
        Assert.That(() => ResponseFormat.Grammar(null!), Throws.ArgumentNullException);
        Assert.That(() => new JsonSchemaFormat(""), Throws.ArgumentException);
    }

    [Test]
    public void Format_SharedOnes_CannotBeChangedForEverybody()
    {
        ((SimpleFormat)ResponseFormat.Text).AdditionalProperties = new Dictionary<string, JsonElement>
        {
            ["x"] = Wire.Element("1"),
        };

        Assert.That(Wire.Write(ResponseFormat.Text), Is.EqualTo("""{"type":"text"}"""));
    }
}
