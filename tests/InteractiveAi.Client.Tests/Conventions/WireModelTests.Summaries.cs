using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

public sealed partial class WireModelTests
{
    /// <summary>What a summary may tell, because it names things and repeats nothing that anybody said.</summary>
    private static readonly Dictionary<Type, string[]> told = new()
    {
        [typeof(Annotation)] = ["type"],
        [typeof(AudioOutput)] = ["id"],
        [typeof(AudioPart)] = ["format"],
        [typeof(CacheControl)] = ["type", "ttl"],
        [typeof(ChatChoice)] = ["finish_reason"],
        [typeof(ChatCompletion)] = ["id", "model", "finish_reason"],
        [typeof(ChatRequest)] = ["model"],
        [typeof(FunctionCall)] = ["name"],
        [typeof(FunctionTool)] = ["name"],
        [typeof(InteractiveAiChatRequest)] = ["model"],
        [typeof(JamAiChatRequest)] = ["model"],
        [typeof(JsonSchemaFormat)] = ["name"],
        [typeof(RagParameters)] = ["table_id"],
        [typeof(ReasoningSettings)] = ["effort"],
        [typeof(ReferenceChunk)] = ["chunk_id"],
        [typeof(ToolCall)] = ["id", "name"],
        [typeof(AgenticRagSettings)] = ["model"],
        [typeof(AudioSettings)] = ["voice", "format"],
        [typeof(ConversationThread)] = ["id"],
        [typeof(Fallback)] = ["model"],
        [typeof(Guardrail)] = ["id", "execute_on"],
        [typeof(KnowledgeBase)] = ["knowledge_id"],
        [typeof(LoadBalancer)] = ["type"],
        [typeof(OrqChatRequest)] = ["model"],
        [typeof(PromptInput)] = ["key"],
        [typeof(PromptReference)] = ["id", "version"],
        [typeof(RerankSettings)] = ["model"],
        [typeof(ServerCache)] = ["type"],
        [typeof(WeightedModel)] = ["model"],
    };

    private static IEnumerable<TestCaseData> PublicObjects =>
        WireTypes
            .Objects.Where(type => type.IsVisible)
            .Select(type => new TestCaseData(type).SetArgDisplayNames(WireTypes.Name(type)));

    [TestCaseSource(nameof(PublicObjects))]
    public void ToString_AndWhatADebuggerShows_TellNoContent(Type type)
    {
        object value = Read(type, SampleJson.Of(type));

        string[] shown = [$"{value}", .. DebuggerTexts(value)];

        var canaries = shown.SelectMany(text => CanaryPattern().Matches(text)).Select(match => match.Groups[1].Value);
        Assert.That(canaries.Distinct(), Is.SubsetOf(told.GetValueOrDefault(type, [])), string.Join(" | ", shown));
        Assert.That(shown, Has.All.Length.LessThan(200));
    }

    [TestCaseSource(nameof(PublicObjects))]
    public void ToString_OfAnything_IsMoreThanTheNameOfItsType(Type type)
    {
        object value = Read(type, SampleJson.Of(type));

        Assert.That($"{value}", Does.Not.StartWith(type.Namespace!));
    }

    private static IEnumerable<TestCaseData> Numbers =>
        [
            new(new PromptTokensDetails { CachedTokens = 3, TextTokens = 9 }, "PromptTokensDetails(cached 3, text 9)"),
            new(new CompletionTokensDetails { ReasoningTokens = 0 }, "CompletionTokensDetails(reasoning 0)"),
            new(new CostDetails { UpstreamInferenceCost = 0.25m }, "CostDetails(upstream 0.25)"),
            new(new ToolUsageDetails(), "ToolUsageDetails()"),
            new(
                new UrlCitation
                {
                    Url = "https://a.test",
                    StartIndex = 1,
                    EndIndex = 7,
                },
                "UrlCitation(from 1, to 7)"
            ),
            new(new FileAnnotation { Name = "a.pdf", Content = ["a", "b"] }, "FileAnnotation(parts 2)"),
            new(new RateLimit { Remaining = 3 }, "RateLimit(3 of ? left)"),
            new(
                new RateLimit
                {
                    Limit = 60,
                    Remaining = 0,
                    Reset = new DateTimeOffset(2026, 1, 2, 4, 4, 5, TimeSpan.FromHours(1)),
                },
                "RateLimit(0 of 60 left until 2026-01-02 03:04:05Z)"
            ),
        ];

    [TestCaseSource(nameof(Numbers))]
    [SetCulture("de-DE")]
    public void ToString_OfNumbers_SaysThoseThatAreThere(object value, string expected) =>
        Assert.That($"{value}", Is.EqualTo(expected));

    [TestCase("""{"content":"canary-x"}""")]
    [TestCase("""{"content":[{"type":"text","text":"canary-x"}]}""")]
    [TestCase("""{"content":{"canary-x":"canary-x"}}""")]
    public void ToString_OfContentInAnyShape_TellsNone(string json)
    {
        var content = Wire.Read<AssistantMessage>(json).Content!;

        Assert.That($"{content}", Does.Not.Contain("canary"));
    }

    [TestCase("https://canary.test/canary")]
    [TestCase("data:image/png;base64,canary")]
    public void ToString_OfMediaThatWasRead_TellsNeitherAddressNorData(string url)
    {
        var part = Wire.Read<ImagePart>($$$"""{"type":"image_url","image_url":{"url":"{{{url}}}"}}""");

        Assert.That($"{part} {part.Media} {string.Concat(DebuggerTexts(part.Media!))}", Does.Not.Contain("canary"));
    }

    [Test]
    public void ToString_OfStopSequencesAndUnknownCases_TellsNoContent()
    {
        var request = Wire.Read<InteractiveAiChatRequest>(
            """
            {
              "messages": [{ "role": "new", "content": "canary" }],
              "stop": "canary",
              "tools": [{ "type": "new", "text": "canary" }],
              "plugins": [{ "id": "new", "text": "canary" }],
              "tool_choice": { "type": "new", "text": "canary" },
              "response_format": { "type": "new", "text": "canary" },
              "provider": { "sort": { "text": "canary" } }
            }
            """
        );

        object?[] values =
        [
            request.Messages[0],
            request.Stop,
            request.Tools![0],
            request.Plugins![0],
            request.ToolChoice,
            request.ResponseFormat,
            request.Provider!.Sort,
            request.Provider,
            request,
        ];

        Assert.That(string.Join(" | ", values), Does.Not.Contain("canary"));
    }

    [Test]
    public void WithReasoningDetails_EveryOtherProperty_IsCopied()
    {
        var sample = (JsonObject)SampleJson.Of(typeof(AssistantMessage));
        sample.Remove("reasoning_details");
        sample["x-new"] = 1;
        var message = (AssistantMessage)Read(typeof(AssistantMessage), sample);
        ReasoningDetail[] details = [new TextReasoningDetail { Text = "a" }];

        AssistantMessage copy = message.WithReasoningDetails(details);

        Assert.That(copy.ReasoningDetails, Is.SameAs(details));
        foreach (
            PropertyInfo property in typeof(AssistantMessage).GetProperties().Where(p => p.Name != "ReasoningDetails")
        )
        {
            Assert.That(property.GetValue(copy), Is.SameAs(property.GetValue(message)), property.Name);
            Assert.That(property.GetValue(copy), Is.Not.Null, property.Name);
        }
    }

    [Test]
    public void WithReasoningDetails_WhereThereIsNothingToAdd_IsTheSameMessage()
    {
        AssistantMessage message = new("a") { ReasoningDetails = [] };

        Assert.That(message.WithReasoningDetails([new TextReasoningDetail()]), Is.SameAs(message));
        Assert.That(message.WithReasoningDetails(null), Is.SameAs(message));
    }

    /// <summary>What a debugger shows for a value without unfolding it.</summary>
    private static IEnumerable<string> DebuggerTexts(object value) =>
        value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>() is not { } display
            ? []
            : [DisplayPattern().Replace(display.Value, match => $"{DebuggerValue(value, match.Groups[1].Value)}")];

    private static object? DebuggerValue(object value, string expression)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return expression.EndsWith("()", StringComparison.Ordinal)
            ? value.GetType().GetMethod(expression[..^2], Any, [])!.Invoke(value, null)
            : value.GetType().GetProperty(expression, Any)!.GetValue(value);
    }

    [GeneratedRegex($"{SampleJson.Canary}([a-z_]+)")]
    private static partial Regex CanaryPattern();

    [GeneratedRegex(@"\{([A-Za-z]+(?:\(\))?)(?:,nq)?\}")]
    private static partial Regex DisplayPattern();
}
