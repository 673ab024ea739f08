using System.Text.Json.Schema;

namespace InteractiveAi.Client.Tests;

public sealed partial class SchemaExporterTests
{
    [Test]
    public void Export_TypeInsideItself_RefersToTheRootAndKeepsNothingBesideTheReference()
    {
        var exported = SchemaExporter.Export(Types.Category, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": {
                        "name": { "type": "string" },
                        "parent": { "anyOf": [{ "$ref": "#" }, { "type": "null" }] },
                        "children": { "type": "array", "items": { "$ref": "#" } },
                        "near by": { "description": "The one most like it", "anyOf": [{ "$ref": "#" }, { "type": "null" }] }
                      },
                      "required": ["name", "parent", "children", "near by"],
                      "additionalProperties": false
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void Export_WrappedListOfATypeInsideItself_RefersToTheDefinition()
    {
        var exported = SchemaExporter.Export(Types.ListCategory, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": { "value": { "type": "array", "items": { "$ref": "#/$defs/Category" } } },
                      "required": ["value"],
                      "additionalProperties": false,
                      "$defs": {
                        "Category": {
                          "type": "object",
                          "properties": {
                            "name": { "type": "string" },
                            "parent": { "anyOf": [{ "$ref": "#/$defs/Category" }, { "type": "null" }] },
                            "children": { "type": "array", "items": { "$ref": "#/$defs/Category" } },
                            "near by": {
                              "description": "The one most like it",
                              "anyOf": [{ "$ref": "#/$defs/Category" }, { "type": "null" }]
                            }
                          },
                          "required": ["name", "parent", "children", "near by"],
                          "additionalProperties": false
                        }
                      }
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void Export_ListInsideItself_IsADefinition()
    {
        var exported = SchemaExporter.Export(Types.Nest, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": { "value": { "$ref": "#/$defs/Nest" } },
                      "required": ["value"],
                      "additionalProperties": false,
                      "$defs": { "Nest": { "type": "array", "items": { "$ref": "#/$defs/Nest" } } }
                    }
                    """
                )
            )
        );
        Assert.That(
            SchemaText.Of(exported.Accepted),
            Is.EqualTo(SchemaText.Of("""{ "type": "array", "items": { "$ref": "#" } }"""))
        );
    }

    [Test]
    public void Export_TypeUsedTwice_IsWrittenOnce()
    {
        var exported = SchemaExporter.Export(Types.Drawing, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": {
                        "start": { "description": "Where it starts", "anyOf": [{ "$ref": "#/$defs/Point" }] },
                        "end": { "anyOf": [{ "$ref": "#/$defs/Point" }, { "type": "null" }] },
                        "path": { "type": ["array", "null"], "items": { "$ref": "#/$defs/Point" } },
                        "marks": { "type": "array", "items": { "$ref": "#/$defs/Point" } }
                      },
                      "required": ["start", "end", "path", "marks"],
                      "additionalProperties": false,
                      "$defs": {
                        "Point": {
                          "type": "object",
                          "properties": { "x": { "type": "integer" }, "y": { "type": "integer" } },
                          "required": ["x", "y"],
                          "additionalProperties": false
                        }
                      }
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void Export_TwoTypesOfOneName_AreTwoDefinitions()
    {
        var exported = SchemaExporter.Export(Types.Twins, wrapNonObject: true);

        var definitions = exported.Schema.GetProperty("$defs").EnumerateObject().Select(definition => definition.Name);
        Assert.That(definitions, Is.EqualTo(new[] { "Twin", "Twin2" }));
    }

    [Test]
    public void Export_PolymorphicType_IsAnyOfWholeObjectsWithTheDiscriminatorFirst()
    {
        var exported = SchemaExporter.Export(Types.Scene, wrapNonObject: true);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": {
                        "main": { "$ref": "#/$defs/Figure" },
                        "sun": {
                          "type": ["object", "null"],
                          "description": "All points at one distance",
                          "properties": { "radius": { "type": "number" }, "label": { "type": ["string", "null"] } },
                          "required": ["radius", "label"],
                          "additionalProperties": false
                        }
                      },
                      "required": ["main", "sun"],
                      "additionalProperties": false,
                      "$defs": {
                        "Figure": {
                          "description": "A figure",
                          "anyOf": [
                            {
                              "type": "object",
                              "description": "All points at one distance",
                              "properties": {
                                "kind": { "type": "string", "const": "circle" },
                                "radius": { "type": "number" },
                                "label": { "type": ["string", "null"] }
                              },
                              "required": ["kind", "radius", "label"],
                              "additionalProperties": false
                            },
                            {
                              "type": "object",
                              "properties": {
                                "kind": { "type": "string", "const": "group" },
                                "parts": { "type": "array", "items": { "$ref": "#/$defs/Figure" } },
                                "frame": { "anyOf": [{ "$ref": "#/$defs/Figure" }, { "type": "null" }] },
                                "label": { "type": ["string", "null"] }
                              },
                              "required": ["kind", "parts", "frame", "label"],
                              "additionalProperties": false
                            }
                          ]
                        }
                      }
                    }
                    """
                )
            )
        );
        Assert.That(exported.Discriminators, Is.EquivalentTo(new[] { "kind" }));
    }

    [Test]
    public void Export_PolymorphicRoot_IsWrappedBecauseStrictModeWantsNoAnyOfThere()
    {
        var exported = SchemaExporter.Export(Types.Figure, wrapNonObject: true);

        Assert.That(exported.IsWrapped, Is.True);
        Assert.That(
            SchemaText.Of(exported.Schema.GetProperty("properties")),
            Is.EqualTo(SchemaText.Of("""{ "value": { "$ref": "#/$defs/Figure" } }"""))
        );
    }

    [Test]
    public void Export_PolymorphicTypeThatIsACaseItself_HasOneCaseWithoutDiscriminator()
    {
        var exported = SchemaExporter.Export(Types.Vehicle, wrapNonObject: false);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "anyOf": [
                        {
                          "type": "object",
                          "properties": {
                            "$type": { "type": "integer", "const": 7 },
                            "doors": { "type": "integer" },
                            "wheels": { "type": "integer" }
                          },
                          "required": ["$type", "doors", "wheels"],
                          "additionalProperties": false
                        },
                        {
                          "type": "object",
                          "properties": { "wheels": { "type": "integer" } },
                          "required": ["wheels"],
                          "additionalProperties": false
                        }
                      ]
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void Export_PolymorphicList_HasTheListInsideAnObject()
    {
        var exported = SchemaExporter.Export(Types.Tags, wrapNonObject: false);

        Assert.That(
            SchemaText.Of(exported.Schema),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "anyOf": [
                        {
                          "type": "object",
                          "properties": {
                            "$type": { "type": "string", "const": "named" },
                            "$values": { "type": "array", "items": { "type": "string" } }
                          },
                          "required": ["$type", "$values"],
                          "additionalProperties": false
                        },
                        { "type": "array", "items": { "type": "string" } }
                      ]
                    }
                    """
                )
            )
        );
    }

    [Test]
    public void Export_UnionThatTheSerializersOwnExporterFindsTooDeep_IsExported()
    {
        var exported = SchemaExporter.Export(Types.Expression, wrapNonObject: true);

        var cases = exported.Schema.GetProperty("$defs").GetProperty("Expression").GetProperty("anyOf");
        Assert.That(() => Types.Expression.GetJsonSchemaAsNode(), Throws.InvalidOperationException);
        Assert.That(cases.GetArrayLength(), Is.EqualTo(10));
        Assert.That(
            SchemaText.Of(cases[1]),
            Is.EqualTo(
                SchemaText.Of(
                    """
                    {
                      "type": "object",
                      "properties": {
                        "op": { "type": "string", "const": "add" },
                        "addLeft": { "$ref": "#/$defs/Expression" },
                        "addRight": { "$ref": "#/$defs/Expression" }
                      },
                      "required": ["op", "addLeft", "addRight"],
                      "additionalProperties": false
                    }
                    """
                )
            )
        );
        Assert.That(exported.IsStrictConformant, Is.True);
    }
}
