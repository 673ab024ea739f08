using System.Text.Json;
using System.Text.Json.Nodes;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

public sealed partial class CanaryTableTests
{
    private static readonly string secret = Canary.Text("value");

    private static readonly (string Name, Func<ChatRequest, ChatRequest> Change)[] mistakes =
    [
        (
            "too much metadata",
            static request =>
                request with
                {
                    Metadata = Enumerable.Range(0, 40).ToDictionary(static i => $"m{i}", static _ => secret),
                }
        ),
        (
            "metadata that is too long",
            static request =>
                request with
                {
                    Metadata = new Dictionary<string, string> { ["m"] = string.Concat(Enumerable.Repeat(secret, 60)) },
                }
        ),
        (
            "too many stops",
            static request => request with { Stop = [.. Enumerable.Range(0, 40).Select(i => $"{secret} {i}")] }
        ),
        (
            "a name that is too long",
            static request =>
                request with
                {
                    Tools = [new FunctionTool(string.Concat(Enumerable.Repeat("quokka_zebrawolf", 20)), secret)],
                }
        ),
        (
            "a user that is too long",
            static request => request with { User = string.Concat(Enumerable.Repeat(secret, 60)) }
        ),
        ("a message that is null", static request => request with { Messages = [secret, null!] }),
        (
            "a message without content",
            static request =>
                request with
                {
                    Messages = [Wire.Read<Message>("""{"role":"user","name":"quokka zebrawolf"}""")],
                }
        ),
        ("no messages", static request => request with { Messages = [] }),
        (
            "a member twice",
            static request =>
                request with
                {
                    AdditionalProperties = new Dictionary<string, JsonElement>
                    {
                        ["messages"] = Wire.Element("\"quokka\""),
                    },
                }
        ),
        (
            "no JSON",
            static request =>
                request with
                {
                    AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = default },
                    User = secret,
                }
        ),
        ("no number", static request => request with { Temperature = double.NaN, User = secret }),
        ("out of bounds", static request => request with { Temperature = 99, User = secret }),
        ("an empty model", static request => request with { Model = "", User = secret }),
        ("a request of nobody", static request => new StrangeRequest { Messages = request.Messages }),
        (
            "a request of another gateway",
            static request => new OrqChatRequest
            {
                Messages = request.Messages,
                Model = "m",
                Guardrails = [new(new GuardrailId(secret), GuardrailStage.Input)],
            }
        ),
        (
            "a request of a third gateway",
            static request => new JamAiChatRequest
            {
                Messages = request.Messages,
                RagParameters = new() { TableId = secret },
            }
        ),
        (
            "nothing of the kind",
            static request =>
                request with
                {
                    Messages = [Wire.Read<Message>("""{"role":"tool","content":null,"tool_call_id":null}""")],
                    Tools = [null!],
                }
        ),
    ];

    private static IEnumerable<TestCaseData> Mistakes =>
        from gateway in AdapterOver.All
        from mistake in mistakes
        select new TestCaseData(gateway, mistake.Change).SetArgDisplayNames($"{gateway}", mistake.Name);

    [TestCaseSource(nameof(Mistakes))]
    public async Task Request_ThatIsAMistake_IsRefusedWithoutBeingQuoted(TestGateway gateway, object change)
    {
        using CanaryScene scene = new(
            gateway,
            VerbatimReply.Json(CanaryErrors.Body(0, "no", gateway), 400),
            VerbatimReply.Json(CanaryErrors.Body(0, "no", gateway), 400)
        );
        var request = ((Func<ChatRequest, ChatRequest>)change)(TestClient.Ask(secret));

        using var all = Assert.EnterMultipleScope();
        foreach (
            var call in (Func<Task>[])
                [
                    () => scene.Client.CompleteAsync(request),
                    async () => await scene.Client.StreamAsync(request).ToCompletionAsync(),
                ]
        )
        {
            var failure = await CaughtAsync(call);

            Assert.That(failure, Is.InstanceOf<ArgumentException>().Or.TypeOf<ApiException>());
            scene.Search(failure);
        }

        if (request is not StrangeRequest)
        {
            CanaryScene.Search(
                "problems",
                scene.Client.Validate(request).SelectMany(static one => new[] { $"{one}", one.Message, one.Path })
            );
        }
    }

    [Test]
    public async Task Structure_ThatDoesNotFit_IsToldWithoutTheAnswer(
        [Values(
            "quokka",
            """{"city":"quokka","degrees":["quokka"],"quokka":1}""",
            """{"quokka":"zebrawolf"}""",
            """{"city":"quokka","degrees":[1],"sky":"quokka"}""",
            """{"city":"quokka","degrees":[1],"sky":{"quokka":1}}""",
            """{"city":"quokka","city":"zebrawolf","degrees":[1]}""",
            """{"city":"quokka","degrees":[1,"""
        )]
            string text
    )
    {
        var encoded = JsonEncodedText.Encode(text);
        using CanaryScene scene = new(
            TestGateway.InteractiveAi,
            VerbatimReply.Json(
                $$$$"""{"choices":[{"message":{"content":"{{{{encoded}}}}","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{{{{encoded}}}}"}}]},"finish_reason":"stop"}]}"""
            )
        );

        var answer = await scene.Client.CompleteAsync(TestClient.Ask(secret), StructuredAnswerContext.Default.Forecast);

        using var all = Assert.EnterMultipleScope();
        Assert.That(answer.Failure, Is.EqualTo(StructuredFailure.NotTheSchema));
        CanaryScene.Search("a structured answer", [.. Exposure.OfGraph(answer), answer.FailureDetail!]);
        foreach (
            var read in (Action[])
                [
                    () => answer.Completion.ReadContent(StructuredAnswerContext.Default.Forecast),
                    () =>
                        answer
                            .Completion.Message!.ToolCalls![0]
                            .Function!.ReadArguments(StructuredAnswerContext.Default.Forecast),
                ]
        )
        {
            scene.Search(
                await CaughtAsync(() =>
                {
                    read();
                    return Task.CompletedTask;
                })
            );
        }
    }

    private static readonly (string Name, ChatMessage[] Messages, ChatOptions Options)[] unmappable =
    [
        (
            "a value of another type",
            [],
            new()
            {
                AdditionalProperties = new()
                {
                    ["metadata"] = new Dictionary<string, object?> { [secret] = new[] { secret } },
                },
            }
        ),
        ("an object", [], new() { AdditionalProperties = new() { ["x"] = new Uri("https://quokka.test") } }),
        ("a value that holds itself", [], new() { AdditionalProperties = new() { ["x"] = Loop() } }),
        ("no JSON", [], new() { AdditionalProperties = new() { ["x"] = default(JsonElement) } }),
        ("a number that is none", [], new() { AdditionalProperties = new() { ["x"] = double.NaN } }),
        (
            "half a character",
            [],
            new() { AdditionalProperties = new() { ["x"] = Wire.Element("""{"a":"quokka\ud800"}""") } }
        ),
        (
            "a node that lies",
            [],
            new()
            {
                AdditionalProperties = new()
                {
                    ["messages"] = JsonValue.Create(secret),
                    ["tools"] = JsonValue.Create(secret),
                    ["seed"] = secret,
                },
            }
        ),
        ("a wrong time", [], new() { AdditionalProperties = new() { [ChatAdapterOptions.TimeoutKey] = secret } }),
        ("a wrong count", [], new() { AdditionalProperties = new() { [ChatAdapterOptions.MaxRetriesKey] = secret } }),
        (
            "a wrong header",
            [],
            new() { AdditionalProperties = new() { [ChatAdapterOptions.HeaderKeyPrefix + "Content-Type"] = secret } }
        ),
        (
            "a strange content",
            [
                new(
                    ChatRole.User,
                    [new UriContent("https://quokka.test/a.xyz", "application/x-quokka"), new HostedFileContent(secret)]
                ),
            ],
            new()
        ),
        ("a strange role", [new(new ChatRole("critic"), secret)], new()),
        (
            "a result without a call",
            [new(ChatRole.Tool, [new FunctionResultContent("zebrawolf", new object())])],
            new()
        ),
        ("an error as content", [new(ChatRole.Assistant, [new ErrorContent(secret)])], new()),
        (
            "a conversation",
            [],
            new()
            {
                ConversationId = secret,
                Instructions = secret,
                TopK = 3,
            }
        ),
    ];

    private static Dictionary<string, object?> Loop()
    {
        Dictionary<string, object?> loop = [];
        loop[secret] = loop;
        return loop;
    }

    private static IEnumerable<TestCaseData> Unmappable =>
        from gateway in AdapterOver.All
        from one in unmappable
        from strict in new[] { false, true }
        select new TestCaseData(gateway, one.Messages, one.Options, strict).SetArgDisplayNames(
            $"{gateway}",
            one.Name,
            $"{strict}"
        );

    [TestCaseSource(nameof(Unmappable))]
    public async Task Adapter_ThatCannotSaySomething_DoesNotQuoteIt(
        TestGateway gateway,
        ChatMessage[] messages,
        ChatOptions options,
        bool strict
    )
    {
        using CanaryScene scene = new(gateway, VerbatimReply.Json(CanaryErrors.Body(0, "no", gateway), 400));
        var log = new ListLogger();
        var client = scene.Client.AsIChatClient(
            new ChatAdapterOptions
            {
                DefaultModel = "m",
                IsStrict = strict,
                Logger = log,
            }
        );

        var failure = await CaughtAsync(() =>
            client.GetResponseAsync([new(ChatRole.User, secret), .. messages], options)
        );

        using var all = Assert.EnterMultipleScope();
        scene.Search(failure);
        CanaryScene.Search("the adapter", [.. log.Lines, $"{client}"]);
    }

    private static async Task<Exception> CaughtAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception failure)
        {
            return failure;
        }

        Assert.Fail("nothing was thrown");
        throw new InvalidOperationException();
    }

    private sealed record StrangeRequest : ChatRequest;
}
