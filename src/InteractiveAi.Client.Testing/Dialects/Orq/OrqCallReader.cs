using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Reads a request body, with the types and bounds that orq.ai documents.</summary>
internal static class OrqCallReader
{
    private const int MinThinkingBudget = 1024;
    private const int MaxNameLength = 64;

    public static ChatCall Read(JsonElement json)
    {
        var body = new Fields(json, "");
        var model = body.RequiredText("model");
        var turns = OrqTurnReader.Read(body, OrqSignatures.AreExpectedOf(model));
        var tools = ReadTools(body);
        var (use, named) = ParameterReader.ToolChoice(body, tools, typeIsRequired: false);
        var maxTokens = ParameterReader.Smaller(
            body.Integer("max_tokens", 1),
            body.Integer("max_completion_tokens", 1)
        );
        ParameterReader.CheckSampling(body);
        OrqSettings.Check(body);
        return new ChatCall
        {
            Model = model,
            Turns = turns,
            Tools = tools,
            ToolUse = use,
            NamedTool = named,
            ParallelTools = body.Flag("parallel_tool_calls") ?? true,
            Format = ParameterReader.Format(body, "text", "json_object", "json_schema"),
            MaxTokens = maxTokens,
            Stop = ParameterReader.Stop(body),
            Count = (int)(body.Integer("n", 1, 128) ?? 1),
            Seed = (long?)body.Number("seed", long.MinValue, long.MaxValue),
            Stream = body.Flag("stream") ?? false,
            IncludeUsage = ReadIncludeUsage(body),
            Logprobs = body.Flag("logprobs") ?? false,
            TopLogprobs = ReadTopLogprobs(body),
            Reasoning = ReadReasoning(body, maxTokens),
            Body = json,
        };
    }

    private static bool ReadIncludeUsage(Fields body)
    {
        if (body.Object("stream_options") is not { } options)
        {
            return false;
        }

        return body.Flag("stream") is true
            ? options.Flag("include_usage") ?? false
            : throw body.Complaint("stream_options", "is allowed only with stream");
    }

    private static int ReadTopLogprobs(Fields body)
    {
        var count = body.Integer("top_logprobs", 0, 20);
        return count is null || body.Flag("logprobs") is true
            ? (int)(count ?? 0)
            : throw body.Complaint("top_logprobs", "needs logprobs");
    }

    private static List<ToolDefinition> ReadTools(Fields body)
    {
        List<ToolDefinition> tools = [];
        foreach (var tool in body.Objects("tools"))
        {
            if (tool.Text("type") is not (null or "function"))
            {
                throw tool.Complaint("type", "must be function");
            }

            var function = tool.RequiredObject("function");
            _ = function.Flag("strict");
            tools.Add(
                new ToolDefinition(
                    function.RequiredText("name", MaxNameLength),
                    function.Text("description") ?? "",
                    ReadParameters(function)
                )
            );
        }

        return tools;
    }

    private static JsonElement? ReadParameters(Fields function)
    {
        if (function.Object("parameters") is not { } parameters)
        {
            return null;
        }

        if (parameters.RequiredText("type") is not "object")
        {
            throw parameters.Complaint("type", "must be object");
        }

        _ = parameters.RequiredObject("properties");
        _ = parameters.Texts("required");
        _ = parameters.Flag("additionalProperties");
        return parameters.Json;
    }

    private static ReasoningWish? ReadReasoning(Fields body, int? maxTokens)
    {
        var effort = body.Choice("reasoning_effort", "none", "minimal", "low", "medium", "high", "xhigh", "max");
        if (body.Object("thinking") is not { } thinking)
        {
            return effort is null or "none" ? null : new ReasoningWish(effort, null, Exclude: false);
        }

        switch (thinking.RequiredText("type"))
        {
            case "disabled":
                return null;
            case "adaptive":
                return new ReasoningWish(effort ?? "medium", null, Exclude: false);
            case "enabled":
                var budget =
                    (int?)thinking.Integer("budget_tokens", MinThinkingBudget, int.MaxValue)
                    ?? throw thinking.Complaint("budget_tokens", "is required");
                if (budget >= maxTokens)
                {
                    throw thinking.Complaint("budget_tokens", "must be less than max_tokens");
                }

                var level = thinking.Choice("thinking_level", "low", "medium", "high");
                return new ReasoningWish(level ?? effort ?? "medium", budget, Exclude: false);
            default:
                throw thinking.Complaint("type", "must be one of disabled, enabled, adaptive");
        }
    }
}
