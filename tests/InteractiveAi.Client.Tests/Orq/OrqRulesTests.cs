using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

/// <summary>What orq.ai's specification asks of the members that every gateway has.</summary>
public sealed class OrqRulesTests
{
    private static readonly string longName = new('f', 65);

    [TestCase("""{"type":"object","properties":{}}""")]
    [TestCase("""{"type":"object","properties":{"a":{"additionalProperties":{}}},"additionalProperties":false}""")]
    [TestCase("""{}""", "type", "properties")]
    [TestCase("""{"type":"array","properties":{}}""", "type")]
    [TestCase("""{"type":"object"}""", "properties")]
    [TestCase("""{"type":"object","properties":[]}""", "properties")]
    [TestCase("""{"type":"object","properties":{},"additionalProperties":{"type":"string"}}""", "additionalProperties")]
    public void Validate_ParametersOfAFunction_AreAsTheSpecificationWantsThem(string schema, params string[] wrong) =>
        Assert.That(
            PathsOf($$$"""{"tools":[{"type":"function","function":{"name":"f","parameters":{{{schema}}}}}]}"""),
            Is.EqualTo(wrong.Select(static name => "$.tools[0].function.parameters." + name))
        );

    [Test]
    public void Validate_ParametersThatAreNoObject_AreNamed() =>
        Assert.That(
            PathsOf("""{"tools":[{"type":"function","function":{"name":"f","parameters":[]}}]}"""),
            Is.EqualTo(new[] { "$.tools[0].function.parameters" })
        );

    [TestCase("mp3", true)]
    [TestCase("wav", true)]
    [TestCase("flac", false)]
    [TestCase("pcm16", false)]
    [TestCase("brand-new", true)]
    public void Validate_FormatOfAudio_IsOneOfThoseTaken(string format, bool isTaken) =>
        Assert.That(
            PathsOf(
                $$$"""{"messages":[{"role":"user","content":["Hi",{"type":"input_audio","input_audio":{"data":"AAAA","format":"{{{format}}}"}}]}]}"""
            ),
            isTaken ? Is.Empty : Is.EqualTo(new[] { "$.messages[0].content[1].input_audio.format" })
        );

    [TestCase("""{"type":"function"}""", false)]
    [TestCase("""{"type":"function","function":{}}""", false)]
    [TestCase("""{"type":"function","function":{"name":"f"}}""", true)]
    [TestCase("""{"type":"brand-new"}""", true)]
    [TestCase("\"auto\"", true)]
    public void Validate_ChoiceOfAFunction_NamesIt(string choice, bool isSound) =>
        Assert.That(
            PathsOf($$$"""{"tool_choice":{{{choice}}}}"""),
            isSound ? Is.Empty : Is.EqualTo(new[] { "$.tool_choice.function" })
        );

    [TestCase("""{"max_tokens":0}""")]
    public void Validate_NumberOfTokensThatNothingIsSaidOf_IsLeftToTheGateway(string request) =>
        Assert.That(PathsOf(request), Is.Empty);

    [Test]
    public void Validate_LongNameOfATool_IsLeftToTheGateway() =>
        Assert.That(PathsOf($$$"""{"tools":[{"type":"function","function":{"name":"{{{longName}}}"}}]}"""), Is.Empty);

    [Test]
    public void Validate_WithoutBounds_LeavesAllToTheGateway()
    {
        var request = RequestOf("""{"tool_choice":{"type":"function"}}""");

        Assert.That(request.Validate(bounds: null), Is.Empty);
    }

    private static IEnumerable<string> PathsOf(string json) =>
        RequestOf(json).Validate().Select(static problem => problem.Path);

    private static OrqChatRequest RequestOf(string json)
    {
        const string Messages = """
            "messages":[{"role":"user","content":"Hi"}],
            """;
        bool hasMessages = json.Contains("\"messages\"", StringComparison.Ordinal);
        return Wire.Read<OrqChatRequest>("""{"model":"m",""" + (hasMessages ? "" : Messages) + json[1..]);
    }
}
