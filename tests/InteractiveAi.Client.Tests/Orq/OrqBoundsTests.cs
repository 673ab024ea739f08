using System.Text.Json;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

public sealed class OrqBoundsTests
{
    private static readonly OrqChatRequest sound = new() { Model = "m", Messages = ["Hi"] };

    private static readonly KnowledgeBase knowledge = new("kb");

    private static IEnumerable<TestCaseData> Within =>
        Named(
            (
                "retry least",
                sound with
                {
                    Retry = new() { Count = 1, OnCodes = [100] },
                }
            ),
            (
                "retry most",
                sound with
                {
                    Retry = new() { Count = 5, OnCodes = [599] },
                }
            ),
            ("retry empty", sound with { Retry = new() }),
            ("cache least", sound with { Cache = new() { Ttl = 1 } }),
            ("cache most", sound with { Cache = new() { Ttl = 259200 } }),
            ("timeout least", sound with { Timeout = new(1) }),
            ("weight least", sound with { LoadBalancer = new([new("a", 0.001)]) }),
            ("weight most", sound with { LoadBalancer = new([new("a", 1)]) }),
            ("balancer unknown", sound with { LoadBalancer = Wire.Read<LoadBalancer>("""{"type":"new"}""") }),
            ("top_k least", With(knowledge with { TopK = 1 })),
            ("top_k most", With(knowledge with { TopK = 100 })),
            ("threshold least", With(knowledge with { Threshold = 0 })),
            ("threshold most", With(knowledge with { Threshold = 1 })),
            (
                "rerank",
                With(
                    knowledge with
                    {
                        Rerank = new("r") { TopK = 100, Threshold = 1 },
                    }
                )
            ),
            ("budget least", sound with { Thinking = ThinkingConfig.Enabled(1024) }),
            ("budget below", sound with { Thinking = ThinkingConfig.Enabled(1024), MaxTokens = 1025 }),
            (
                "budget below the other",
                sound with
                {
                    Thinking = ThinkingConfig.Enabled(1024),
                    MaxCompletionTokens = 1025,
                }
            ),
            ("adaptive", sound with { Thinking = ThinkingConfig.Adaptive, MaxTokens = 1 }),
            ("disabled", sound with { Thinking = ThinkingConfig.Disabled, MaxTokens = 1 }),
            ("plugin threshold", sound with { Plugins = [new PiiRedactionPlugin { Threshold = 1 }] }),
            ("text alone", sound with { Modalities = [Modality.Text] }),
            ("stop 4", sound with { Stop = ["a", "b", "c", "d"] }),
            ("n 1", sound with { N = 1 }),
            ("unknown values", sound with { ReasoningEffort = "new", Guardrails = [new("mine", "both")] }),
            ("filter", With(knowledge with { FilterBy = KnowledgeFilter.Where("and", FilterCondition.Exists()) }))
        );

    private static IEnumerable<TestCaseData> Beyond =>
        Named(
            ("$.retry.count 1..5", sound with { Retry = new() { Count = 0 } }),
            ("$.retry.count 1..5", sound with { Retry = new() { Count = 6 } }),
            ("$.retry.on_codes 1..", sound with { Retry = new() { OnCodes = [] } }),
            ("$.retry.on_codes[1] 100..599", sound with { Retry = new() { OnCodes = [429, 99] } }),
            ("$.retry.on_codes[0] 100..599", sound with { Retry = new() { OnCodes = [600] } }),
            ("$.cache.ttl 1..259200", sound with { Cache = new() { Ttl = 0 } }),
            ("$.cache.ttl 1..259200", sound with { Cache = new() { Ttl = 259201 } }),
            ("$.timeout.call_timeout 1..", sound with { Timeout = new(0) }),
            ("$.timeout.call_timeout 1..", sound with { Timeout = new(TimeSpan.FromTicks(1)) }),
            ("$.load_balancer.models[0].weight 0.001..1", sound with { LoadBalancer = new([new("a", 0.0009)]) }),
            ("$.load_balancer.models[1].weight 0.001..1", sound with { LoadBalancer = new([new("a"), new("b", 1.1)]) }),
            ("$.thinking.budget_tokens 1024..", sound with { Thinking = ThinkingConfig.Enabled(1023) }),
            (
                "$.thinking.budget_tokens ..2047",
                sound with
                {
                    Thinking = ThinkingConfig.Enabled(2048),
                    MaxTokens = 2048,
                }
            ),
            (
                "$.thinking.budget_tokens ..2047",
                sound with
                {
                    Thinking = ThinkingConfig.Enabled(2048),
                    MaxCompletionTokens = 2048,
                }
            ),
            ("$.plugins[0].threshold 0..1", sound with { Plugins = [new PiiRedactionPlugin { Threshold = 1.1 }] }),
            ("$.identity.email email", sound with { Identity = new("ann") { Email = "ann" } }),
            ("$.identity.email email", sound with { Identity = new("ann") { Email = "ann@" } }),
            ("$.identity.email email", sound with { Identity = new("ann") { Email = "ann lee@example.test" } }),
            ("$.stop ..4", sound with { Stop = ["a", "b", "c", "d", "e"] }),
            ("$.n 1..", sound with { N = 0 }),
            ("$.orq.retry.count 1..5", sound with { Orq = new() { Retry = new() { Count = 9 } } }),
            ("$.orq.cache.ttl 1..259200", sound with { Orq = new() { Cache = new() { Ttl = -1 } } }),
            ("$.orq.timeout.call_timeout 1..", sound with { Orq = new() { Timeout = new(-5) } }),
            (
                "$.orq.load_balancer.models[0].weight 0.001..1",
                sound with
                {
                    Orq = new() { LoadBalancer = new([new("a", 2)]) },
                }
            ),
            ("$.orq.knowledge_bases[0].top_k 1..100", With(knowledge with { TopK = 0 })),
            ("$.orq.knowledge_bases[0].top_k 1..100", With(knowledge with { TopK = 101 })),
            ("$.orq.knowledge_bases[0].threshold 0..1", With(knowledge with { Threshold = -0.1 })),
            ("$.orq.knowledge_bases[0].threshold 0..1", With(knowledge with { Threshold = 1.1 })),
            (
                "$.orq.knowledge_bases[0].rerank_config.top_k 1..100",
                With(knowledge with { Rerank = new("r") { TopK = 101 } })
            ),
            (
                "$.orq.knowledge_bases[0].rerank_config.threshold 0..1",
                With(knowledge with { Rerank = new("r") { Threshold = 2 } })
            ),
            (
                "$.orq.knowledge_bases[0].filter_by.and[1].or fields",
                With(
                    knowledge with
                    {
                        FilterBy = KnowledgeFilter.And(
                            KnowledgeFilter.Where("a", FilterCondition.Eq(1)),
                            KnowledgeFilter.Or(KnowledgeFilter.Where("b", FilterCondition.Eq(1)))
                        ),
                    }
                )
            )
        );

    private static IEnumerable<TestCaseData> Unsound =>
        Named(
            ("$.audio", sound with { Modalities = [Modality.Audio] }),
            ("$.audio.voice", sound with { Audio = new(default, AudioFormat.Mp3) }),
            ("$.modalities[0]", sound with { Modalities = [default] }),
            ("$.guardrails[0].id", sound with { Guardrails = [new(default, GuardrailStage.Input)] }),
            ("$.guardrails[0].execute_on", sound with { Guardrails = [Wire.Read<Guardrail>("""{"id":"a"}""")] }),
            ("$.guardrails[0]", sound with { Guardrails = [null!] }),
            ("$.fallbacks[0].model", sound with { Fallbacks = [Wire.Read<Fallback>("{}")] }),
            ("$.load_balancer.models", sound with { LoadBalancer = new([]) { Models = null } }),
            ("$.load_balancer.type", sound with { LoadBalancer = Wire.Read<LoadBalancer>("{}") }),
            ("$.cache.type", sound with { Cache = Wire.Read<ServerCache>("{}") }),
            ("$.timeout.call_timeout", sound with { Timeout = Wire.Read<ServerTimeout>("{}") }),
            ("$.thinking.budget_tokens", sound with { Thinking = Wire.Read<ThinkingConfig>("""{"type":"enabled"}""") }),
            ("$.thinking", sound with { Thinking = new UnknownThinking(default) }),
            ("$.plugins[0]", sound with { Plugins = [new UnknownOrqPlugin(default)] }),
            ("$.reasoning_effort", sound with { ReasoningEffort = default(EffortLevel) }),
            ("$.identity.id", sound with { Identity = Wire.Read<Identity>("{}") }),
            ("$.thread.id", sound with { Thread = new("t") { Id = "" } }),
            ("$.orq.thread.tags[0]", sound with { Orq = new() { Thread = new("t") { Tags = [null!] } } }),
            ("$.orq.prompt.version", sound with { Orq = new() { Prompt = new("p") { Version = null } } }),
            ("$.orq.knowledge_bases[0].knowledge_id", With(Wire.Read<KnowledgeBase>("{}"))),
            ("$.orq.knowledge_bases[0].search_type", With(knowledge with { SearchType = default(SearchType) })),
            (
                "$.orq.knowledge_bases[0].agentic_rag_config.model",
                With(knowledge with { AgenticRag = Wire.Read<AgenticRagSettings>("{}") })
            ),
            ("$.orq.inputs[0].key", Wire.Read<OrqChatRequest>(Inputs)),
            ("$.orq.contact.id", Wire.Read<OrqChatRequest>(Contact)),
            ("$.retry.count", sound with { Retry = new() { AdditionalProperties = Repeated("count") } }),
            ("$.orq.thread", sound with { Orq = new() { AdditionalProperties = Repeated("thread") } }),
            ("$.thread", sound with { AdditionalProperties = Repeated("thread") })
        );

    private const string Inputs = """{"model":"m","messages":[{"role":"user","content":"a"}],"orq":{"inputs":[{}]}}""";

    private const string Contact = """{"model":"m","messages":[{"role":"user","content":"a"}],"orq":{"contact":{}}}""";

    [TestCaseSource(nameof(Within))]
    public void Validate_WithinBounds_IsSound(OrqChatRequest request) => Assert.That(request.Validate(), Is.Empty);

    [TestCaseSource(nameof(Beyond))]
    public void Validate_BeyondBounds_NamesPathAndBound(OrqChatRequest request)
    {
        var found = request.Validate().Select(problem => $"{problem.Path} {problem.Bound}");

        Assert.That(found, Is.EqualTo(new[] { NameOfCase() }));
    }

    [TestCaseSource(nameof(Beyond))]
    public void Validate_WithoutBounds_LeavesThemToTheGateway(OrqChatRequest request) =>
        Assert.That(request.Validate(bounds: null), Is.Empty);

    [TestCaseSource(nameof(Unsound))]
    public void Validate_WhatSaysNothing_IsNamed(OrqChatRequest request) =>
        Assert.That(request.Validate().Select(problem => problem.Path), Is.EqualTo(new[] { NameOfCase() }));

    [Test]
    public void Validate_NumberThatJsonDoesNotHave_IsFoundEvenWithoutBounds(
        [Values(double.NaN, double.PositiveInfinity, double.NegativeInfinity)] double value
    )
    {
        OrqChatRequest request = sound with
        {
            Temperature = value,
            LoadBalancer = new([new("a", value)]),
            Plugins = [new PiiRedactionPlugin { Threshold = value }],
            Orq = new()
            {
                KnowledgeBases =
                [
                    knowledge with
                    {
                        Threshold = value,
                        Rerank = new("r") { Threshold = value },
                    },
                ],
            },
        };
        string[] expected =
        [
            "$.temperature",
            "$.load_balancer.models[0].weight",
            "$.plugins[0].threshold",
            "$.orq.knowledge_bases[0].threshold",
            "$.orq.knowledge_bases[0].rerank_config.threshold",
        ];

        Assert.That(request.Validate().Select(problem => problem.Path), Is.EqualTo(expected));
        Assert.That(request.Validate(bounds: null).Select(problem => problem.Path), Is.EqualTo(expected));
    }

    [Test]
    public void Validate_NumberThatJsonDoesNotHave_IsTriedForEachDouble()
    {
        var doubles = WireTypes
            .Objects.Where(type => type.Namespace == typeof(OrqChatRequest).Namespace)
            .SelectMany(type =>
                type.GetProperties()
                    .Where(property => property.PropertyType == typeof(double?) && property.DeclaringType == type)
            );

        Assert.That(
            doubles.Select(property => $"{property.DeclaringType!.Name}.{property.Name}"),
            Is.EquivalentTo(
                new[]
                {
                    "KnowledgeBase.Threshold",
                    "PiiRedactionPlugin.Threshold",
                    "RerankSettings.Threshold",
                    "WeightedModel.Weight",
                }
            )
        );
    }

    private static string NameOfCase() => (string)TestContext.CurrentContext.Test.Properties.Get("case")!;

    private static OrqChatRequest With(KnowledgeBase one) => sound with { Orq = new() { KnowledgeBases = [one] } };

    private static Dictionary<string, JsonElement> Repeated(string name) => new() { [name] = Wire.Element("1") };

    private static IEnumerable<TestCaseData> Named(params (string Name, OrqChatRequest Request)[] cases) =>
        cases.Select(
            (each, i) =>
                new TestCaseData(each.Request).SetArgDisplayNames($"{each.Name} ({i})").SetProperty("case", each.Name)
        );
}
