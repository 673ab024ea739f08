using System.Text.Json;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

public sealed class OrqGatewayTests
{
    private static readonly ImagePart picture = new(new Uri("https://a.test/a.png"));

    private static readonly ChatRequest plain = new() { Model = "m", Messages = ["Hi"] };

    private static IEnumerable<TestCaseData> NotTaken =>
        Named(
            ("$.logit_bias", plain with { LogitBias = new Dictionary<string, double> { ["1"] = 1 } }),
            ("$.user", plain with { User = "ann" }),
            ("$.response_format.type", plain with { ResponseFormat = ResponseFormat.Grammar("root ::= \"a\"") }),
            ("$.response_format.type", plain with { ResponseFormat = ResponseFormat.Python }),
            ("$.messages[0].content[0].type", Say(new VideoPart(new Uri("https://a.test/a.mp4")))),
            ("$.messages[0].content[0].file.file_id", Say(FilePart.FromId("file_1"))),
            ("$.messages[0].content[1].type", plain with { Messages = [new ToolMessage("c", ["Look:", picture])] }),
            ("$.messages[0].content[0].type", plain with { Messages = [new SystemMessage([picture])] }),
            ("$.messages[0].content[0].type", plain with { Messages = [new DeveloperMessage([picture])] }),
            ("$.messages[0].content[0].type", Say(new ReasoningPart("a", "s")))
        );

    private static IEnumerable<TestCaseData> Beyond =>
        Named(
            ("$.metadata", plain with { Metadata = Enumerable.Range(0, 17).ToDictionary(i => $"k{i}", _ => "v") }),
            ($"$.metadata.{new string('k', 65)}", plain with { Metadata = One(new string('k', 65), "v") }),
            ("$.metadata.k", plain with { Metadata = One("k", new string('v', 513)) }),
            ("$.top_logprobs", plain with { TopLogprobs = 3 }),
            ("$.top_logprobs", plain with { TopLogprobs = 3, Logprobs = false }),
            ("$.response_format.json_schema.name", plain with { ResponseFormat = new JsonSchemaFormat("my schema") }),
            ("$.response_format.json_schema.name", plain with { ResponseFormat = new JsonSchemaFormat("schéma") }),
            (
                "$.response_format.json_schema.name",
                plain with
                {
                    ResponseFormat = new JsonSchemaFormat(new string('n', 65)),
                }
            ),
            ("$.stop", plain with { Stop = ["a", "b", "c", "d", "e"] }),
            ("$.temperature", plain with { Temperature = 2.1 }),
            ("$.max_completion_tokens", plain with { MaxCompletionTokens = 0 }),
            ("$.messages[0].content", plain with { Messages = [new SystemMessage(new MessageContent([]))] }),
            ("$.messages[0].content", plain with { Messages = [new DeveloperMessage(new MessageContent([]))] }),
            ("$.messages[1].content", plain with { Messages = ["Hi", new AssistantMessage()] }),
            ("$.messages[0].content[0].file", plain with { Messages = [Wire.Read<Message>(NoFile)] }),
            ("$.messages[0].content[0].file", plain with { Messages = [Wire.Read<Message>(TwoFiles)] })
        );

    private static IEnumerable<TestCaseData> Taken =>
        Named(
            (
                "everything plain",
                plain with
                {
                    Seed = 1,
                    N = 2,
                    Logprobs = true,
                    TopLogprobs = 20,
                    Metadata = Enumerable
                        .Range(0, 16)
                        .ToDictionary(i => new string('k', 62) + $"{i:00}", _ => new string('v', 512)),
                    ResponseFormat = new JsonSchemaFormat("my_schema-1"),
                    Stop = ["a", "b", "c", "d"],
                    StreamOptions = new() { IncludeUsage = false },
                }
            ),
            ("audio and image", Say(new AudioPart("AAAA"u8.ToArray(), AudioFormat.Mp3))),
            ("image detail", Say(new ImagePart(new Uri("https://a.test/a.png")) { Detail = ImageDetail.High })),
            ("refusal", plain with { Messages = ["Hi", new AssistantMessage { Refusal = "no" }] }),
            ("tool call", plain with { Messages = ["Hi", new AssistantMessage { ToolCalls = [new("c", "f")] }] }),
            ("no id of the call", plain with { Messages = [new ToolMessage(null, "Rain")] }),
            (
                "unknown cases",
                plain with
                {
                    Messages =
                    [
                        Wire.Read<Message>("""{"role":"new"}"""),
                        Wire.Read<Message>("""{"role":"user","content":[{"type":"new"}]}"""),
                    ],
                    Tools = [new UnknownTool(Wire.Element("""{"type":"new"}"""))],
                    ResponseFormat = new UnknownFormat(Wire.Element("""{"type":"new"}""")),
                }
            )
        );

    private const string NoFile = """{"role":"user","content":[{"type":"file","file":{"filename":"a"}}]}""";

    private const string TwoFiles =
        """{"role":"user","content":[{"type":"file","file":{"file_data":"data:a/b;base64,AA==","uri":"https://a.test"}}]}""";

    [TestCaseSource(nameof(NotTaken))]
    public void Validate_WhatOrqHasNoPlaceFor_IsNamed(string path, ChatRequest request)
    {
        using var client = OrqClient.Over(new VerbatimHandler());

        var problem = client.Validate(request).Single();

        Assert.That(problem.Path, Is.EqualTo(path));
        Assert.That(problem.Message, Does.StartWith("orq.ai has no "));
    }

    [TestCaseSource(nameof(Beyond))]
    public void Validate_BeyondWhatOrqStates_IsNamed(string path, ChatRequest request)
    {
        using var client = OrqClient.Over(new VerbatimHandler());

        Assert.That(client.Validate(request).Select(problem => problem.Path), Is.EqualTo(new[] { path }));
    }

    [TestCaseSource(nameof(Taken))]
    public void Validate_WhatOrqTakes_IsSound(string name, ChatRequest request)
    {
        using var client = OrqClient.Over(new VerbatimHandler());

        Assert.That(client.Validate(request), Is.Empty);
    }

    [TestCaseSource(nameof(NotTaken))]
    [TestCaseSource(nameof(Beyond))]
    public void Validate_BoundsSwitchedOff_LeavesItToOrq(string path, ChatRequest request)
    {
        using var client = OrqClient.Over(new VerbatimHandler(), options => options.ValidateBounds = false);

        Assert.That(client.Validate(request), Is.Empty);
    }

    [Test]
    public void Request_OfAnotherGateway_IsRefusedNamingBoth()
    {
        using var orq = OrqClient.Over(new VerbatimHandler());
        using var interactive = TestClient.Over(new VerbatimHandler());

        Assert.That(
            () => orq.StreamAsync(new InteractiveAiChatRequest { Model = "m", Messages = ["Hi"] }),
            Throws.ArgumentException.With.Message.StartWith(
                "InteractiveAiChatRequest can only be sent to Interactive AI; this client is configured for orq.ai."
            )
        );
        Assert.That(
            () => interactive.StreamAsync(new OrqChatRequest { Model = "m", Messages = ["Hi"] }),
            Throws.ArgumentException.With.Message.StartWith(
                "OrqChatRequest can only be sent to orq.ai; this client is configured for Interactive AI."
            )
        );
    }

    [Test]
    public void Request_WithoutAModel_IsRefused()
    {
        using var client = OrqClient.Over(new VerbatimHandler());

        Assert.That(
            () => client.StreamAsync(new ChatRequest { Messages = ["Hi"] }),
            Throws.ArgumentException.With.Message.Contains("orq.ai requires a model")
        );
    }

    [Test]
    public async Task StreamAsync_ByDefault_AsksForUsage()
    {
        using var handler = new VerbatimHandler(VerbatimReply.Events(WireFixture.Text("orq", "text.sse")));
        using var client = OrqClient.Over(handler, options => options.DefaultModel = "m");

        var answer = await client.StreamAsync(new OrqChatRequest { Messages = ["Hi"] }).ToCompletionAsync();

        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                """
                {"model":"m","messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{"include_usage":true}}
                """
            )
        );
        Assert.That(handler.Request["Accept"], Is.EqualTo("text/event-stream"));
        Assert.That(
            (answer.Usage!.PromptTokensDetails!.CacheCreationTokens, answer.Usage.PromptTokensDetails.CachedTokens),
            Is.EqualTo((6L, 4L))
        );
    }

    [Test]
    public async Task CompleteAsync_AnswerWithEverything_IsTyped()
    {
        using var handler = new VerbatimHandler(
            VerbatimReply.Json(WireFixture.Text("orq", "reasoning-redacted.json")),
            VerbatimReply.Json(WireFixture.Text("orq", "function-call.json")),
            VerbatimReply.Json(WireFixture.Text("orq", "empty-lists.json")),
            VerbatimReply.Json(WireFixture.Text("orq", "audio.json"))
        );
        using var client = OrqClient.Over(handler);

        var redacted = await client.CompleteAsync("Hi", "m");
        var called = await client.CompleteAsync("Hi", "m");
        var empty = await client.CompleteAsync("Hi", "m");
        var audio = await client.CompleteAsync("Hi", "m");

        Assert.That(
            (redacted.Reasoning, redacted.Message!.ReasoningSignature, redacted.Message.RedactedReasoning),
            Is.EqualTo(("Then, openly.", "EqQBCkgIARABGAIiQN8v", "EmwKAhgBEgy3va3pzix"))
        );
        Assert.That(called.FinishReason, Is.EqualTo(FinishReason.FunctionCall));
        Assert.That((empty.Text, empty.ToolCalls.Count, empty.FinishReason), Is.EqualTo(("Hi", 0, FinishReason.Stop)));
        Assert.That(
            (audio.Message!.Audio!.Transcript, audio.Message.Audio.ExpiresAt),
            Is.EqualTo(("Boa tarde.", DateTimeOffset.FromUnixTimeSeconds(1764174000)))
        );
    }

    private static ChatRequest Say(ContentPart part) => plain with { Messages = [new UserMessage([part])] };

    private static Dictionary<string, string> One(string key, string value) => new() { [key] = value };

    private static IEnumerable<TestCaseData> Named(params (string Name, ChatRequest Request)[] cases) =>
        cases.Select((each, i) => new TestCaseData(each.Name, each.Request).SetArgDisplayNames($"{each.Name} ({i})"));
}
