using System.Text.Json;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

/// <summary>The effort has one name for all gateways, and on Interactive AI's wire a place of its own.</summary>
public sealed class ReasoningPlaceTests
{
    private const string Reply = """{"choices":[]}""";

    private static IEnumerable<TestCaseData> Requests()
    {
        ChatRequest portable = new() { Messages = ["Hi"], ReasoningEffort = EffortLevel.Low };
        InteractiveAiChatRequest own = new() { Messages = ["Hi"], ReasoningEffort = EffortLevel.Low };
        yield return Case("portable", portable, """ "reasoning":{"effort":"low"} """);
        yield return Case(
            "an effort that nobody knows",
            portable with
            {
                ReasoningEffort = "ul\"tra",
            },
            """ "reasoning":{"effort":"ul\u0022tra"} """
        );
        yield return Case(
            "portable with other members",
            portable with
            {
                AdditionalProperties = Members("""{"top_k":5}"""),
            },
            """ "top_k":5,"reasoning":{"effort":"low"} """
        );
        yield return Case(
            "portable with settings of reasoning that this type does not know",
            portable with
            {
                AdditionalProperties = Members("""{"reasoning":{"exclude":true,"effort":null,"new":[1.0]}}"""),
            },
            """ "reasoning":{"effort":"low","exclude":true,"new":[1.0]} """
        );
        yield return Case(
            "portable with the same said twice",
            portable with
            {
                AdditionalProperties = Members("""{"reasoning":{"effort":"low","max_tokens":5}}"""),
            },
            """ "reasoning":{"effort":"low","max_tokens":5} """
        );
        yield return Case(
            "portable with no settings of reasoning",
            portable with
            {
                AdditionalProperties = Members("""{"reasoning":null}"""),
            },
            """ "reasoning":{"effort":"low"} """
        );
        yield return Case(
            "portable with members by names in any case",
            portable with
            {
                AdditionalProperties = new Dictionary<string, JsonElement>(
                    Members("""{"Reasoning":1}"""),
                    StringComparer.OrdinalIgnoreCase
                ),
            },
            """ "Reasoning":1,"reasoning":{"effort":"low"} """
        );
        yield return Case("own", own, """ "reasoning":{"effort":"low"} """);
        yield return Case(
            "own with other settings",
            own with
            {
                Reasoning = new() { Exclude = true, Summary = SummaryLevel.Auto },
            },
            """ "reasoning":{"effort":"low","summary":"auto","exclude":true} """
        );
        yield return Case(
            "the same said twice",
            own with
            {
                Reasoning = new() { Effort = EffortLevel.Low, MaxTokens = 5 },
            },
            """ "reasoning":{"effort":"low","max_tokens":5} """
        );

        static TestCaseData Case(string name, ChatRequest request, string members) =>
            new TestCaseData(request, members).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Requests))]
    public async Task CompleteAsync_Effort_GoesUnderReasoningAndTheRequestStaysAsItWas(
        ChatRequest request,
        string members
    )
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler);
        var before = JsonSerializer.Serialize(request, request.JsonType);

        await client.CompleteAsync(request);

        Assert.That(
            CanonicalJson.Of(handler.Request.Body!),
            Is.EqualTo(CanonicalJson.Of($$"""{"messages":[{"role":"user","content":"Hi"}],{{members}}}"""))
        );
        Assert.That(JsonSerializer.Serialize(request, request.JsonType), Is.EqualTo(before));
    }

    [Test]
    public async Task CompleteAsync_EffortBesideSettingsNestedDeep_SendsBoth()
    {
        var deep = new string('[', 100) + new string(']', 100);
        ChatRequest request = new()
        {
            Messages = ["Hi"],
            ReasoningEffort = EffortLevel.Low,
            AdditionalProperties = Members($$$"""{"reasoning":{"new":{{{deep}}}}}"""),
        };
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler);

        await client.CompleteAsync(request);

        Assert.That(handler.Request.Body, Does.EndWith($$$""","reasoning":{"effort":"low","new":{{{deep}}}}}"""));
    }

    private static IEnumerable<TestCaseData> Contradictions()
    {
        yield return new TestCaseData(
            new InteractiveAiChatRequest
            {
                Messages = ["Hi"],
                ReasoningEffort = EffortLevel.Low,
                Reasoning = new() { Effort = EffortLevel.High },
            },
            """ "reasoning_effort":"low","reasoning":{"effort":"high"} """
        ).SetArgDisplayNames("own");
        yield return new TestCaseData(
            new ChatRequest
            {
                Messages = ["Hi"],
                ReasoningEffort = EffortLevel.Low,
                AdditionalProperties = Members("""{"reasoning":{"effort":"high"}}"""),
            },
            """ "reasoning_effort":"low","reasoning":{"effort":"high"} """
        ).SetArgDisplayNames("portable");
        yield return new TestCaseData(
            new ChatRequest
            {
                Messages = ["Hi"],
                ReasoningEffort = EffortLevel.Low,
                AdditionalProperties = Members("""{"reasoning":true}"""),
            },
            """ "reasoning_effort":"low","reasoning":true """
        ).SetArgDisplayNames("portable, where no object is");
    }

    [TestCaseSource(nameof(Contradictions))]
    public async Task CompleteAsync_EffortSaidTwice_IsRefusedOrUncheckedSentAsItStands(
        ChatRequest request,
        string members
    )
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler);
        using var unchecked_ = Over(handler, static options => options.ValidateBounds = false);

        Assert.That(
            client.Validate(request).Select(static problem => problem.Path),
            Is.EqualTo(["$.reasoning_effort"])
        );
        Assert.That(
            () => client.CompleteAsync(request),
            Throws.ArgumentException.With.Message.Contains("$.reasoning_effort")
        );
        await unchecked_.CompleteAsync(request);

        Assert.That(
            CanonicalJson.Of(handler.Request.Body!),
            Is.EqualTo(CanonicalJson.Of($$"""{"messages":[{"role":"user","content":"Hi"}],{{members}}}"""))
        );
    }

    [Test]
    public void Validate_EmptyEffort_IsNamed()
    {
        ChatRequest request = new() { Messages = ["Hi"], ReasoningEffort = default(EffortLevel) };

        Assert.That(request.Validate().Select(static problem => problem.Path), Is.EqualTo(["$.reasoning_effort"]));
    }

    [Test]
    public async Task CompleteAsync_AnyOtherEndpoint_GetsItUnderTheNameThatMostHave()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = new ChatClient(
            new HttpClient(handler),
            new OpenAICompatibleOptions(new Uri("https://local.test/v1"))
        );

        await client.CompleteAsync(new ChatRequest { Messages = ["Hi"], ReasoningEffort = EffortLevel.XHigh });

        Assert.That(
            handler.Request.Body,
            Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}],"reasoning_effort":"xhigh"}""")
        );
    }

    private static Dictionary<string, JsonElement> Members(string json) =>
        Wire.Element(json).EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value.Clone());
}
