namespace InteractiveAi.Client.Tests;

public sealed class StructuredJsonTests
{
    private const string Secret = "the-secret-9247";

    private static SchemaTypesContext Types => SchemaTypesContext.Default;

    [Test]
    public void ReadContent_TextThatDoesNotFit_ThrowsWithPathAndWithoutContentInTheMessage()
    {
        const string text = """{"x":1,"y":"the-secret-9247"}""";

        var thrown = Assert.Throws<ResponseFormatException>(() =>
            StructuredJson.ReadContent(text, Types.NullablePoint)
        );

        Assert.That(
            thrown!.Message,
            Is.EqualTo("The answer does not fit Point: expected integer, found string (at $.y).")
        );
        Assert.That(thrown.Path, Is.EqualTo("$.y"));
        Assert.That(thrown.Excerpt, Is.EqualTo(text));
        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
    }

    [Test]
    public void ReadArguments_TextThatDoesNotFit_SpeaksOfArguments()
    {
        var thrown = Assert.Throws<ResponseFormatException>(() => StructuredJson.ReadArguments("", Types.Positive));

        Assert.That(thrown!.Message, Is.EqualTo("The arguments do not fit Positive: missing (at $.amount)."));
    }

    [Test]
    public void ReadContent_TextThatFits_IsTheValue()
    {
        var value = StructuredJson.ReadContent("""{"value":[{"name":"a","children":[]}]}""", Types.ListCategory);

        Assert.That(value!.Single().Name, Is.EqualTo("a"));
    }

    [TestCase(null)]
    [TestCase(false)]
    [TestCase(true)]
    public void FormatOf_Type_HasItsNameAndSchemaAndTheStrictnessAskedFor(bool? strict)
    {
        var format = StructuredJson.FormatOf(Types.ListInvoice, strict);

        Assert.That(format.Name, Is.EqualTo("ListOfInvoice"));
        Assert.That(format.Strict, Is.EqualTo(strict));
        Assert.That(
            SchemaText.Of(format.Schema!.Value),
            Is.EqualTo(SchemaText.Of(SchemaExporter.Export(Types.ListInvoice, wrapNonObject: true).Schema))
        );
    }

    [Test]
    public void FormatOf_TypeThatCannotBeStrict_IsRefusedOnlyWhenStrictIsAskedFor()
    {
        var format = StructuredJson.FormatOf(Types.FreeForm, strict: null);

        Assert.That(format.Strict, Is.Null);
        Assert.That(
            () => StructuredJson.FormatOf(Types.FreeForm, strict: true),
            Throws
                .TypeOf<ArgumentException>()
                .With.Message.StartsWith(
                    "FreeForm cannot have a strict schema: $.element: any JSON value is allowed here."
                )
        );
    }

    [Test]
    public void ArgumentsSchema_TypeThatIsNotAnObject_IsRefused()
    {
        Assert.That(
            () => StructuredJson.ArgumentsSchema(Types.ListInvoice, strict: true),
            Throws
                .TypeOf<ArgumentException>()
                .With.Message.StartsWith("The arguments of a function are an object; ListOfInvoice is not one.")
        );
    }

    [Test]
    public void ArgumentsSchema_ObjectType_IsItsSchema()
    {
        var schema = StructuredJson.ArgumentsSchema(Types.Positive, strict: true);

        Assert.That(
            SchemaText.Of(schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": { "amount": { "type": "integer" } },
                      "required": ["amount"],
                      "additionalProperties": false
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void ArgumentsSchema_TypeThatCannotBeStrict_IsRefusedOnlyWhenStrictIsAskedFor()
    {
        Assert.That(() => StructuredJson.ArgumentsSchema(Types.FreeForm, strict: false), Throws.Nothing);
        Assert.That(
            () => StructuredJson.ArgumentsSchema(Types.FreeForm, strict: true),
            Throws
                .TypeOf<ArgumentException>()
                .With.Message.StartsWith("FreeForm cannot have a strict schema: $.element")
        );
    }

    [TestCase(null, "")]
    [TestCase(true, ""","strict":true""")]
    [TestCase(false, ""","strict":false""")]
    public void FunctionTool_OfAType_SendsTheStrictnessAskedForOnly(bool? strict, string written)
    {
        var tool = FunctionTool.Create("pay", "Pays", Types.Positive, strict);

        Assert.That(
            Wire.Write<Tool>(tool),
            Is.EqualTo(
                """{"type":"function","function":{"name":"pay","description":"Pays","parameters":{"type":"object","properties":{"amount":{"type":"integer"}},"required":["amount"],"additionalProperties":false}"""
                    + written
                    + "}}"
            )
        );
    }
}
