namespace InteractiveAi.Client.Tests;

public class WirePathTests
{
    [TestCase("$", "$")]
    [TestCase(
        "$.choices[0].message.tool_calls[12].function.arguments",
        "$.choices[0].message.tool_calls[12].function.arguments"
    )]
    [TestCase("$.usage.prompt_tokens_details.cached_tokens", "$.usage.prompt_tokens_details.cached_tokens")]
    [TestCase("$.choices[0].canary.content", "$.choices[0].*.content")]
    [TestCase("$['a canary']", "$.*")]
    [TestCase("$.choices[0]['it\\'s [0].content'].message", "$.choices[0].*")]
    [TestCase("$.choices['0']", "$.choices.*")]
    [TestCase(null, null)]
    [TestCase("", null)]
    public void WithoutContent_Path_HasOnlyNamesOfTheWire(string? path, string? expected) =>
        Assert.That(WirePath.WithoutContent(path), Is.EqualTo(expected));
}
