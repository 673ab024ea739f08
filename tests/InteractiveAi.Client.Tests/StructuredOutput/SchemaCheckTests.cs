using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class SchemaCheckTests
{
    private const string Secret = "the-secret-9247";

    // type
    [TestCase("""{"type":"string"}""", "1", "$: expected string, found number")]
    [TestCase("""{"type":"integer"}""", "1.5", "$: expected integer, found number")]
    [TestCase("""{"type":["string","null"]}""", "true", "$: expected string or null, found boolean")]
    [TestCase("""{"type":"object"}""", "[]", "$: expected object, found array")]
    [TestCase("""{"type":"null"}""", "{}", "$: expected null, found object")]
    // enum, const
    [TestCase("""{"enum":["a",1,null]}""", "\"the-secret-9247\"", "$: not one of the values that are allowed here")]
    [TestCase("""{"const":"a"}""", "\"the-secret-9247\"", "$: not the one value that is allowed here")]
    [TestCase("""{"const":{"a":[1]}}""", """{"a":[2]}""", "$: not the one value that is allowed here")]
    // properties, required, additionalProperties
    [TestCase("""{"properties":{"a":{"type":"string"}}}""", """{"a":1}""", "$.a: expected string, found number")]
    [TestCase(
        """{"properties":{"a b":{"type":"string"}}}""",
        """{"a b":1}""",
        "$['a b']: expected string, found number"
    )]
    [TestCase("""{"required":["a","b"]}""", """{"a":1}""", "$.b: missing")]
    [TestCase(
        """{"properties":{"a":true},"additionalProperties":false}""",
        """{"a":1,"the-secret-9247":2}""",
        "$: has a member that is not in the schema, which has a"
    )]
    [TestCase(
        """{"additionalProperties":false}""",
        """{"the-secret-9247":2}""",
        "$: has a member that is not in the schema, which has none here"
    )]
    [TestCase(
        """{"properties":{"a":true,"b":true,"c":true,"d":true,"e":true,"f":true,"g":true,"h":true,"i":true,"j":true,"k":true,"l":true,"m":true},"additionalProperties":false}""",
        """{"the-secret-9247":2}""",
        "$: has a member that is not in the schema, which has a, b, c, d, e, f, g, h, i, j, k, l …"
    )]
    [TestCase(
        """{"additionalProperties":{"type":"object","properties":{"a":{"type":"string"}}}}""",
        """{"the-secret-9247":{"a":1}}""",
        "$.*.a: expected string, found number"
    )]
    // items, prefixItems
    [TestCase("""{"items":{"type":"string"}}""", """["a",1]""", "$[1]: expected string, found number")]
    [TestCase("""{"items":false}""", "[1]", "$[0]: no value is allowed here")]
    [TestCase(
        """{"prefixItems":[{"type":"string"},{"type":"null"}]}""",
        """["a",1]""",
        "$[1]: expected null, found number"
    )]
    [TestCase(
        """{"prefixItems":[true],"items":{"type":"string"}}""",
        """[1,"a",2]""",
        "$[2]: expected string, found number"
    )]
    // anyOf, oneOf, allOf
    [TestCase("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "1", "$: expected string, found number")]
    [TestCase("""{"anyOf":[{"type":"string"},{"type":"boolean"}]}""", "1", "$: matches none of the 2 alternatives")]
    [TestCase(
        """{"anyOf":[{"properties":{"k":{"const":"a"},"v":{"type":"string"}}},{"properties":{"k":{"const":"b"}}}]}""",
        """{"v":1,"k":"a"}""",
        "$.v: expected string, found number"
    )]
    [TestCase(
        """{"oneOf":[{"type":"integer"},{"type":"number"}]}""",
        "1",
        "$: matches 2 of the alternatives, and should match one"
    )]
    [TestCase("""{"oneOf":[{"type":"integer"},{"type":"null"}]}""", "true", "$: expected integer, found boolean")]
    [TestCase("""{"allOf":[{"type":"object"},{"required":["a"]}]}""", "{}", "$.a: missing")]
    // $ref
    [TestCase("""{"$ref":"#/$defs/N","$defs":{"N":{"type":"string"}}}""", "1", "$: expected string, found number")]
    [TestCase(
        """{"properties":{"next":{"$ref":"#"},"n":{"type":"integer"}}}""",
        """{"next":{"next":{"n":"x"}}}""",
        "$.next.next.n: expected integer, found string"
    )]
    [TestCase(
        """{"properties":{"a/b~c d":{"prefixItems":[{"type":"string"}]},"e":{"$ref":"#/properties/a~1b~0c%20d/prefixItems/0"}}}""",
        """{"e":1}""",
        "$.e: expected string, found number"
    )]
    [TestCase("""{"$ref":"#/$defs/Gone"}""", "1", "$: the schema refers to something that it does not contain")]
    [TestCase(
        """{"$ref":"https://example.test/schema"}""",
        "1",
        "$: the schema refers to something that it does not contain"
    )]
    [TestCase("""{"$ref":"#","type":"string"}""", "1", "$: nested too deeply to be checked")]
    // schemas
    [TestCase("false", "1", "$: no value is allowed here")]
    [TestCase("""{"properties":{"a":"no schema"}}""", """{"a":1}""", "$.a: the schema is not a schema here")]
    public void FindMismatch_ValueOutsideTheSchema_GivesPathAndRuleWithoutContent(
        string schema,
        string value,
        string expected
    )
    {
        var mismatch = SchemaCheck.FindMismatch(JsonElement.Parse(schema), JsonElement.Parse(value));

        Assert.That(mismatch, Is.EqualTo(expected));
        Assert.That(mismatch, Does.Not.Contain(Secret));
    }

    [TestCase("true", "1")]
    [TestCase("{}", "null")]
    [TestCase("""{"type":"integer"}""", "3")]
    [TestCase("""{"type":"integer"}""", "3.0")]
    [TestCase("""{"type":"integer"}""", "-1.20e1")]
    [TestCase("""{"type":"integer"}""", "1e400")]
    [TestCase("""{"type":"number"}""", "1")]
    [TestCase("""{"type":["string","integer"]}""", "3.0")]
    [TestCase("""{"type":"boolean"}""", "false")]
    [TestCase("""{"enum":["a",1,null]}""", "1.0")]
    [TestCase("""{"enum":["a",1,null]}""", "null")]
    [TestCase("""{"const":"größer"}""", "\"gr\\u00f6\\u00dfer\"")]
    [TestCase("""{"const":{"a":[1]}}""", """{"a":[1]}""")]
    [TestCase("""{"properties":{"a":{"type":"string"}}}""", """{"b":1}""")]
    [TestCase("""{"properties":{"a":{"type":"string"}},"required":["a"]}""", "[]")]
    [TestCase("""{"additionalProperties":{"type":"integer"}}""", """{"x":1,"y":2}""")]
    [TestCase("""{"prefixItems":[{"type":"string"}]}""", """["a",1,null]""")]
    [TestCase("""{"prefixItems":[{"type":"string"},{"type":"string"}],"items":false}""", """["a"]""")]
    [TestCase("""{"anyOf":[{"type":"integer"},{"type":"number"}]}""", "1")]
    [TestCase("""{"anyOf":[{"required":["a"]},{"required":["b"]}]}""", """{"b":1}""")]
    [TestCase("""{"oneOf":[{"required":["a"]},{"required":["b"]}]}""", """{"b":1}""")]
    [TestCase(
        """{"$ref":"#/$defs/N","$defs":{"N":{"type":["null","object"],"properties":{"n":{"$ref":"#/$defs/N"}}}}}""",
        """{"n":{"n":null}}"""
    )]
    [TestCase("""{"type":"string","pattern":"^a$","minLength":9,"format":"date"}""", "\"b\"")]
    [TestCase("""{"type":"number","minimum":5,"maximum":1}""", "3")]
    public void FindMismatch_ValueWithinTheSchema_IsNull(string schema, string value)
    {
        var mismatch = SchemaCheck.FindMismatch(JsonElement.Parse(schema), JsonElement.Parse(value));

        Assert.That(mismatch, Is.Null);
    }

    [Test]
    public void FindMismatch_ValueNestedTenThousandDeep_GivesUpInsteadOfOverflowing()
    {
        const int depth = 10_000;
        var schema = JsonElement.Parse("""{"type":"array","items":{"$ref":"#"}}""");
        using var value = JsonDocument.Parse(
            new string('[', depth) + new string(']', depth),
            new JsonDocumentOptions { MaxDepth = depth }
        );

        var mismatch = SchemaCheck.FindMismatch(schema, value.RootElement);

        Assert.That(mismatch, Is.EqualTo("$: nested too deeply to be checked"));
    }

    [Test]
    public void FindMismatch_ValueNestedAsDeepAsTheSerializerReads_IsChecked()
    {
        const int depth = 64;
        var schema = JsonElement.Parse("""{"anyOf":[{"type":"null"},{"type":"array","items":{"$ref":"#"}}]}""");
        var value = JsonElement.Parse(new string('[', depth) + new string(']', depth));

        var mismatch = SchemaCheck.FindMismatch(schema, value);

        Assert.That(mismatch, Is.Null);
    }

    [Test]
    public void FindMismatch_AlternativesThatCannotBeToldApart_GivesUpInsteadOfTryingThemAll()
    {
        var schema = JsonElement.Parse(
            """
            {
              "anyOf": [
                { "type": "object", "properties": { "a": { "$ref": "#" } } },
                { "type": "object", "properties": { "a": { "$ref": "#" } } }
              ]
            }
            """
        );
        var json = new StringBuilder();
        for (var i = 0; i < 60; i++)
        {
            json.Append("{\"a\":");
        }

        var value = JsonElement.Parse(json.Append('1').Append('}', 60).ToString());

        var mismatch = SchemaCheck.FindMismatch(schema, value);

        Assert.That(mismatch, Is.EqualTo("$: the schema is too ambiguous to be checked"));
    }

    [Test]
    public void FindMismatch_LongList_IsCheckedToItsEnd()
    {
        var schema = JsonElement.Parse("""{"type":"array","items":{"type":"integer"}}""");
        var value = JsonElement.Parse("[" + string.Concat(Enumerable.Repeat("1,", 300_000)) + "\"x\"]");

        var mismatch = SchemaCheck.FindMismatch(schema, value);

        Assert.That(mismatch, Is.EqualTo("$[300000]: expected integer, found string"));
    }
}
