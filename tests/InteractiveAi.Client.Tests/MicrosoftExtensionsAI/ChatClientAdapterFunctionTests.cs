using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Functions on their way out: names, descriptions and schemas, strict or not.</summary>
public class ChatClientAdapterFunctionTests
{
    private const string Schema =
        """{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city"]}""";

    private const string Weather = $$$"""
        {"type":"function","function":{"name":"get_weather","description":"The weather.","parameters":{{{Schema}}}}}
        """;

    private static AIFunctionDeclaration Declared { get; } =
        AIFunctionFactory.CreateDeclaration("get_weather", "The weather.", Wire.Element(Schema));

    private const string Nested = """
        {"type":"object","$defs":{"stop":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}},
         "properties":{"stops":{"type":"array","items":{"$ref":"#/$defs/stop"},"minItems":1},
           "when":{"anyOf":[{"type":"string","format":"date"},{"type":"null"}]}},
         "required":["stops"],"additionalProperties":false}
        """;

    [TestCase(TestGateway.InteractiveAi)]
    [TestCase(TestGateway.Orq)]
    [TestCase(TestGateway.JamAi)]
    [TestCase(TestGateway.Compatible)]
    public async Task Function_ForAGateway_GoesOutWithItsSchema(TestGateway gateway)
    {
        var sent = await AdapterOver.SendAsync(gateway, new ChatOptions { Tools = [Declared] });

        Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(gateway, $"\"tools\":[{Weather}]")));
    }

    [TestCase("{}", """{"type":"object","properties":{}}""")]
    [TestCase("true", """{"type":"object","properties":{}}""")]
    [TestCase("""{"type":"object"}""", """{"type":"object","properties":{}}""")]
    [TestCase("""{"properties":{"a":{}}}""", """{"type":"object","properties":{"a":{}}}""")]
    public async Task Function_WithHardlyASchema_HasAnObjects(string schema, string parameters)
    {
        var tool = AIFunctionFactory.CreateDeclaration("f", null, Wire.Element(schema));

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, new ChatOptions { Tools = [tool] });

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.Body(
                    TestGateway.Orq,
                    $$$""" "tools":[{"type":"function","function":{"name":"f","parameters":{{{parameters}}}}}] """
                )
            )
        );
    }

    [TestCase("strict", null, true)]
    [TestCase("Strict", null, true)]
    [TestCase(null, "strict", true)]
    [TestCase(null, "Strict", true)]
    [TestCase("strict", "!strict", false)]
    [TestCase("!strict", null, false)]
    public async Task Function_StrictBySpelling_IsStrict(string? ofCall, string? ofTool, bool expected)
    {
        var tool = new DeclaredWith(Declared, Entries(ofTool) ?? []);
        var options = new ChatOptions { Tools = [tool], AdditionalProperties = Entries(ofCall) };

        var sent = await AdapterOver.SendAsync(TestGateway.InteractiveAi, options);

        var parameters = expected
            ? """{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city","days"],"additionalProperties":false}"""
            : Schema;
        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.Body(
                    TestGateway.InteractiveAi,
                    $$$"""
                    "tools":[{"type":"function","function":{"name":"get_weather","description":"The weather.",
                      "parameters":{{{parameters}}},"strict":{{{(expected ? "true" : "false")}}}}}]
                    """
                )
            )
        );
    }

    [TestCase("{}")]
    [TestCase("true")]
    [TestCase("")]
    [TestCase("""{"type":"object","properties":{}}""")]
    public async Task Function_StrictWithoutParameters_TakesNoOthers(string schema)
    {
        var tool = AIFunctionFactory.CreateDeclaration("f", null, schema.Length is 0 ? default : Wire.Element(schema));
        var options = new ChatOptions { Tools = [tool], AdditionalProperties = Entries("strict") };

        var sent = await AdapterOver.SendAsync(TestGateway.InteractiveAi, options);

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.Body(
                    TestGateway.InteractiveAi,
                    """
                    "tools":[{"type":"function","function":{"name":"f","strict":true,
                      "parameters":{"type":"object","properties":{},"additionalProperties":false,"required":[]}}}]
                    """
                )
            )
        );
    }

    [TestCase("\"true\"", true)]
    [TestCase("\"False\"", false)]
    [TestCase("true", true)]
    [TestCase("null", null)]
    public async Task Function_StrictInOtherForms_IsRead(string value, bool? expected)
    {
        var options = new ChatOptions
        {
            Tools = [new FunctionTool("native").AsAITool(), AIFunctionFactory.CreateDeclaration("f", null, default)],
            AdditionalProperties = new() { ["STRICT"] = Wire.Element(value) },
        };

        var sent = await AdapterOver.SendAsync(TestGateway.Orq, options);

        var function = Wire.Element(sent.Request.Body).GetProperty("tools")[1].GetProperty("function");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                function.TryGetProperty("strict", out var strict) ? strict.GetBoolean() : (bool?)null,
                Is.EqualTo(expected)
            );
            Assert.That(sent.Request.Body, Does.Not.Contain("STRICT"));
        }
    }

    [Test]
    public void Function_StrictThatIsNoFlag_IsRefused([Values("yes", 1)] object value)
    {
        var options = new ChatOptions
        {
            Tools = [Declared],
            AdditionalProperties = new() { ["strict"] = value },
        };

        Assert.That(
            () => AdapterOver.SendAsync(TestGateway.Orq, options),
            Throws.ArgumentException.With.Message.StartsWith("AdditionalProperties['strict'] is no flag.")
        );
    }

    [TestCase(TestGateway.InteractiveAi)]
    [TestCase(TestGateway.Orq)]
    [TestCase(TestGateway.Compatible)]
    public async Task Function_WithANestedSchema_GoesOutWithAllOfIt(TestGateway gateway)
    {
        var tool = AIFunctionFactory.CreateDeclaration("plan", null, Wire.Element(Nested));

        var sent = await AdapterOver.SendAsync(gateway, new ChatOptions { Tools = [tool] });

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.Body(
                    gateway,
                    $$$""" "tools":[{"type":"function","function":{"name":"plan","parameters":{{{Nested}}}}}] """
                )
            )
        );
    }

    // A schema with its half left out would have the model call the function with arguments that it cannot take.
    [Test]
    public void Function_WithANestedSchemaOnJamAi_IsRefusedAtTheCall()
    {
        var tool = AIFunctionFactory.CreateDeclaration("plan", null, Wire.Element(Nested));

        Assert.That(
            () => AdapterOver.SendAsync(TestGateway.JamAi, new ChatOptions { Tools = [tool] }),
            Throws
                .ArgumentException.With.Message.Contains("parameters.properties.stops.items")
                .And.Message.Contains("JamAI Base would drop this")
        );
    }

    [Test]
    public async Task Function_WithOptionalParametersOnJamAi_IsInItsWords()
    {
        var tool = AIFunctionFactory.CreateDeclaration(
            "weather",
            null,
            Wire.Element(
                """{"type":"object","properties":{"city":{"type":["string","null"]},"unit":{"type":"string","enum":["C","F"]}}}"""
            )
        );

        var sent = await AdapterOver.SendAsync(TestGateway.JamAi, new ChatOptions { Tools = [tool] });

        Assert.That(
            sent.Body,
            Is.EqualTo(
                AdapterOver.Body(
                    TestGateway.JamAi,
                    """
                    "tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object",
                      "properties":{"city":{"type":"string"},"unit":{"type":"string","enum":["C","F"]}},"required":[]}}}]
                    """
                )
            )
        );
    }

    private static AdditionalPropertiesDictionary? Entries(string? strict) =>
        strict is null ? null : new() { [strict.TrimStart('!')] = strict[0] is not '!' };

    private sealed class DeclaredWith(AIFunctionDeclaration inner, AdditionalPropertiesDictionary properties)
        : AIFunctionDeclaration
    {
        public override string Name => inner.Name;

        public override string Description => inner.Description;

        public override System.Text.Json.JsonElement JsonSchema => inner.JsonSchema;

        public override IReadOnlyDictionary<string, object?> AdditionalProperties => properties;
    }
}
