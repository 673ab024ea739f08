using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class ToolTests
{
    [TestCase("""{"type":"function","function":{"name":"f"}}""", typeof(FunctionTool))]
    [TestCase(
        """{"type":"function","function":{"name":"f","description":"d","parameters":{},"strict":false}}""",
        typeof(FunctionTool)
    )]
    [TestCase(
        """{"type":"function","function":{"name":"f","parameters":{"type":"object","maximum":1.0e3,"x":null}}}""",
        typeof(FunctionTool)
    )]
    [TestCase("""{"type":"function","function":{"name":"f","parameters":true}}""", typeof(FunctionTool))]
    [TestCase("""{"type":"brand_new","max_uses":3}""", typeof(UnknownTool))]
    [TestCase("""{"type":"web_search"}""", typeof(WebSearchTool))]
    [TestCase("""{"type":"web_search","max_uses":3.0}""", typeof(WebSearchTool))]
    [TestCase("""{"type":"code_interpreter"}""", typeof(CodeInterpreterTool))]
    [TestCase("""{"type":"code_interpreter","container":{}}""", typeof(CodeInterpreterTool))]
    [TestCase(
        """{"type":"code_interpreter","container":{"type":"auto","size":"4g"},"x":null}""",
        typeof(CodeInterpreterTool)
    )]
    [TestCase("""{"type":"code_interpreter","container":"cntr_1"}""", typeof(UnknownTool))]
    public void Tool_OfEachKind_IsReadAndWrittenBackAsItWas(string json, Type type)
    {
        Tool read = Wire.Read<Tool>(json);

        Assert.That(read, Is.TypeOf(type));
        Assert.That(Wire.Write(read), Is.EqualTo(json));
    }

    [Test]
    public void ServerTools_BuiltInCSharp_AreWrittenAsTheyAre()
    {
        var bare = new CodeInterpreterTool();
        var sized = new CodeInterpreterTool
        {
            Container = new Dictionary<string, string> { ["type"] = "auto", ["size"] = "4g" },
        };

        Assert.That(
            Wire.Write<IReadOnlyList<Tool>>([new WebSearchTool(), bare, sized]),
            Is.EqualTo(
                """
                [{"type":"web_search"},{"type":"code_interpreter"},{"type":"code_interpreter","container":{"type":"auto","size":"4g"}}]
                """
            )
        );
    }

    [Test]
    public void FunctionTool_BuiltInCSharp_IsWrittenAsItIs()
    {
        FunctionTool tool;
        using (JsonDocument schema = JsonDocument.Parse("""{"type":"object","properties":{}}"""))
        {
            tool = new FunctionTool("get_weather", "Current weather", schema.RootElement) { Strict = true };
        }

        Assert.That(
            Wire.Write<Tool>(tool),
            Is.EqualTo(
                """{"type":"function","function":{"name":"get_weather","description":"Current weather","parameters":{"type":"object","properties":{}},"strict":true}}"""
            )
        );
        Assert.That((tool.Name, tool.Description, tool.Strict), Is.EqualTo(("get_weather", "Current weather", true)));
        Assert.That(tool.Parameters!.Value.ValueKind, Is.EqualTo(JsonValueKind.Object));
        Assert.That(Wire.Write(new FunctionTool("f")), Is.EqualTo("""{"type":"function","function":{"name":"f"}}"""));
        Assert.That(
            Wire.Write(FunctionTool.Create("f", "What it does")),
            Is.EqualTo("""{"type":"function","function":{"name":"f","description":"What it does"}}""")
        );
        Assert.That(() => FunctionTool.Create(""), Throws.ArgumentException);
        Assert.That(() => new FunctionTool(""), Throws.ArgumentException);
        Assert.That(() => new FunctionTool(null!), Throws.ArgumentNullException);
    }

    [TestCase("\"none\"", "none", null)]
    [TestCase("\"auto\"", "auto", null)]
    [TestCase("\"required\"", "required", null)]
    [TestCase("\"brand_new\"", "brand_new", null)]
    [TestCase("\"\"", "", null)]
    [TestCase("""{"type":"function","function":{"name":"f"}}""", null, "f")]
    [TestCase("""{"type":"function","function":{"name":"f","x":1.0},"y":null}""", null, "f")]
    [TestCase("""{"function":{"name":"f"}}""", null, "f")]
    [TestCase("""{"type":"allowed_tools","function":{"name":"f"}}""", null, null)]
    [TestCase("""{"type":"function","function":"f"}""", null, null)]
    [TestCase("""{}""", null, null)]
    [TestCase("""["auto"]""", null, null)]
    [TestCase("5.0", null, null)]
    public void ToolChoice_InAnyShape_IsReadAndWrittenBackAsItWas(string json, string? mode, string? function)
    {
        ToolChoice choice = Wire.Read<ToolChoice>(json);

        Assert.That(
            (choice.Mode, choice.FunctionName),
            Is.EqualTo((mode, string.IsNullOrEmpty(function) ? null : function))
        );
        Assert.That(Wire.Write(choice), Is.EqualTo(json));
    }

    [Test]
    public void ToolChoice_BuiltInCSharp_IsWrittenAsItIs()
    {
        ToolChoice[] choices =
        [
            ToolChoice.None,
            ToolChoice.Auto,
            ToolChoice.Required,
            ToolChoice.Function("f"),
            "auto",
            "brand_new",
            ToolChoice.FromJson(Wire.Element("""{"type":"allowed_tools"}""")),
        ];

        Assert.That(
            choices.Select(Wire.Write),
            Is.EqualTo(
                new[]
                {
                    "\"none\"",
                    "\"auto\"",
                    "\"required\"",
                    """{"type":"function","function":{"name":"f"}}""",
                    "\"auto\"",
                    "\"brand_new\"",
                    """{"type":"allowed_tools"}""",
                }
            )
        );
        Assert.That(
            choices.Select(choice => $"{choice}"),
            Is.EqualTo(new[] { "none", "auto", "required", "function f", "auto", "brand_new", "unknown tool choice" })
        );
        Assert.That(() => ToolChoice.Function(""), Throws.ArgumentException);
        Assert.That(() => (ToolChoice)"", Throws.ArgumentException);
        Assert.That(() => (ToolChoice)null!, Is.Null, "a null of the type itself is no word");
        Assert.That(() => (ToolChoice)(string)null!, Throws.ArgumentNullException);
    }

    [TestCase("weather", false)]
    [TestCase("auto", true)]
    [TestCase("brand_new", true)]
    public void ToolChoice_WordThatIsAFunctionsName_IsNamed(string word, bool isSound)
    {
        ChatRequest request = new()
        {
            Messages = ["Hi"],
            Tools = [new FunctionTool("weather"), new WebSearchTool()],
            ToolChoice = word,
        };
        using var unchecked_ = TestClient.Over(new VerbatimHandler(), static options => options.ValidateBounds = false);

        Assert.That(
            request.Validate().Select(static problem => $"{problem}"),
            Is.EqualTo(
                isSound
                    ? Array.Empty<string>()
                    : ["$.tool_choice: This is the name of a function, which is chosen with ToolChoice.Function."]
            )
        );
        Assert.That(unchecked_.Validate(request), Is.Empty);
    }

    [TestCase("auto")]
    [TestCase("none")]
    [TestCase("required")]
    public void ToolChoice_ModeThatAFunctionIsNamedLike_IsTheMode(string word)
    {
        ChatRequest request = new()
        {
            Messages = ["Hi"],
            Tools = [new FunctionTool(word)],
            ToolChoice = word,
        };

        Assert.That(request.Validate(), Is.Empty);
    }

    [Test]
    public void ToolChoice_FunctionsNameAsItCame_IsSentAsItCame()
    {
        var read = Wire.Read<ChatRequest>(
            """{"messages":[{"role":"user","content":"Hi"}],"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"f"}"""
        );
        var meant = read with { ToolChoice = ToolChoice.FromJson(Wire.Element("\"f\"")) };

        Assert.That(read.Validate(), Is.Empty);
        Assert.That(meant.Validate(), Is.Empty);
    }
}
