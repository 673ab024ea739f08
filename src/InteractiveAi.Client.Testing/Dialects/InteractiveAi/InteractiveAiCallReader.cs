using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Reads a request body, with the types and bounds that Interactive AI documents.</summary>
internal static class InteractiveAiCallReader
{
    private const long MaxSeed = 9_007_199_254_740_991;
    private const int MaxNameLength = 64;
    private const int MaxSessionIdLength = 128;

    public static ChatCall Read(JsonElement json, string? sessionHeader)
    {
        var body = new Fields(json, "");
        var turns = InteractiveAiTurnReader.Read(body);
        var model = ServedBy.Model(body);
        var tools = ReadTools(body);
        var (use, named) = ParameterReader.ToolChoice(body, tools);
        CheckSampling(body);
        return new ChatCall
        {
            Model = model,
            Provider = ServedBy.Provider(body, model),
            Turns = turns,
            Tools = tools,
            ToolUse = use,
            NamedTool = named,
            ParallelTools = body.Flag("parallel_tool_calls") ?? true,
            Format = ParameterReader.Format(body, "text", "json_object", "json_schema", "grammar", "python"),
            MaxTokens = ParameterReader.Smaller(
                body.Integer("max_tokens", 1),
                body.Integer("max_completion_tokens", 1)
            ),
            Stop = ParameterReader.Stop(body),
            Count = (int)(body.Integer("n", 1, 128) ?? 1),
            Seed = body.Integer("seed", -MaxSeed, MaxSeed),
            Stream = body.Flag("stream") ?? false,
            Logprobs = body.Flag("logprobs") ?? false,
            TopLogprobs = (int)(body.Integer("top_logprobs", 0, 20) ?? 0),
            Reasoning = ReadReasoning(body),
            WebResults = ReadWebPlugin(body),
            EchoBody = body.Object("debug")?.Flag("echo_upstream_body") ?? false,
            SessionId = ReadSessionId(body, sessionHeader),
            Body = json,
        };
    }

    private static void CheckSampling(Fields body)
    {
        ParameterReader.CheckSampling(body);
        _ = body.Text("user");
        _ = body.Choice("route", "fallback", "sort");
        _ = body.Object("stream_options")?.Flag("include_usage");
        foreach (var bias in body.Object("logit_bias")?.Json.EnumerateObject() ?? default)
        {
            if (bias.Value.ValueKind != JsonValueKind.Number)
            {
                throw body.Complaint($"logit_bias.{bias.Name}", "must be a number");
            }
        }
    }

    private static List<ToolDefinition> ReadTools(Fields body)
    {
        List<ToolDefinition> tools = [];
        foreach (var tool in body.Objects("tools"))
        {
            if (tool.RequiredText("type") is not "function")
            {
                throw tool.Complaint("type", "must be function");
            }

            var function = tool.RequiredObject("function");
            _ = function.Flag("strict");
            tools.Add(
                new ToolDefinition(
                    function.RequiredText("name", MaxNameLength),
                    function.Text("description") ?? "",
                    function.Object("parameters")?.Json
                )
            );
        }

        return tools;
    }

    private static ReasoningWish? ReadReasoning(Fields body)
    {
        if (body.Object("reasoning") is not { } reasoning)
        {
            return null;
        }

        _ = reasoning.Choice("summary", "auto", "concise", "detailed");
        var effort = reasoning.Choice("effort", "xhigh", "high", "medium", "low", "minimal", "none");
        var limit = (int?)reasoning.Integer("max_tokens", 1, int.MaxValue);
        var enabled = reasoning.Flag("enabled") ?? (effort is not null || limit is not null);
        return enabled && effort is not "none"
            ? new ReasoningWish(effort ?? "medium", limit, reasoning.Flag("exclude") ?? false)
            : null;
    }

    private static int? ReadWebPlugin(Fields body)
    {
        int? results = null;
        foreach (var plugin in body.Objects("plugins"))
        {
            var enabled = plugin.Flag("enabled") ?? true;
            if (plugin.RequiredText("id") is "web" && enabled)
            {
                results = (int)(plugin.Integer("max_results", 1, 100) ?? 3);
            }
        }

        return results;
    }

    private static string? ReadSessionId(Fields body, string? header)
    {
        var session = body.Text("session_id", MaxSessionIdLength);
        if (session is null && header is { Length: > MaxSessionIdLength })
        {
            throw new InvalidCallException("x-session-id", "must have at most 128 characters");
        }

        return session ?? header;
    }
}
