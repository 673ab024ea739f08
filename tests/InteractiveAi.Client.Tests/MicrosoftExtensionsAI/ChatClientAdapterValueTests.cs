using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Values of any type, where the abstraction takes objects: members of the body, arguments of calls, results of tools.</summary>
public class ChatClientAdapterValueTests
{
    private static IEnumerable<TestCaseData> Values =>
        [
            Case((byte)7, "7"),
            Case((sbyte)-7, "-7"),
            Case((short)-7, "-7"),
            Case(7u, "7"),
            Case(long.MinValue, "-9223372036854775808"),
            Case(ulong.MaxValue, "18446744073709551615"),
            Case(0.1f, "0.1"),
            Case(0.1, "0.1"),
            Case(1.10m, "1.10"),
            Case(true, "true"),
            Case('é', "\"é\""),
            Case("text", "\"text\""),
            Case(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "\"2026-01-02T03:04:05Z\""),
            Case(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), "\"2026-01-02T03:04:05+01:00\""),
            Case(new DateOnly(2026, 1, 2), "\"2026-01-02\""),
            Case(new TimeOnly(3, 4, 5), "\"03:04:05.0000000\""),
            Case(TimeSpan.FromSeconds(90), "\"00:01:30\""),
            Case(Guid.Parse("11111111-2222-3333-4444-555555555555"), "\"11111111-2222-3333-4444-555555555555\""),
            Case(new Uri("https://x.test/a?b=c"), "\"https://x.test/a?b=c\""),
            Case(new byte[] { 1, 2 }, "\"AQI=\""),
            Case(DayOfWeek.Monday, "\"Monday\""),
            Case(JsonValue.Create(7), "7", "JsonValue of a number"),
            Case(JsonValue.Create("text"), "\"text\"", "JsonValue of a text"),
            Case(JsonNode.Parse("7"), "7", "JsonValue of JSON"),
            Case(JsonNode.Parse("""{"a":[1,null]}"""), """{"a":[1,null]}"""),
            Case(JsonNode.Parse("[1]"), "[1]"),
            Case(JsonDocument.Parse("""{"a":1}"""), """{"a":1}"""),
            Case(Wire.Element("""{"a":1}"""), """{"a":1}"""),
            Case(new[] { "a", "b" }, """["a","b"]"""),
            Case(new[] { 1, 2 }, "[1,2]"),
            Case(new List<string> { "a" }, """["a"]""", "List of texts"),
            Case(new HashSet<int> { 1 }, "[1]", "HashSet"),
            Case(Enumerable.Range(1, 2), "[1,2]", "Sequence"),
            Case(new object?[] { 1, "a", null, new[] { true } }, """[1,"a",null,[true]]"""),
            Case(new Dictionary<string, string> { ["a"] = "b" }, """{"a":"b"}""", "Dictionary of texts"),
            Case(new Dictionary<string, int[]> { ["a"] = [1] }, """{"a":[1]}""", "Dictionary of lists"),
            Case(
                new Dictionary<string, object?>
                {
                    ["a"] = new Dictionary<string, object?>
                    {
                        ["b"] = new List<object?> { 0.1f, null },
                    },
                    ["c"] = new Uri("https://x.test/"),
                },
                """{"a":{"b":[0.1,null]},"c":"https://x.test/"}""",
                "Dictionary in a dictionary"
            ),
            Case(new AdditionalPropertiesDictionary { ["a"] = new[] { 1 } }, """{"a":[1]}"""),
            Case(EffortLevel.High, "\"high\""),
            Case(new ProviderPreferences { AllowFallbacks = false }, """{"allow_fallbacks":false}"""),
            Case(new List<Plugin> { new WebPlugin() }, """[{"id":"web"}]""", "List of our own"),
            Case(
                new Dictionary<string, object?> { ["a"] = new FunctionTool("f") },
                """{"a":{"type":"function","function":{"name":"f"}}}""",
                "Dictionary of our own"
            ),
        ];

    private static IEnumerable<TestCaseData> Refused
    {
        get
        {
            List<object?> endless = [];
            endless.Add(endless);
            return
            [
                new TestCaseData(double.NaN, "is a Double").SetArgDisplayNames("NaN"),
                new TestCaseData(new object?[] { float.PositiveInfinity }, "holds a Single").SetArgDisplayNames(
                    "Infinity"
                ),
                new TestCaseData(default(JsonElement), "is a JsonElement").SetArgDisplayNames("no JSON"),
                new TestCaseData(new Unlisted("secret"), "is a Unlisted").SetArgDisplayNames("no contract"),
                new TestCaseData(new[] { new Unlisted("secret") }, "holds a Unlisted").SetArgDisplayNames("in a list"),
                new TestCaseData(
                    new Dictionary<string, object?> { ["a"] = new Unlisted("secret") },
                    "holds a Unlisted"
                ).SetArgDisplayNames("in a dictionary"),
                new TestCaseData(new Dictionary<int, string> { [1] = "secret" }, "is a Dictionary").SetArgDisplayNames(
                    "keys that are no texts"
                ),
                new TestCaseData(endless, "holds a List").SetArgDisplayNames("a list that holds itself"),
            ];
        }
    }

    [TestCaseSource(nameof(Values))]
    public async Task AdditionalProperty_OfAnyType_IsAMember(object value, string json)
    {
        var options = new ChatOptions { AdditionalProperties = new() { ["x"] = value } };

        var sent = await AdapterOver.SendAsync(TestGateway.Compatible, options);

        Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(TestGateway.Compatible, $"\"x\":{json}")));
    }

    [TestCaseSource(nameof(Values))]
    public async Task ArgumentAndResult_OfAnyType_AreToldAsJson(object value, string json)
    {
        ChatMessage[] messages =
        [
            new(
                ChatRole.Assistant,
                [new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["x"] = value })]
            ),
            new(ChatRole.Tool, [new FunctionResultContent("c", value)]),
        ];

        var sent = await AdapterOver.SendAsync(TestGateway.Compatible, messages);

        // A text is told as it is, everything else as JSON.
        var result = value is string text ? text : json;
        var written = Wire.Element(sent.Request.Body).GetProperty("messages");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                written[0].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString(),
                Is.EqualTo($$"""{"x":{{json}}}""")
            );
            Assert.That(written[1].GetProperty("content").GetString(), Is.EqualTo(result));
        }
    }

    [TestCaseSource(nameof(Refused))]
    public void Value_ThatIsNoJson_IsRefusedByItsTypeAlone(object value, string type)
    {
        ChatMessage asArgument = new(
            ChatRole.Assistant,
            [new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["x"] = value })]
        );
        ChatMessage asResult = new(ChatRole.Tool, [new FunctionResultContent("c", value)]);
        ChatOptions asMember = new() { AdditionalProperties = new() { ["x"] = value } };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => AdapterOver.SendAsync(TestGateway.Orq, asMember),
                Says("options", $"AdditionalProperties['x'] {type}")
            );
            Assert.That(
                () => AdapterOver.SendAsync(TestGateway.Orq, [asArgument]),
                Says("messages", $"The argument 'x' of a tool call {type}")
            );
            Assert.That(
                () => AdapterOver.SendAsync(TestGateway.Orq, [asResult]),
                Says("messages", $"The result of a tool {type}")
            );
        }
    }

    [Test]
    public async Task AdditionalProperties_OfOurOwnTypes_LandInTheirMembers()
    {
        var options = new ChatOptions
        {
            AdditionalProperties = new()
            {
                ["provider"] = new ProviderPreferences { Order = ["a"] },
                ["reasoning"] = new ReasoningSettings { Effort = EffortLevel.Low },
                ["plugins"] = new Plugin[] { new WebPlugin { MaxResults = 2 } },
                ["models"] = new[] { "m1", "m2" },
            },
            // What the entry leaves open is filled from the options.
            Reasoning = new() { Effort = ReasoningEffort.High, Output = ReasoningOutput.None },
        };

        var sent = await AdapterOver.SendAsync(TestGateway.InteractiveAi, options, new ChatAdapterOptions());

        Assert.That(
            sent.Body,
            Is.EqualTo(
                CanonicalJson.Of(
                    """
                    {"messages":[{"role":"user","content":"Hi"}],"models":["m1","m2"],"provider":{"order":["a"]},
                      "plugins":[{"id":"web","max_results":2}],"reasoning":{"effort":"low","exclude":true}}
                    """
                )
            )
        );
    }

    [Test]
    public async Task AdditionalProperties_ThatAreNothing_SayNothing([Values] TestGateway gateway)
    {
        var options = new ChatOptions
        {
            AdditionalProperties = new()
            {
                ["seed"] = null,
                ["messages"] = null,
                ["strict"] = null,
                ["interactiveai.timeout"] = null,
                ["interactiveai.header.X-A"] = null,
                ["interactiveai.misspelt"] = null,
            },
        };

        var sent = await AdapterOver.SendAsync(
            gateway,
            options,
            new ChatAdapterOptions { DefaultModel = "m", IsStrict = true }
        );

        Assert.That(sent.Body, Is.EqualTo(AdapterOver.Body(gateway)));
    }

    private static TestCaseData Case(object? value, string json, string? name = null) =>
        new TestCaseData(value, json).SetArgDisplayNames(name ?? value!.GetType().Name);

    private static NUnit.Framework.Constraints.ContainsConstraint Says(string parameter, string start) =>
        Throws
            .ArgumentException.With.Property("ParamName")
            .EqualTo(parameter)
            .And.Message.StartsWith(start)
            .And.Message.Not.Contains("secret");

    private sealed record Unlisted(string Value);
}
