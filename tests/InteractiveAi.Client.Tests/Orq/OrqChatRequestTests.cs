using System.Text.Json;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

public sealed class OrqChatRequestTests
{
    /// <summary>Every member of the request's own, in the order in which it is written.</summary>
    private const string Whole = """
        {
          "model": "openai/gpt-4o",
          "messages": [{ "role": "user", "content": "Hi" }],
          "name": "refunds",
          "audio": { "voice": "nova", "format": "pcm16", "x-audio": 1 },
          "modalities": ["text", "audio", "brand_new"],
          "thinking": { "type": "enabled", "budget_tokens": 2048, "thinking_level": "high", "x-thinking": 1 },
          "verbosity": "low",
          "top_k": 40,
          "guardrails": [{ "id": "orq_pii_detection", "execute_on": "input", "x-guardrail": 1 }],
          "fallbacks": [{ "model": "anthropic/claude-haiku-4-5", "x-fallback": 1 }],
          "retry": { "count": 3, "on_codes": [429, 503], "x-retry": 1 },
          "cache": { "type": "exact_match", "ttl": 3600, "x-cache": 1 },
          "load_balancer": {
            "type": "weight_based",
            "models": [{ "model": "openai/gpt-4o", "weight": 0.7, "x-model": 1 }],
            "x-balancer": 1
          },
          "timeout": { "call_timeout": 30000, "x-timeout": 1 },
          "variables": { "city": "Porto", "days": 3, "rate": 1.50, "paid": true, "none": null, "who": { "id": [1e2] } },
          "template_engine": "jinja",
          "plugins": [
            {
              "id": "pii_redaction",
              "on_failure": "passthrough",
              "threshold": 0.5,
              "language": "nl",
              "entities": ["PERSON"],
              "x-plugin": 1
            },
            { "id": "response_healing", "x-plugin": 1 },
            { "id": "brand_new", "payload": 1.00 }
          ],
          "cache_control": { "type": "ephemeral", "ttl": "1h", "x-control": 1 },
          "prompt_cache_key": "refunds",
          "identity": {
            "id": "ann",
            "display_name": "Ann",
            "email": "ann@example.test",
            "metadata": [{ "team": "a", "size": 2, "lead": null }],
            "logo_url": "https://example.test/ann.png",
            "tags": ["a"],
            "x-identity": 1
          },
          "thread": { "id": "t-1", "tags": ["a", "b"], "x-thread": 1 },
          "orq": {
            "name": "refunds",
            "retry": { "count": 1, "on_codes": [500] },
            "fallbacks": [{ "model": "openai/gpt-4o" }],
            "prompt": { "id": "prompt_1", "version": "latest", "x-prompt": 1 },
            "identity": { "id": "ann" },
            "contact": { "id": "bob" },
            "thread": { "id": "t-1" },
            "inputs": [{ "key": "city", "value": "Porto", "is_pii": true, "x-input": 1 }],
            "cache": { "type": "exact_match" },
            "knowledge_bases": [
              {
                "knowledge_id": "kb_policies",
                "query": "refunds",
                "top_k": 5,
                "threshold": 0.25,
                "search_type": "hybrid_search",
                "filter_by": { "and": [{ "lang": { "eq": "en" } }, { "year": { "gte": 2024 } }] },
                "search_options": {
                  "include_vectors": false,
                  "include_metadata": true,
                  "include_scores": true,
                  "x-options": 1
                },
                "rerank_config": { "model": "cohere/rerank-v3.5", "threshold": 0.1, "top_k": 10, "x-rerank": 1 },
                "agentic_rag_config": { "model": "openai/gpt-4o-mini", "x-rag": 1 },
                "x-knowledge": 1
              }
            ],
            "load_balancer": { "type": "weight_based", "models": [] },
            "timeout": { "call_timeout": 1 },
            "x-orq": 1
          },
          "temperature": 0.5,
          "reasoning_effort": "max",
          "parallel_tool_calls": false,
          "x-request": 1
        }
        """;

    [Test]
    public async Task Request_EveryMember_IsReadAndWrittenBackAsItWas()
    {
        string expected = Wire.Compact(Whole);

        var read = Wire.Read<OrqChatRequest>(Whole);

        Assert.That(Wire.Write(read), Is.EqualTo(expected));
        Assert.That(await Wire.BodyAsync(read), Is.EqualTo(expected));
        Assert.That(read.Validate(), Is.Empty);
    }

    [Test]
    public void Request_EveryMember_IsTyped()
    {
        var read = Wire.Read<OrqChatRequest>(Whole);

        KnowledgeBase knowledge = read.Orq!.KnowledgeBases![0];
        Assert.That((read.Audio!.Voice, read.Audio.Format), Is.EqualTo((AudioVoice.Nova, AudioFormat.Pcm16)));
        Assert.That(read.Modalities, Is.EqualTo(new Modality[] { Modality.Text, Modality.Audio, "brand_new" }));
        Assert.That(
            read.Thinking,
            Is.TypeOf<EnabledThinking>().With.Property("ThinkingLevel").EqualTo(ThinkingLevel.High)
        );
        Assert.That(read.Retry!.OnCodes, Is.EqualTo(new[] { 429, 503 }));
        Assert.That(read.Variables!["none"], Is.Null);
        Assert.That(read.Variables["rate"]!.Json.GetRawText(), Is.EqualTo("1.50"));
        Assert.That(
            read.Plugins!.Select(plugin => plugin.GetType()),
            Is.EqualTo(new[] { typeof(PiiRedactionPlugin), typeof(OrqResponseHealingPlugin), typeof(UnknownOrqPlugin) })
        );
        Assert.That(read.Identity!.Metadata![0]["team"]!.Json.GetString(), Is.EqualTo("a"));
        Assert.That(
            (knowledge.TopK, knowledge.Threshold, knowledge.SearchType),
            Is.EqualTo((5, 0.25, SearchType.Hybrid))
        );
        Assert.That(knowledge.FilterBy!.All!.SelectMany(filter => filter.Fields.Keys), Is.EqualTo(["lang", "year"]));
        Assert.That((knowledge.Rerank!.TopK, knowledge.AgenticRag!.Model), Is.EqualTo((10, "openai/gpt-4o-mini")));
    }

    [Test]
    public async Task Body_BuiltInCSharp_IsWrittenInWireOrder()
    {
        OrqChatRequest request = new()
        {
            Model = "openai/gpt-4o",
            Messages = ["Summarise our refund policy."],
            Guardrails = [new(GuardrailId.PiiDetection, GuardrailStage.Input)],
            Fallbacks = [new("anthropic/claude-haiku-4-5")],
            Retry = new() { Count = 3, OnCodes = [429, 503] },
            Thinking = ThinkingConfig.Enabled(2048),
            Orq = new()
            {
                Thread = new("t-1"),
                KnowledgeBases =
                [
                    new("kb_policies")
                    {
                        TopK = 5,
                        FilterBy = KnowledgeFilter.And(
                            KnowledgeFilter.Where("lang", FilterCondition.Eq("en")),
                            KnowledgeFilter.Where("year", FilterCondition.Gte(2024))
                        ),
                    },
                ],
            },
        };

        Assert.That(
            await Wire.BodyAsync(request),
            Is.EqualTo(
                Wire.Compact(
                    """
                    {
                      "model": "openai/gpt-4o",
                      "messages": [{ "role": "user", "content": "Summarise our refund policy." }],
                      "thinking": { "type": "enabled", "budget_tokens": 2048 },
                      "guardrails": [{ "id": "orq_pii_detection", "execute_on": "input" }],
                      "fallbacks": [{ "model": "anthropic/claude-haiku-4-5" }],
                      "retry": { "count": 3, "on_codes": [429, 503] },
                      "orq": {
                        "thread": { "id": "t-1" },
                        "knowledge_bases": [
                          {
                            "knowledge_id": "kb_policies",
                            "top_k": 5,
                            "filter_by": { "and": [{ "lang": { "eq": "en" } }, { "year": { "gte": 2024 } }] }
                          }
                        ]
                      }
                    }
                    """
                )
            )
        );
    }

    [Test]
    public async Task Body_TheOtherSettingsBuiltInCSharp_AreWrittenInWireOrder()
    {
        OrqChatRequest request = new()
        {
            Model = "openai/gpt-4o",
            Messages = ["Hi"],
            Name = "refunds",
            Audio = new(AudioVoice.Alloy, AudioFormat.Mp3),
            Modalities = [Modality.Text, Modality.Audio],
            ReasoningEffort = EffortLevel.Max,
            Cache = new() { Ttl = 60 },
            LoadBalancer = new([new("openai/gpt-4o", 0.7), new("anthropic/claude-haiku-4-5")]),
            Timeout = new(TimeSpan.FromSeconds(30)),
            Variables = new Dictionary<string, OrqValue?>
            {
                ["city"] = "Porto",
                ["days"] = 3,
                ["none"] = null,
            },
            Plugins = [new PiiRedactionPlugin { Language = PiiLanguage.Dutch }, new OrqResponseHealingPlugin()],
            CacheControl = CacheControl.Ephemeral,
            Identity = new("ann") { Metadata = [new Dictionary<string, OrqValue?> { ["team"] = "a" }] },
            Thread = new("t-1") { Tags = ["a"] },
            Orq = new() { Prompt = new("prompt_1"), Timeout = new(5000) },
        };

        Assert.That(
            await Wire.BodyAsync(request),
            Is.EqualTo(
                Wire.Compact(
                    """
                    {
                      "model": "openai/gpt-4o",
                      "messages": [{ "role": "user", "content": "Hi" }],
                      "name": "refunds",
                      "audio": { "voice": "alloy", "format": "mp3" },
                      "modalities": ["text", "audio"],
                      "cache": { "type": "exact_match", "ttl": 60 },
                      "load_balancer": {
                        "type": "weight_based",
                        "models": [
                          { "model": "openai/gpt-4o", "weight": 0.7 },
                          { "model": "anthropic/claude-haiku-4-5" }
                        ]
                      },
                      "timeout": { "call_timeout": 30000 },
                      "variables": { "city": "Porto", "days": 3, "none": null },
                      "plugins": [{ "id": "pii_redaction", "language": "nl" }, { "id": "response_healing" }],
                      "cache_control": { "type": "ephemeral" },
                      "identity": { "id": "ann", "metadata": [{ "team": "a" }] },
                      "thread": { "id": "t-1", "tags": ["a"] },
                      "orq": {
                        "prompt": { "id": "prompt_1", "version": "latest" },
                        "timeout": { "call_timeout": 5000 }
                      },
                      "reasoning_effort": "max"
                    }
                    """
                )
            )
        );
        Assert.That(request.Validate(), Is.Empty);
    }

    [Test]
    public void Deprecated_Members_NameWhatToUseInstead()
    {
        var said = typeof(OrqSettings)
            .GetProperties()
            .SelectMany(property => property.GetCustomAttributes(typeof(ObsoleteAttribute), inherit: false))
            .Select(attribute => ((ObsoleteAttribute)attribute).Message);

        Assert.That(
            said,
            Is.EquivalentTo(
                new[]
                {
                    "Deprecated by orq.ai: use Identity instead.",
                    "Deprecated by orq.ai: use OrqChatRequest.Variables instead.",
                }
            )
        );
    }

    [TestCase("""{"on_codes":[429.0,5.03e2,"500"]}""", """{"on_codes":[429,503,500]}""")]
    [TestCase("""{"on_codes":[]}""", """{"on_codes":[]}""")]
    [TestCase("""{"on_codes":null}""", """{}""")]
    public void Retry_CodesInAnySpelling_AreRead(string json, string written) =>
        Assert.That(Wire.Rewrite<ServerRetry>(json), Is.EqualTo(written));

    [TestCase("""{"on_codes":429}""")]
    [TestCase("""{"on_codes":[429.5]}""")]
    public void Retry_CodesOfAnotherShape_AreRefused(string json) =>
        Assert.That(() => Wire.Read<ServerRetry>(json), Throws.InstanceOf<JsonException>());

    [TestCase("""{"type":"brand_new","pool":["a"]}""")]
    [TestCase("""{"type":"weight_based"}""")]
    [TestCase("""{}""")]
    public void LoadBalancer_OfAnyKind_IsReadAndWrittenBackAsItWas(string json) =>
        Assert.That(Wire.Rewrite<LoadBalancer>(json), Is.EqualTo(json));

    [TestCase(true)]
    [TestCase(false)]
    public void Timeout_TooLongForTheWire_IsRefused(bool isLong)
    {
        TimeSpan limit = TimeSpan.FromMilliseconds(isLong ? int.MaxValue + 1.0 : int.MaxValue);

        Assert.That(
            () => new ServerTimeout(limit),
            isLong ? Throws.InstanceOf<ArgumentOutOfRangeException>() : Throws.Nothing
        );
    }
}
