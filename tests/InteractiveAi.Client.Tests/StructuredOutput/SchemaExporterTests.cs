using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

public sealed partial class SchemaExporterTests
{
    private static SchemaTypesContext Types => SchemaTypesContext.Default;

    [Test]
    public void Export_Record_RequiresAllMembersInOrderAndDescribesThem()
    {
        var exported = SchemaExporter.Export(Types.Invoice, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "description": "An invoice as printed",
                      "properties": {
                        "number": { "type": "string", "description": "The number at the top" },
                        "total": { "type": "number" },
                        "note": { "type": ["string", "null"] },
                        "lines": {
                          "type": "array",
                          "items": {
                            "type": "object",
                            "properties": { "text": { "type": "string" }, "price": { "type": "number" } },
                            "required": ["text", "price"],
                            "additionalProperties": false
                          }
                        },
                        "currency": { "type": "string", "description": "ISO 4217", "enum": ["EUR", "USD"] },
                        "copies": { "type": "integer" },
                        "paidOn": { "type": ["string", "null"], "description": "When it was paid, if it was", "format": "date" }
                      },
                      "required": ["number", "total", "note", "lines", "currency", "copies", "paidOn"],
                      "additionalProperties": false
                    }
                    """
                )
            )
        );
        Assert.That(exported.IsWrapped, Is.False);
        Assert.That(exported.IsStrictConformant, Is.True);
        Assert.That(exported.Name, Is.EqualTo("Invoice"));
    }

    [Test]
    public void Export_Record_AcceptsWhatTheTypeHasAValueForToBeAbsentAndWhatItOnlyWrites()
    {
        var exported = SchemaExporter.Export(Types.Invoice, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Accepted),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": {
                        "number": { "type": "string" },
                        "total": { "type": "number" },
                        "note": { "type": ["string", "null"] },
                        "lines": {
                          "type": "array",
                          "items": {
                            "type": "object",
                            "properties": { "text": { "type": "string" }, "price": { "type": "number" } },
                            "required": ["text", "price"],
                            "additionalProperties": false
                          }
                        },
                        "currency": { "type": "string", "enum": ["EUR", "USD"] },
                        "copies": { "type": "integer" },
                        "paidOn": { "type": ["string", "null"] },
                        "totalWithTax": true
                      },
                      "required": ["number", "total", "lines"],
                      "additionalProperties": false
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void Export_NamingPolicyAndIgnoredNulls_UsesTheNamesAndStillRequiresAll()
    {
        var exported = SchemaExporter.Export(SnakeTypesContext.Default.Invoice, wrapNonObject: true);

        var required = exported.Schema.GetProperty("required").EnumerateArray().Select(name => name.GetString());
        Assert.That(
            required,
            Is.EqualTo(new[] { "number", "total", "note", "lines", "currency", "copies", "paid_on" })
        );
    }

    [Test]
    public void Export_Members_AsksForWhatIsReadAndForNothingElse()
    {
        var exported = SchemaExporter.Export(Types.Members, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": {
                        "first": { "type": "string" },
                        "filled": { "type": "array", "items": { "type": "string" } },
                        "writeOnly": { "type": "string" },
                        "leftOutWhenZero": { "type": "integer" },
                        "onlyRead": { "type": "integer" },
                        "mustBeThere": { "type": ["string", "null"] },
                        "field": { "type": "integer", "description": "A field" }
                      },
                      "required": ["first", "filled", "writeOnly", "leftOutWhenZero", "onlyRead", "mustBeThere", "field"],
                      "additionalProperties": false
                    }
                    """
                )
            )
        );
        Assert.That(
            SchemaText.Of(exported.Accepted.GetProperty("required")),
            Is.EqualTo(SchemaText.Of("""["first", "filled", "mustBeThere", "field"]"""))
        );
    }

    [Test]
    public void Export_FreeFormMembers_StayWhatTheyAreAndAreReported()
    {
        var exported = SchemaExporter.Export(Types.FreeForm, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": {
                        "element": {},
                        "node": {},
                        "anything": { "description": "Whatever it is" },
                        "counts": { "type": "object", "additionalProperties": { "type": "integer" } },
                        "places": {
                          "type": ["object", "null"],
                          "additionalProperties": {
                            "type": "object",
                            "properties": { "x": { "type": "integer" }, "y": { "type": "integer" } },
                            "required": ["x", "y"],
                            "additionalProperties": false
                          }
                        },
                        "extra": { "type": "object", "additionalProperties": true }
                      },
                      "required": ["element", "node", "anything", "counts", "places", "extra"],
                      "additionalProperties": false
                    }
                    """
                )
            )
        );
        Assert.That(exported.IsStrictConformant, Is.False);
        Assert.That(exported.StrictObstacle, Is.EqualTo("$.element: any JSON value is allowed here"));
    }

    [Test]
    public void Export_ConvertersOfTheUsers_AreAnyValue()
    {
        var exported = SchemaExporter.Export(Types.ForeignConverters, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema.GetProperty("properties")),
            Is.EqualTo(SchemaText.Of("""{ "start": {}, "heat": {}, "numbers": {} }"""))
        );
        Assert.That(exported.StrictObstacle, Is.EqualTo("$.start: any JSON value is allowed here"));
    }

    [Test]
    public void Export_DictionaryDeepInside_NamesThePathToIt()
    {
        var exported = SchemaExporter.Export(Types.Wide, wrapNonObject: true);

        Assert.That(exported.StrictObstacle, Is.EqualTo("$.a.a.a: a dictionary has free keys"));
    }

    [Test]
    public void Export_ExtensionData_IsAcceptedAndNotAskedFor()
    {
        var exported = SchemaExporter.Export(Types.Extended, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": { "known": { "type": "integer" } },
                      "required": ["known"],
                      "additionalProperties": false
                    }
                    """
                )
            )
        );
        Assert.That(exported.Accepted.GetProperty("additionalProperties").GetBoolean(), Is.True);
    }

    [Test]
    public void Export_GenericWithNullableArgument_FollowsTheContract()
    {
        var exported = SchemaExporter.Export(Types.PairInt32ListString, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema.GetProperty("properties")),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "first": { "type": "integer" },
                      "second": { "type": ["array", "null"], "items": { "type": "string" } }
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void Export_TypeWithoutNullableAnnotations_AllowsNullInPropertiesAndNotInLists()
    {
        var exported = SchemaExporter.Export(Types.Oblivious, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema.GetProperty("properties")),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "text": { "type": ["string", "null"] },
                      "texts": { "type": ["array", "null"], "items": { "type": "string" } }
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void Export_TypeWithoutMembers_IsAnEmptyClosedObject()
    {
        var exported = SchemaExporter.Export(Types.Empty, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """{ "type": "object", "properties": {}, "required": [], "additionalProperties": false }"""
                )
            )
        );
    }

    [Test]
    public void Export_RootDictionary_IsAnObjectAlready()
    {
        var exported = SchemaExporter.Export(Types.DictionaryStringInvoice, wrapNonObject: true);

        Assert.That(exported.IsWrapped, Is.False);
        Assert.That(
            exported.Schema.GetProperty("additionalProperties").GetProperty("type").GetString(),
            Is.EqualTo("object")
        );
        Assert.That(exported.StrictObstacle, Is.EqualTo("$: a dictionary has free keys"));
    }

    [Test]
    public void Export_MoreNestingThanStrictModeTakes_IsReportedApartFromObstacles()
    {
        var exported = SchemaExporter.Export(Types.L01, wrapNonObject: true);

        Assert.That(exported.StrictObstacle, Is.Null);
        Assert.That(exported.ExceededLimit, Is.EqualTo("strict mode takes objects nested at most 10 deep"));
        Assert.That(exported.IsStrictConformant, Is.False);
    }

    [Test]
    public void Export_SecondCall_ReturnsTheSameObject()
    {
        var first = SchemaExporter.Export(Types.ListInvoice, wrapNonObject: true);
        var second = SchemaExporter.Export(Types.ListInvoice, wrapNonObject: true);
        var bare = SchemaExporter.Export(Types.ListInvoice, wrapNonObject: false);

        Assert.That(second, Is.SameAs(first));
        Assert.That(bare, Is.Not.SameAs(first));
    }

    [TestCase(typeof(Invoice), "Invoice")]
    [TestCase(typeof(List<Invoice>), "ListOfInvoice")]
    [TestCase(typeof(Invoice[]), "ArrayOfInvoice")]
    [TestCase(typeof(Dictionary<string, Invoice>), "DictionaryOfStringAndInvoice")]
    [TestCase(typeof(Pair<int, List<string>>), "PairOfInt32AndListOfString")]
    [TestCase(typeof(int?), "Int32")]
    [TestCase(typeof(Größe), "Gr__e")]
    [TestCase(typeof(大小), "Schema")]
    [TestCase(
        typeof(Dictionary<string, Dictionary<string, Pair<int, List<string>>>>),
        "DictionaryOfStringAndDictionaryOfStringAndPairOfInt32AndListOfSt"
    )]
    public void NameOf_Type_IsReadableAndValid(Type type, string expected)
    {
        JsonTypeInfo typeInfo = Types.GetTypeInfo(type)!;

        var name = SchemaExporter.NameOf(typeInfo);

        Assert.That(name, Is.EqualTo(expected));
        Assert.That(name, Does.Match("^[a-zA-Z0-9_-]{1,64}$"));
    }
}
