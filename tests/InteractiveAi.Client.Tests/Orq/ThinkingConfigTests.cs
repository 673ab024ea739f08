using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

public sealed class ThinkingConfigTests
{
    [TestCase("""{"type":"disabled"}""", typeof(DisabledThinking))]
    [TestCase("""{"type":"adaptive","x":1.0}""", typeof(AdaptiveThinking))]
    [TestCase("""{"type":"enabled","budget_tokens":2048}""", typeof(EnabledThinking))]
    [TestCase(
        """{"type":"enabled","budget_tokens":2048,"thinking_level":"brand_new","x":null}""",
        typeof(EnabledThinking)
    )]
    [TestCase("""{"type":"brand_new","depth":1.50}""", typeof(UnknownThinking))]
    [TestCase("""{"type":"enabled","budget_tokens":[1]}""", typeof(UnknownThinking))]
    public void Thinking_OfEachKind_IsReadAndWrittenBackAsItWas(string json, Type type)
    {
        ThinkingConfig read = Wire.Read<ThinkingConfig>(json);

        Assert.That(read, Is.TypeOf(type));
        Assert.That(Wire.Write(read), Is.EqualTo(json));
    }

    [Test]
    public void Thinking_BuiltInCSharp_IsWrittenWithTypeFirst()
    {
        ThinkingConfig[] settings =
        [
            ThinkingConfig.Disabled,
            ThinkingConfig.Adaptive,
            ThinkingConfig.Enabled(1024),
            ThinkingConfig.Enabled(4096, ThinkingLevel.Low),
        ];

        Assert.That(
            settings.Select(Wire.Write),
            Is.EqualTo(
                new[]
                {
                    """{"type":"disabled"}""",
                    """{"type":"adaptive"}""",
                    """{"type":"enabled","budget_tokens":1024}""",
                    """{"type":"enabled","budget_tokens":4096,"thinking_level":"low"}""",
                }
            )
        );
    }

    [Test]
    public void Disabled_ItsBag_IsNobodyElses()
    {
        var one = (DisabledThinking)ThinkingConfig.Disabled;
        one.AdditionalProperties = new Dictionary<string, System.Text.Json.JsonElement> { ["x"] = Wire.Element("1") };

        Assert.That(Wire.Write(ThinkingConfig.Disabled), Is.EqualTo("""{"type":"disabled"}"""));
    }
}
