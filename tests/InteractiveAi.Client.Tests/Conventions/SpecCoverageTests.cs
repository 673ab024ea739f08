using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

/// <summary>Each gateway's specification and the library's types are the same, in both directions.</summary>
public sealed partial class SpecCoverageTests
{
    [TestCaseSource(typeof(SpecMapping), nameof(SpecMapping.Gateways))]
    public void Specification_EveryElementInBothDirections_IsCovered(string gateway)
    {
        SpecMapping mapping = SpecMapping.Of(gateway);
        SpecCoverage coverage = SpecCoverage.Of(mapping, SpecDocument.Load(mapping));

        var (all, bySpecification, byAnother, byReason) = coverage.Backward;
        TestContext.Out.WriteLine(
            $"{gateway}: {coverage.Forward.Covered} of {coverage.Forward.All} elements of the specification are covered. "
                + $"Of {all} elements of the library, it knows {bySpecification}, another gateway's {byAnother}; "
                + $"{byReason} have a reason. Of what all requests share, {coverage.Refused} are refused where they are not in it, "
                + $"{coverage.Taken} taken for a reason."
        );
        Assert.That(coverage.Problems, Is.Empty, string.Join('\n', coverage.Problems));
        Assert.That(coverage.Forward.Covered, Is.EqualTo(coverage.Forward.All));
        Assert.That(bySpecification + byAnother + byReason, Is.EqualTo(all));
    }

    [Test]
    public void Checker_SpecificationWithMore_ReportsEachAddition()
    {
        string[] problems =
        [
            .. After(spec => Properties(spec, "ChatGenerationParams")["brand_new"] = Text()),
            .. After(spec => Properties(spec, "ChatGenerationParamsProvider")["brand_new"] = Text()),
            .. After(spec => Properties(spec, "ToolDefinitionJsonFunction")["brand_new"] = Text()),
            .. After(spec => Properties(spec, "ChatGenerationTokenUsage")["brand_new"] = Text()),
            .. After(spec => Properties(spec, "ChatMessageTokenLogprob")["brand_new"] = Text()),
            .. After(spec => Properties(spec, "ChatStreamingDelta")["brand_new"] = Text()),
            .. After(spec => Properties(spec, "NamedToolChoiceFunction")["brand_new"] = Text()),
            .. After(spec => Properties(spec, "ProviderSortConfig")["brand_new"] = Text()),
            .. After(spec => Enum(spec, "ChatCompletionFinishReason").Add((JsonNode)"brand_new")),
            .. After(spec => Enum(spec, "Schema0Items0").Add((JsonNode)"Brand New")),
            .. After(spec => Enum(spec, "ProviderSort").Add((JsonNode)"brand_new")),
            .. After(spec => Enum(spec, "ProviderSortConfigPartition").Add((JsonNode)"brand_new")),
            .. After(spec => Cases(spec, "ChatMessageContentItem").Add(Case("type", "brand_new"))),
            .. After(spec => Cases(spec, "ChatGenerationParamsPluginsItems").Add(Case("id", "brand_new"))),
            .. After(spec =>
                Cases(spec, "ToolChoiceOption")
                    .Add(new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("brand_new") })
            ),
            .. After(spec => Cases(spec, "ChatGenerationParamsStop").Add(new JsonObject { ["type"] = "object" })),
            .. After(spec => Cases(spec, "__schema1").Add(new JsonObject { ["type"] = "boolean" })),
            .. After(spec => Cases(spec, "UserMessageContent").Add(new JsonObject { ["type"] = "object" })),
            .. After(spec => spec.Schemas["BrandNew"] = new JsonObject { ["type"] = "object" }),
            .. After(
                spec =>
                    Properties(spec, "ChatGenerationParamsDebug")["echo_upstream_body"]!["$ref"] =
                        "#/components/schemas/BrandNew",
                add: "BrandNew"
            ),
        ];

        Assert.That(
            problems,
            Is.EqualTo(
                new[]
                {
                    "ChatGenerationParams.brand_new: InteractiveAiChatRequest has no member of this name",
                    "ChatGenerationParamsProvider.brand_new: ProviderPreferences has no member of this name",
                    "ToolDefinitionJsonFunction.brand_new: Body has no member of this name",
                    "ChatGenerationTokenUsage.brand_new: TokenUsage has no member of this name",
                    "ChatMessageTokenLogprob.brand_new: TokenLogprob has no member of this name",
                    "ChatStreamingDelta.brand_new: ChatDelta has no member of this name",
                    "NamedToolChoiceFunction.brand_new: ToolChoice has no member of this name",
                    "ProviderSortConfig.brand_new: ProviderSort has no member of this name",
                    "ChatCompletionFinishReason=brand_new: FinishReason has no such value",
                    "Schema0Items0=Brand New: ProviderName has no such value",
                    "ProviderSort=brand_new: SortKey has no such value",
                    "ProviderSortUnion=brand_new: ProviderSort has no such value",
                    "ProviderSortConfigPartition=brand_new: SortPartition has no such value",
                    "ChatMessageContentItem[brand_new]:type=brand_new: ContentPart has no case for it",
                    "ChatGenerationParamsPluginsItems[brand_new]:id=brand_new: Plugin has no case for it",
                    "ToolChoiceOption[4]=brand_new: ToolChoice has no such value",
                    "ChatGenerationParamsStop[2]: not understood as stop sequences",
                    "__schema1[3]: not understood as a price",
                    "__schema1[3]: refused as the specification allows it, $.provider.max_price.prompt: not even read",
                    "UserMessageContent[2]: content of another shape",
                    "BrandNew: not reached from any root",
                    "BrandNew: no type is mapped to this schema",
                    "BrandNew: refused as the specification allows it, $.debug.echo_upstream_body: not even read",
                }
            ),
            string.Join('\n', problems)
        );
    }

    [Test]
    public void Checker_SpecificationWithLess_ReportsWhatIsModelledWithoutReason()
    {
        string[] problems =
        [
            .. After(spec => Properties(spec, "ChatGenerationParams").Remove("user")),
            .. After(spec => Properties(spec, "ChatGenerationParamsProviderMaxPrice").Remove("image")),
            .. After(spec => Cases(spec, "ChatMessageContentItem").RemoveAt(4)),
            .. After(spec =>
                Properties(spec, "AssistantMessage")["annotations"] = new JsonObject { ["type"] = "array" }
            ),
            .. After(spec => Enum(spec, "ChatGenerationParamsReasoningEffort").RemoveAt(0)),
        ];

        Assert.That(
            problems,
            Is.EqualTo(
                new[]
                {
                    "ChatRequest.user: not in the specification, and neither refused nor taken for a reason",
                    "MaxPrice.image: modelled, but neither a specification nor a reason knows it",
                    "ContentPart:video_url: not in the specification, and neither refused nor taken for a reason",
                    "ContentPart:video_url: modelled, but neither a specification nor a reason knows it",
                    "ChatMessageContentItem[video_url].video_url.url: an exception that nothing needs any more",
                }
            ),
            string.Join('\n', problems)
        );
    }

    [Test]
    public void Checker_OtherTypesAndTighterBounds_AreReported()
    {
        string[] problems =
        [
            .. After(spec => Properties(spec, "ChatGenerationParams")["seed"]!["type"] = "boolean"),
            .. After(spec => Properties(spec, "ChatGenerationParams")["user"] = new JsonObject { ["type"] = "number" }),
            .. After(spec =>
                Properties(spec, "ChatGenerationParams")["models"]!["items"]!["$ref"] = "#/components/schemas/Message"
            ),
            .. After(spec => Properties(spec, "ChatGenerationParams")["metadata"] = Text()),
            .. After(spec => Properties(spec, "ChatGenerationParams")["temperature"]!["maximum"] = 1),
            .. After(spec => Properties(spec, "ChatGenerationParams")["temperature"]!["minimum"] = 1),
            .. After(spec => Properties(spec, "ChatGenerationParams")["temperature"]!["maximum"] = 3),
            .. After(spec => Properties(spec, "ChatGenerationParams")["session_id"]!["maxLength"] = 256),
            .. After(spec => Properties(spec, "ChatGenerationParams")["user"]!["maxLength"] = 64),
            .. After(spec => Cases(spec, "ChatGenerationParamsStop")[1]!["maxItems"] = 5),
            .. After(spec => Properties(spec, "ChatGenerationParams")["temperature"]!.AsObject().Remove("maximum")),
            .. After(spec => Properties(spec, "ChatGenerationParams")["max_tokens"]!.AsObject().Remove("minimum")),
            .. After(spec => Properties(spec, "ChatGenerationParams")["metadata"]!["maxProperties"] = 16),
            .. After(spec => Properties(spec, "ChatGenerationParams")["metadata"]![SpecDocument.KeyLength] = 64),
            .. After(spec => spec.Schema("ChatGenerationParams")["required"]!.AsArray().Add((JsonNode)"user")),
            .. After(spec => spec.Schema("ChatGenerationParamsReasoning")["required"] = new JsonArray("effort")),
            .. After(spec => spec.Schema("ResponseFormatTextGrammar")["required"] = new JsonArray("type")),
            .. After(spec => spec.Schema("NamedToolChoice").Remove("required")),
        ];

        Assert.That(
            problems,
            Is.EqualTo(
                new[]
                {
                    "ChatGenerationParams.seed: boolean as Int64",
                    "ChatGenerationParams.seed: refused as the specification allows it, $.seed: not even read",
                    "Message: mapped to Message, but String stands where it is used",
                    "ChatGenerationParams.metadata: a dictionary for something that is no map",
                    "ChatGenerationParams.metadata: refused as the specification allows it, $.metadata: not even read",
                    "ChatGenerationParams.temperature maximum 1: not enforced",
                    "ChatGenerationParams.temperature minimum 1: not enforced",
                    "ChatGenerationParams.temperature maximum 3: not enforced",
                    "ChatGenerationParams.session_id maxLength 256: not enforced",
                    "ChatGenerationParams.user maxLength 64: not enforced",
                    "ChatGenerationParamsStop[1] maxItems 5: not enforced",
                    "ChatGenerationParams.temperature 1000000000: refused, although the specification has no such bound",
                    "ChatGenerationParams.max_tokens -1000000000: refused, although the specification has no such bound",
                    "ChatGenerationParams.metadata maxProperties 16: not enforced",
                    "ChatGenerationParams.metadata x-keyMaxLength 64: not enforced",
                    "ChatGenerationParams.user required: not missed when it is missing",
                    "ChatGenerationParamsReasoning.effort required: not missed when it is missing",
                    "ResponseFormatTextGrammar: refused as the specification allows it, $.response_format.grammar: A value is required.",
                    "NamedToolChoice.function required: an exception that nothing needs any more",
                }
            ),
            string.Join('\n', problems)
        );
    }

    private static IReadOnlyList<string> After(SpecMapping mapping, Action<SpecDocument> change)
    {
        SpecDocument spec = SpecDocument.Load(mapping);
        change(spec);
        return SpecCoverage.Of(mapping, spec).Problems;
    }

    private static IReadOnlyList<string> After(Action<SpecDocument> change, string? add = null)
    {
        SpecDocument spec = SpecDocument.Load(SpecMapping.InteractiveAi);
        if (add is not null)
        {
            spec.Schemas[add] = new JsonObject { ["type"] = "object" };
        }

        change(spec);
        return SpecCoverage.Of(SpecMapping.InteractiveAi, spec).Problems;
    }

    private static JsonObject Properties(SpecDocument spec, string schema) =>
        SpecDocument.PropertiesOf(spec.Schema(schema));

    private static JsonArray Enum(SpecDocument spec, string schema) => spec.Schema(schema)["enum"]!.AsArray();

    private static JsonArray Cases(SpecDocument spec, string schema) => spec.Schema(schema)["oneOf"]!.AsArray();

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Case(string member, string value) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [member] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(value) },
            },
        };
}
