using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

public partial class ChatClientAdapterResponseTests
{
    [Test]
    public async Task ToolCalls_OfAnAnswer_HaveTheirArgumentsAsJson()
    {
        var response = await AnswerAsync(
            Calls(
                "tool_calls",
                """{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"s\":\"x\",\"o\":{\"a\":[1]},\"n\":null}"},"thought_signature":"ts"}""",
                """{"type":"function","function":{"name":"g","arguments":""}}""",
                """{"id":"","type":"function","function":{"name":"h","arguments":"null"}}"""
            )
        );

        var calls = response.Messages[0].Contents.Cast<FunctionCallContent>().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                calls.Select(static call => call.CallId),
                Is.EqualTo(new[] { "c1", "call_g-1_1", "call_g-1_2" })
            );
            Assert.That(calls.Select(static call => call.Name), Is.EqualTo(new[] { "f", "g", "h" }));
            Assert.That(calls[0].Arguments!.Values, Has.All.TypeOf<JsonElement>());
            Assert.That(
                string.Join(
                    ' ',
                    calls[0].Arguments!.Select(static one => $"{one.Key}={((JsonElement)one.Value!).GetRawText()}")
                ),
                Is.EqualTo("""s="x" o={"a":[1]} n=null""")
            );
            Assert.That(calls[1].Arguments, Is.Empty);
            Assert.That(calls[2].Arguments, Is.Empty);
            Assert.That(calls[0].AdditionalProperties!["thought_signature"], Is.EqualTo("ts"));
            Assert.That(calls.Select(static call => call.InformationalOnly), Has.All.False);
            Assert.That(calls.Select(static call => call.RawRepresentation), Has.All.TypeOf<ToolCall>());
        }
    }

    [TestCase("{\\\"city\\\":\\\"Lis")]
    [TestCase("[1]")]
    [TestCase("Lisbon")]
    [TestCase("\\\\\\ude00")]
    public async Task ToolCall_WithArgumentsThatAreNoObject_IsForInformationOnly(string arguments)
    {
        var response = await AnswerAsync(
            Calls(
                "tool_calls",
                $$$"""{"id":"c1","type":"function","function":{"name":"f","arguments":"{{{arguments}}}"}}"""
            )
        );

        var call = (FunctionCallContent)response.Messages[0].Contents.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.InformationalOnly, Is.True);
            Assert.That(call.Exception, Is.TypeOf<FormatException>());
            Assert.That(call.Arguments, Is.Null);
        }
    }

    [Test]
    public async Task ToolCall_OfAnotherKind_IsForInformationOnlyAndGoesBack()
    {
        const string call = """{"id":"c1","type":"custom","custom":{"name":"x","input":"y"}}""";
        var handler = new VerbatimHandler(
            VerbatimReply.Json(Calls("tool_calls", call)),
            VerbatimReply.Json(AdapterOver.Answer)
        );
        var client = AdapterOver.Client(TestGateway.Compatible, handler);

        var response = await client.GetResponseAsync("Hi");
        await client.GetResponseAsync(response.Messages);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((FunctionCallContent)response.Messages[0].Contents.Single()).InformationalOnly, Is.True);
            Assert.That(
                CanonicalJson.Of(handler.Requests[1].Body),
                Is.EqualTo(
                    AdapterOver.BodyOf(TestGateway.Compatible, $$"""{"role":"assistant","tool_calls":[{{call}}]}""")
                )
            );
        }
    }

    [TestCase("length")]
    [TestCase("content_filter")]
    public async Task ToolCalls_OfAnAnswerThatWasBrokenOff_AreNotShown(string reason)
    {
        var response = await AnswerAsync(
            Calls(reason, """{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}""")
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Messages[0].Contents, Is.Empty);
            Assert.That(response.FinishReason!.Value.Value, Is.EqualTo(reason));
            Assert.That(response.AdditionalProperties!["incomplete_tool_calls"], Is.EqualTo(1));
        }
    }

    private static string Calls(string reason, params string[] calls) =>
        $$$"""{"id":"g-1","choices":[{"index":0,"finish_reason":"{{{reason}}}","message":{"role":"assistant","content":null,"tool_calls":[{{{string.Join(',', calls)}}}]}}]}""";
}
