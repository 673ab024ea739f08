namespace InteractiveAi.Client.Tests;

public sealed class ChatCompletionTests
{
    [Test]
    public void Completion_EveryMember_IsReadAndWrittenBackAsItWas() =>
        // Errors are written with the white space they came with, because they may hold what no writer takes.
        Assert.That(
            Wire.Compact(Wire.Rewrite<ChatCompletion>(WireSamples.Completion)),
            Is.EqualTo(Wire.Compact(WireSamples.Completion))
        );
}
