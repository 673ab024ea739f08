using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

public sealed partial class SpecCoverageTests
{
    [Test]
    public void Checker_WhatAGatewayDoesNotTake_IsReportedWhereItDisagreesWithTheSpecification()
    {
        string[] problems =
        [
            // Refused, although the specification has it
            .. After(SpecMapping.JamAi, spec => Properties(spec, "ChatRequest")["seed"] = Number()),
            .. After(SpecMapping.Orq, spec => Properties(spec, "request")["user"] = Text()),
            .. After(SpecMapping.Orq, spec => Properties(spec, "FileContentPartSchema")["file_id"] = Text()),
            .. After(SpecMapping.Orq, spec => Properties(spec, "request")["tools"]!["items"] = Either("web_search")),
            // Neither in the specification nor refused
            .. After(SpecMapping.JamAi, spec => Properties(spec, "ChatRequest").Remove("logit_bias")),
            .. After(SpecMapping.Orq, spec => Properties(spec, "request").Remove("seed")),
            .. After(SpecMapping.JamAi, spec => Cases(spec, "ChatRequest", "tools").RemoveAt(0)),
        ];

        Assert.That(
            problems,
            Is.EqualTo(
                new[]
                {
                    "ChatRequest.seed: refused as the specification allows it, $.seed: JamAI Base has no seed: it would drop it silently.",
                    "ChatRequest.seed: refused, although the specification has it",
                    "request.user: refused as the specification allows it, $.user: orq.ai has no user: it does not take it.",
                    "ChatRequest.user: refused, although the specification has it",
                    "FileContentPartSchema.file_id: refused as the specification allows it, $.messages[0].content[0].file.file_id: orq.ai has no file_id: it does not take it.",
                    "file_id: not taken, but not reported, or in the specification",
                    "request.tools[]: refused as the specification allows it, $.tools[0].function: A value is required.",
                    "request.tools[][web_search]: refused as the specification allows it, $.tools[0].type: orq.ai has no tool 'web_search': it does not take it.",
                    "Tool:web_search: refused, although the specification has it",
                    "request.tools[].function.parameters: an exception that nothing needs any more",
                    "ChatRequest.logit_bias: not in the specification, and neither refused nor taken for a reason",
                    "ChatRequest.seed: not in the specification, and neither refused nor taken for a reason",
                    "WebSearchTool: not reached from any root",
                    "Tool:web_search: not in the specification, and neither refused nor taken for a reason",
                    "WebSearchTool.type: modelled, but neither a specification nor a reason knows it",
                    "Tool:web_search: modelled, but neither a specification nor a reason knows it",
                }
            ),
            string.Join('\n', problems)
        );
    }

    [Test]
    public void Checker_ErrorsWithMoreOrWithSecrets_AreReported()
    {
        string[] problems =
        [
            .. After(SpecMapping.Orq, spec => Properties(spec, "error.message")["brand_new"] = Text()),
            .. After(SpecMapping.InteractiveAi, spec => Properties(spec, "ErrorResponse")["brand_new"] = Text()),
            .. After(SpecMapping.JamAi, spec => Properties(spec, "ErrorResponse")["request_id"]!["x-sensitive"] = true),
            .. After(
                SpecMapping.JamAi,
                spec =>
                    Properties(spec, "ErrorResponse")["brand_new"] = new JsonObject
                    {
                        ["type"] = "string",
                        ["x-sensitive"] = true,
                    }
            ),
        ];

        Assert.That(
            problems,
            Is.EqualTo(
                new[]
                {
                    "error.message.brand_new: ApiError has no property that tells it",
                    "ErrorResponse.brand_new: ApiError has no property that tells it",
                    "ErrorResponse.request_id: shown, although it may repeat the request",
                    "ErrorResponse.brand_new: shown, although it may repeat the request",
                }
            ),
            string.Join('\n', problems)
        );
    }

    [Test]
    public void Checker_StructuralUnionsAndRulesInProse_AreLookedInto()
    {
        string[] problems =
        [
            .. After(
                SpecMapping.Orq,
                spec => Filter(spec)[0]!["additionalProperties"]!["oneOf"]!.AsArray().Add(Condition("brand_new"))
            ),
            .. After(
                SpecMapping.Orq,
                spec =>
                    SpecDocument.PropertiesOf(Filter(spec)[1]!.AsObject())["and"]!["items"]!["additionalProperties"]![
                        "oneOf"
                    ]!
                        .AsArray()
                        .Add(Condition("brand_new"))
            ),
            .. After(SpecMapping.Orq, spec => Filter(spec).Add(Joined("not"))),
            .. After(
                SpecMapping.Orq,
                spec => Properties(spec, "request")["variables"]!["additionalProperties"] = Text()
            ),
            .. After(SpecMapping.Orq, spec => Inputs(spec)["items"]!["properties"]!["brand_new"] = Text()),
            .. After(SpecMapping.Orq, spec => spec.Rules.Add("request.seed requires")),
            .. After(SpecMapping.Orq, spec => spec.Rules.Remove("request.top_logprobs requires")),
            .. After(
                SpecMapping.Orq,
                spec => Properties(spec, "ThinkingConfigEnabledSchema")["budget_tokens"]!["minimum"] = 512
            ),
            .. After(
                SpecMapping.Orq,
                spec => Properties(spec, "request")["retry"]!["properties"]!["on_codes"]!["minItems"] = 2
            ),
            .. After(SpecMapping.JamAi, spec => Properties(spec, "RAGParams")["k"]!["exclusiveMinimum"] = 1),
            .. After(SpecMapping.JamAi, spec => Properties(spec, "RAGParams")["k"]!["deprecated"] = true),
            .. After(SpecMapping.Orq, spec => Properties(spec, "request")["seed"]![SpecDocument.Unit] = "furlongs"),
        ];

        Assert.That(
            problems,
            Is.EqualTo(
                new[]
                {
                    "request.orq.knowledge_bases[].filter_by[0]{}.brand_new: FilterCondition does not know it",
                    "request.orq.knowledge_bases[].filter_by[1].and[]{}.brand_new: FilterCondition does not know it",
                    "request.orq.knowledge_bases[].filter_by[3].not: not understood as filters that are joined",
                    "request.variables{}: kept as a value although its shape is known",
                    "request.orq.inputs[1][].brand_new: PromptInput has no member of this name",
                    "request.seed requires rule: not enforced",
                    "request.top_logprobs requires: a rule that the specification does not have",
                    "ThinkingConfigEnabledSchema.budget_tokens minimum 512: not enforced",
                    "ThinkingConfigEnabledSchema: refused as the specification allows it, $.thinking.budget_tokens: 512 is less than 1024.",
                    "request.retry.on_codes minItems 2: not enforced",
                    "RAGParams.k exclusiveMinimum 1: not enforced",
                    "RAGParams.k deprecated: K does not say so",
                    "request.seed in furlongs: Seed does not say so",
                }
            ),
            string.Join('\n', problems)
        );
    }

    private static JsonArray Cases(SpecDocument spec, string schema, string list) =>
        SpecDocument
            .AlternativesOf(spec.Resolve(Properties(spec, schema)[list]!.AsObject())["items"]!.AsObject())[0]
            .Parent!.AsArray();

    private static JsonArray Filter(SpecDocument spec) =>
        Properties(spec, "request")["orq"]!["properties"]!["knowledge_bases"]!["items"]!["properties"]!["filter_by"]![
            "oneOf"
        ]!.AsArray();

    private static JsonObject Inputs(SpecDocument spec) =>
        Properties(spec, "request")["orq"]!["properties"]!["inputs"]!["oneOf"]![1]!.AsObject();

    private static JsonObject Condition(string name) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [name] = Text() },
            ["required"] = new JsonArray(name),
        };

    private static JsonObject Joined(string name) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [name] = new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["additionalProperties"] = new JsonObject
                        {
                            ["oneOf"] = new JsonArray(Condition("eq"), Condition("ne")),
                        },
                    },
                },
            },
        };

    private static JsonObject Either(string tool) =>
        new() { ["oneOf"] = new JsonArray(Case("type", "function"), Case("type", tool)) };

    private static JsonObject Number() => new() { ["type"] = "integer" };
}
