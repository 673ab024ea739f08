using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

public sealed class OrqPluginTests
{
    [TestCase("""{"id":"pii_redaction"}""", typeof(PiiRedactionPlugin))]
    [TestCase(
        """{"id":"pii_redaction","on_failure":"block","threshold":0.5,"language":"en","entities":["PERSON"],"x":1.0}""",
        typeof(PiiRedactionPlugin)
    )]
    [TestCase("""{"id":"pii_redaction","on_failure":"brand_new","language":"pt"}""", typeof(PiiRedactionPlugin))]
    [TestCase("""{"id":"response_healing"}""", typeof(OrqResponseHealingPlugin))]
    [TestCase("""{"id":"response-healing"}""", typeof(UnknownOrqPlugin))]
    [TestCase("""{"id":"web","max_results":3}""", typeof(UnknownOrqPlugin))]
    public void Plugin_OfEachKind_IsReadAndWrittenBackAsItWas(string json, Type type)
    {
        OrqPlugin read = Wire.Read<OrqPlugin>(json);

        Assert.That(read, Is.TypeOf(type));
        Assert.That(Wire.Write(read), Is.EqualTo(json));
    }
}
