using InteractiveAi.Client.JamAi;

namespace InteractiveAi.Client.Tests;

/// <summary>Errors of the server that come inside of something else.</summary>
public sealed class EchoFilterRelayTests
{
    private const string Error =
        """{"error":"validation_error","detail":[{"input":"CANARY"}],"body":{"messages":"CANARY"},"request_headers":{"authorization":"CANARY"}}""";

    private static IEnumerable<TestCaseData> Relayed =>
        new[]
        {
            $"Upstream said: {Error}",
            $$"""{"error":"unexpected_error","message":{{Text("upstream: " + Error)}}}""",
            Text(Error),
            $$"""{"error":{{Text(Error)}}}""",
            $"data: {Error}",
            $"data: {Text(Error)}",
            Error.Replace("input", "Input", StringComparison.Ordinal).Replace("body", "BODY", StringComparison.Ordinal),
            """{"error":"x","detail":["failed\nException:ValueError(\"CANARY\")"]}""",
            """{"error":"x","detail":"failed\nException:ValueError: CANARY"}""",
            """{"error":"bad_input","message":"1 error [type=string_type, input_value='CANARY', input_type=str]"}""",
        }.Select(static body => new TestCaseData(body));

    [TestCaseSource(nameof(Relayed))]
    public void Apply_ErrorInsideOfSomethingElse_RepeatsNothing(string body)
    {
        var clean = EchoFilter.Apply(body);

        Assert.That(clean, Does.Not.Contain("CANARY").And.Contains("***"));
        Assert.That(EchoFilter.Apply(clean), Is.EqualTo(clean), "a second time there is nothing to hide");
    }

    [TestCase("Bad gateway")]
    [TestCase(
        """{"error":"resource_not_found","message":"Table \"body\" is not found.","detail":"The input is too long."}"""
    )]
    [TestCase("""{"error":"busy","message":"Somebody else is at it."}""")]
    public void Apply_ErrorThatRepeatsNothing_IsTheSameText(string body) =>
        Assert.That(EchoFilter.Apply(body), Is.SameAs(body));

    [Test]
    public void CompleteAsync_AnswerThatIsNoneAndRepeatsTheRequest_ShowsNothingOfIt()
    {
        using var client = new ChatClient(
            TestClient.Http(
                new VerbatimHandler(
                    VerbatimReply.Json("""{"request_headers":{"x":"CANARY"},"body":{"messages":"CANARY"}}""")
                )
            ),
            new JamAiOptions { ApiKey = "jamai_pat_0123456789", MaxRetries = 0 }
        );

        Assert.That(
            () => client.CompleteAsync(TestClient.Ask()),
            Throws
                .InstanceOf<ChatClientException>()
                .With.Property("Message")
                .Not.Contains("CANARY")
                .And.Matches<ChatClientException>(failure =>
                    failure is not ResponseFormatException { Excerpt: { } excerpt }
                    || !excerpt.Contains("CANARY", StringComparison.Ordinal)
                )
        );
    }

    [TestCase(
        """{"role":"assistant","content":"","refusal":"No."}""",
        """{"role":"assistant","content":"No.","refusal":"No."}"""
    )]
    [TestCase(
        """{"role":"assistant","content":"Hi","function_call":null,"x":1}""",
        """{"role":"assistant","content":"Hi","x":1}"""
    )]
    [TestCase(
        """{"role":"assistant","audio":{"transcript":"Said."}}""",
        """{"role":"assistant","content":"Said.","audio":{"transcript":"Said."}}"""
    )]
    public async Task CompleteAsync_WhatTheAssistantSaid_GoesBackAsContent(string message, string expected)
    {
        var handler = new VerbatimHandler(VerbatimReply.Json("""{"choices":[]}"""));
        using var client = new ChatClient(
            TestClient.Http(handler),
            new JamAiOptions { ApiKey = "jamai_pat_0123456789", MaxRetries = 0 }
        );

        await client.CompleteAsync(new ChatRequest { Messages = [Wire.Read<Message>(message)] });

        Assert.That(handler.Request.Body, Is.EqualTo($$"""{"messages":[{{expected}}]}"""));
    }

    private static string Text(string text) => Wire.Write(text);
}
