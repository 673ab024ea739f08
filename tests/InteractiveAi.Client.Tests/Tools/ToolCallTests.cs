using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class ToolCallTests
{
    [TestCase("""{"index":0,"id":"call_1","type":"function","function":{"name":"f","arguments":"{}"}}""")]
    [TestCase("""{"id":"call_1","type":"function","function":{"name":"f","arguments":""}}""")]
    [TestCase("""{"id":"call_1","type":"function","function":{"name":"f"}}""")]
    [TestCase("""{"id":"call_1","type":"function","function":{}}""")]
    [TestCase("""{"id":"call_1","type":"custom","custom":{"input":1.0}}""")]
    [TestCase("""{"type":"function","function":{"name":"f","arguments":"{\"a\":"},"thought_signature":"c2ln"}""")]
    [TestCase("""{"type":"custom","name":"n","arguments":"a","Name":"n","Arguments":1,"Function":{}}""")]
    [TestCase("""{}""")]
    public void ToolCall_InAnyState_IsReadAndWrittenBackAsItWas(string json) =>
        Assert.That(Wire.Rewrite<ToolCall>(json), Is.EqualTo(json));

    [TestCase("""{"function":{"arguments":{"city": "Lisbon"}}}""", """{"city": "Lisbon"}""")]
    [TestCase("""{"function":{"arguments":[1, 2]}}""", "[1, 2]")]
    [TestCase("""{"function":{"arguments":1.50}}""", "1.50")]
    [TestCase("""{"function":{"arguments":true}}""", "true")]
    [TestCase("""{"function":{"arguments":"{}"}}""", "{}")]
    [TestCase("""{"function":{"arguments":null}}""", null)]
    [TestCase("""{"function":null}""", null)]
    [TestCase("""{}""", null)]
    public void Arguments_AsTextOrAsJson_AreText(string json, string? arguments) =>
        Assert.That(Wire.Read<ToolCall>(json).Function.Arguments, Is.EqualTo(arguments));

    [Test]
    public void Arguments_ThatCameAsJson_GoBackAsText() =>
        Assert.That(
            Wire.Rewrite<ToolCall>("""{"id":"1","function":{"name":"f","arguments":{"a":"é"}}}"""),
            Is.EqualTo("""{"id":"1","function":{"name":"f","arguments":"{\"a\":\"é\"}"}}""")
        );

    [Test]
    public void ToolCall_BuiltInCSharp_IsWrittenAsItIs()
    {
        Assert.That(
            Wire.Write(new ToolCall("call_1", "f", "{}") { Index = 1 }),
            Is.EqualTo("""{"index":1,"id":"call_1","type":"function","function":{"name":"f","arguments":"{}"}}""")
        );
        Assert.That(
            Wire.Write(new ToolCall("call_1", "f") { Function = new FunctionCall("g") }),
            Is.EqualTo("""{"id":"call_1","type":"function","function":{"name":"g","arguments":""}}""")
        );
        Assert.That(() => new ToolCall(null!, "f"), Throws.ArgumentNullException);
        Assert.That(() => new ToolCall("1", null!), Throws.ArgumentNullException);
        Assert.That(() => new ToolCall("1", "f", null!), Throws.ArgumentNullException);
        Assert.That(() => new FunctionCall(null!), Throws.ArgumentNullException);
        Assert.That(() => new FunctionCall("f", null!), Throws.ArgumentNullException);
    }

    [Test]
    public void NameAndArguments_OfTheCall_AreThoseOfItsFunction()
    {
        ToolCall call = new("call_1", "f", """{"x":1,"y":2}""");
        ToolCall empty = new("call_2", "f");
        ToolCall other = Wire.Read<ToolCall>("""{"id":"call_3","type":"custom","name":"n","custom":{"input":""}}""");

        Assert.That((call.Name, call.Arguments), Is.EqualTo(("f", """{"x":1,"y":2}""")));
        Assert.That(call.ReadArguments(SchemaTypesContext.Default.Point), Is.EqualTo(new Point(1, 2)));
        Assert.That(
            () => empty.ReadArguments(SchemaTypesContext.Default.Point),
            Throws.TypeOf<ResponseFormatException>()
        );
        Assert.That((other.Name, other.Arguments), Is.EqualTo((default(string), default(string))));
        Assert.That(
            () => other.ReadArguments(SchemaTypesContext.Default.Leaves),
            Throws.TypeOf<ResponseFormatException>().With.Message.Contains("of another kind than function")
        );
        Assert.That(
            () => Wire.Read<ToolCall>("""{"id":"c"}""").ReadArguments(SchemaTypesContext.Default.Point),
            Throws.TypeOf<ResponseFormatException>().With.Message.Contains("$.")
        );
        Assert.That(
            Wire.Write(other),
            Is.EqualTo("""{"id":"call_3","type":"custom","name":"n","custom":{"input":""}}""")
        );
    }

    [Test]
    public void Function_OfACallOfAnotherKind_IsItsOwnEmptyOne()
    {
        ToolCall one = Wire.Read<ToolCall>("""{"type":"custom"}""");
        ToolCall other = Wire.Read<ToolCall>("""{"type":"custom"}""");

        one.Function.AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = Wire.Element("1") };

        Assert.That(other.Function.AdditionalProperties, Is.Null);
        Assert.That((other.Function.Name, other.Function.Arguments), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(Wire.Write(one), Is.EqualTo("""{"type":"custom"}"""));
    }
}
