using System.Collections;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatRequestValidateTests
{
    private const string Repeated =
        "AdditionalProperties repeats a member that has a property of its own: set the property.";

    private static InteractiveAiChatRequest Full => Wire.Read<InteractiveAiChatRequest>(WireSamples.Request);

    [Test]
    public void Validate_RequestWithEverything_FindsNothing() => Assert.That(Full.Validate(), Is.Empty);

    [Test]
    public void Validate_RequestWithNothingButAMessage_FindsNothing() =>
        Assert.That(new ChatRequest { Messages = ["Hi"] }.Validate(), Is.Empty);

    [Test]
    public void Validate_ManyMistakes_FindsThemAllAtOnceWithPathsAndBounds()
    {
        InteractiveAiChatRequest request = new()
        {
            Messages =
            [
                null!,
                new UserMessage([null!, new TextPart("a") { AdditionalProperties = Bag("text") }]),
                new UnknownMessage(default),
            ],
            Temperature = 2.5,
            TopP = double.NaN,
            MaxTokens = 0,
            FrequencyPenalty = double.PositiveInfinity,
            PresencePenalty = -2.001,
            TopLogprobs = 21,
            N = 0,
            Seed = long.MinValue,
            Stop = ["a", "b", "c", "d", null!],
            LogitBias = new Dictionary<string, double> { ["11"] = double.NegativeInfinity, ["it's"] = double.NaN },
            Metadata = new Dictionary<string, string> { ["run"] = null! },
            Tools =
            [
                new FunctionTool(new string('n', 65), null, default(JsonElement)),
                null!,
                new UnknownTool(default),
            ],
            ToolChoice = ToolChoice.FromJson(default),
            ResponseFormat = ResponseFormat.JsonSchema("s", default),
            Models = ["a", null!],
            SessionId = new string('s', 129),
            Plugins = [new WebPlugin { AdditionalProperties = Bag("id", "engine") }],
            Provider = new() { MaxLatency = double.NaN, Sort = ProviderSort.By(null) },
            AdditionalProperties = new Dictionary<string, JsonElement>
            {
                ["stream"] = Wire.Element("true"),
                ["top_k"] = default,
            },
        };

        IReadOnlyList<RequestProblem> problems = request.Validate();

        Assert.That(
            problems,
            Is.EquivalentTo(
                new RequestProblem[]
                {
                    new("$.messages[0]", "An element of the list is null."),
                    new("$.messages[1].content[0]", "An element of the list is null."),
                    new("$.messages[1].content[1].text", Repeated),
                    new("$.messages[2]", "A default JsonElement is no JSON."),
                    new("$.temperature", "2.5 is not from 0 to 2.", "0..2"),
                    new("$.top_p", "JSON has no such number: it must be finite."),
                    new("$.max_tokens", "0 is less than 1.", "1.."),
                    new("$.frequency_penalty", "JSON has no such number: it must be finite."),
                    new("$.presence_penalty", "-2.001 is not from -2 to 2.", "-2..2"),
                    new("$.top_logprobs", "21 is not from 0 to 20.", "0..20"),
                    new("$.n", "0 is less than 1.", "1.."),
                    new(
                        "$.seed",
                        "-9223372036854775808 is not from -9007199254740991 to 9007199254740991.",
                        "-9007199254740991..9007199254740991"
                    ),
                    new("$.stop", "5 elements are more than 4.", "..4"),
                    new("$.stop[4]", "An element of the list is null."),
                    new("$.logit_bias['11']", "JSON has no such number: it must be finite."),
                    new("$.logit_bias['it\\'s']", "JSON has no such number: it must be finite."),
                    new("$.metadata.run", "A value is required."),
                    new("$.tools[0].function.name", "65 characters are more than 64.", "..64"),
                    new("$.tools[0].function.parameters", "A default JsonElement is no JSON."),
                    new("$.tools[1]", "An element of the list is null."),
                    new("$.tools[2]", "A default JsonElement is no JSON."),
                    new("$.tool_choice", "A default JsonElement is no JSON."),
                    new("$.response_format.json_schema.schema", "A default JsonElement is no JSON."),
                    new("$.models[1]", "An element of the list is null."),
                    new("$.session_id", "129 characters are more than 128.", "..128"),
                    new("$.plugins[0].id", Repeated),
                    new("$.plugins[0].engine", Repeated),
                    new("$.provider.max_latency", "JSON has no such number: it must be finite."),
                    new("$.stream", Repeated),
                    new("$.top_k", "A default JsonElement is no JSON: use a null element or leave the member out."),
                }
            )
        );
    }

    [TestCase(null)]
    [TestCase(0)]
    public void Validate_NoMessages_SaysSo(int? count)
    {
        ChatRequest request = new() { Messages = count is null ? null! : [] };

        Assert.That(
            request.Validate(),
            Is.EqualTo(new[] { new RequestProblem("$.messages", "At least one message is required.", "1..") })
        );
    }

    [Test]
    public void Validate_TypedMemberRepeatedInAnyBagAtAnyLevel_IsFound()
    {
        InteractiveAiChatRequest request = Full;
        List<string> missed = [];
        int tried = 0;
        foreach (
            (string path, object holder) in WireGraph.Of(request).Where(each => WireGraph.BagOf(each.Value) is not null)
        )
        {
            var before = WireGraph.Bag(holder);
            foreach (var member in WireTypes.MembersOf(holder.GetType()))
            {
                WireGraph.SetBag(holder, Bag(member.Name));
                RequestProblem expected = new($"{path}.{member.Name}", Repeated);
                if (!request.Validate().SequenceEqual([expected]))
                {
                    missed.Add($"{expected}");
                }

                tried++;
            }

            WireGraph.SetBag(holder, before);
        }

        Assert.That(missed, Is.Empty);
        Assert.That(tried, Is.GreaterThan(150));
    }

    [Test]
    public void Validate_NameOfAPropertyThatIsNotOnTheWire_IsNotRefused()
    {
        ChatRequest request = new()
        {
            Messages =
            [
                new UserMessage([
                    new ImagePart(new Uri("https://example.test/a.png"))
                    {
                        AdditionalProperties = Bag("Media", "Detail"),
                    },
                ]),
            ],
            AdditionalProperties = Bag("JsonType", "Model", "top_k"),
        };

        Assert.That(request.Validate(), Is.Empty);
    }

    [Test]
    public void Validate_DefaultElementInAnyBagAtAnyLevel_IsFound()
    {
        InteractiveAiChatRequest request = Full;
        List<string> missed = [];
        foreach (
            (string path, object holder) in WireGraph.Of(request).Where(each => WireGraph.BagOf(each.Value) is not null)
        )
        {
            var before = WireGraph.Bag(holder);
            WireGraph.SetBag(holder, new Dictionary<string, JsonElement> { ["x_new"] = default });
            if (request.Validate() is not [{ Path: var at }] || at != $"{path}.x_new")
            {
                missed.Add(path);
            }

            WireGraph.SetBag(holder, before);
        }

        Assert.That(missed, Is.Empty);
    }

    [Test]
    public void Validate_NullInAnyListAtAnyLevel_IsFound()
    {
        InteractiveAiChatRequest request = Full;
        List<string> missed = [];
        foreach ((string path, object list) in WireGraph.Of(request).Where(each => each.Value is IList))
        {
            IList elements = (IList)list;
            object? before = elements[0];
            if (before!.GetType().IsValueType)
            {
                continue;
            }

            elements[0] = null;
            if (
                request.Validate() is not [{ Path: var at, Message: "An element of the list is null." }]
                || at != $"{path}[0]"
            )
            {
                missed.Add(path);
            }

            elements[0] = before;
        }

        Assert.That(missed, Is.Empty);
    }

    [TestCase("""{"role":"system"}""", "$.messages[0].content")]
    [TestCase("""{"role":"developer"}""", "$.messages[0].content")]
    [TestCase("""{"role":"user"}""", "$.messages[0].content")]
    [TestCase("""{"role":"tool"}""", "$.messages[0].content")]
    [TestCase("""{"role":"user","content":[{"type":"text"}]}""", "$.messages[0].content[0].text")]
    [TestCase("""{"role":"user","content":[{"type":"image_url"}]}""", "$.messages[0].content[0].image_url")]
    [TestCase(
        """{"role":"user","content":[{"type":"image_url","image_url":{}}]}""",
        "$.messages[0].content[0].image_url.url"
    )]
    [TestCase("""{"role":"user","content":[{"type":"input_audio"}]}""", "$.messages[0].content[0].input_audio")]
    [TestCase(
        """{"role":"user","content":[{"type":"input_audio","input_audio":{"format":"wav"}}]}""",
        "$.messages[0].content[0].input_audio.data"
    )]
    [TestCase(
        """{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"AAAA"}}]}""",
        "$.messages[0].content[0].input_audio.format"
    )]
    [TestCase("""{"role":"user","content":[{"type":"video_url"}]}""", "$.messages[0].content[0].video_url")]
    [TestCase(
        """{"role":"user","content":[{"type":"input_video","video_url":{}}]}""",
        "$.messages[0].content[0].video_url.url"
    )]
    [TestCase("""{"role":"user","content":[{"type":"file"}]}""", "$.messages[0].content[0].file")]
    public void Validate_PartWithoutItsPayload_IsFound(string message, string path)
    {
        var request = Wire.Read<ChatRequest>($$"""{"messages":[{{message}}]}""");

        Assert.That(request.Validate(), Is.EqualTo(new[] { new RequestProblem(path, "A value is required.") }));
    }

    [TestCase("""{"tools":[{"type":"function"}]}""", "$.tools[0].function")]
    [TestCase("""{"tools":[{"type":"function","function":{}}]}""", "$.tools[0].function.name")]
    [TestCase("""{"response_format":{"type":"json_schema"}}""", "$.response_format.json_schema")]
    [TestCase("""{"response_format":{"type":"json_schema","json_schema":{}}}""", "$.response_format.json_schema.name")]
    [TestCase("""{"response_format":{"type":"grammar"}}""", "$.response_format.grammar")]
    public void Validate_SettingWithoutItsPayload_IsFound(string json, string path)
    {
        var request = Wire.Read<ChatRequest>($$"""{"messages":["Hi"],{{json[1..]}}""");

        Assert.That(request.Validate(), Is.EqualTo(new[] { new RequestProblem(path, "A value is required.") }));
    }

    [Test]
    public void Validate_AssistantWithoutContent_IsSound()
    {
        ChatRequest request = new()
        {
            Messages = ["Hi", new AssistantMessage { ToolCalls = [new("1", "f")] }, new ToolMessage(null, "x")],
        };

        Assert.That(request.Validate(), Is.Empty);
    }

    private static Dictionary<string, JsonElement> Bag(params string[] names) =>
        names.ToDictionary(name => name, _ => Wire.Element("1"));

    [Test]
    public void Validate_NamesThatSayNothing_AreFound()
    {
        var request = new InteractiveAiChatRequest
        {
            Model = "",
            Models = ["m", ""],
            Messages = ["Hi"],
            Route = default(RouteStrategy),
            Provider = new() { Order = ["Anthropic", default], DataCollection = default(DataCollection) },
            Reasoning = new() { Effort = default(EffortLevel) },
        };

        var paths = request.Validate().Select(problem => problem.Path);

        Assert.That(
            paths,
            Is.EqualTo([
                "$.model",
                "$.models[1]",
                "$.route",
                "$.provider.order[1]",
                "$.provider.data_collection",
                "$.reasoning.effort",
            ])
        );
    }

    [Test]
    public void Validate_ToolResultWithoutItsCall_IsFoundWhereTheGatewayNeedsIt()
    {
        Message[] messages = ["Hi", new ToolMessage(null, "21 degrees")];

        Assert.That(
            new InteractiveAiChatRequest { Messages = messages }
                .Validate()
                .Single()
                .Path,
            Is.EqualTo("$.messages[1].tool_call_id")
        );
        Assert.That(new ChatRequest { Messages = messages }.Validate(), Is.Empty);
    }
}
