namespace InteractiveAi.Client.Tests;

public sealed class InteractiveAiChatRequestTests
{
    [Test]
    public void Request_EveryMember_IsReadAndWrittenBackAsItWas() =>
        Assert.That(
            Wire.Rewrite<InteractiveAiChatRequest>(WireSamples.Request),
            Is.EqualTo(Wire.Compact(WireSamples.Request))
        );
}
