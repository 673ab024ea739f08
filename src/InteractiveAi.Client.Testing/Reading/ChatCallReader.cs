using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Reads a request body, with the types and bounds that Interactive AI documents.</summary>
internal static class ChatCallReader
{
    private const long MaxSeed = 9_007_199_254_740_991;
    private const int MaxNameLength = 64;
    private const int MaxSessionIdLength = 128;
    private const int MaxStopSequences = 4;

    public static ChatCall Read(JsonElement json, string? sessionHeader)
    {
        var body = new Fields(json, "");
        var turns = TurnReader.Read(body);
        var model = ServedBy.Model(body);
        var tools = ReadTools(body);
        var (use, named) = ReadToolChoice(body, tools);
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
            Format = ReadFormat(body),
            MaxTokens = Smaller(body.Integer("max_tokens", 1), body.Integer("max_completion_tokens", 1)),
            Stop = ReadStop(body),
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
        _ = body.Number("temperature", 0, 2);
        _ = body.Number("top_p", 0, 1);
        _ = body.Number("frequency_penalty", -2, 2);
        _ = body.Number("presence_penalty", -2, 2);
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

        foreach (var pair in body.Object("metadata")?.Json.EnumerateObject() ?? default)
        {
            if (pair.Value.ValueKind != JsonValueKind.String)
            {
                throw body.Complaint($"metadata.{pair.Name}", "must be a string");
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

    private static (ToolUse Use, string? Named) ReadToolChoice(Fields body, List<ToolDefinition> tools)
    {
        if (!body.TryGet("tool_choice", out var choice))
        {
            return (ToolUse.Auto, null);
        }

        if (choice.ValueKind == JsonValueKind.Object)
        {
            var named = body.RequiredObject("tool_choice");
            if (named.RequiredText("type") is not "function")
            {
                throw named.Complaint("type", "must be function");
            }

            var function = named.RequiredObject("function");
            var name = function.RequiredText("name");
            return tools.Exists(tool => string.Equals(tool.Name, name, StringComparison.Ordinal))
                ? (ToolUse.Named, name)
                : throw function.Complaint("name", "is not among the tools of the request");
        }

        return body.RequiredText("tool_choice") switch
        {
            "none" => (ToolUse.None, null),
            "auto" => (ToolUse.Auto, null),
            "required" when tools.Count == 0 => throw body.Complaint(
                "tool_choice",
                "is required, but there are no tools"
            ),
            "required" => (ToolUse.Required, null),
            _ => throw body.Complaint("tool_choice", "must be none, auto, required or a named function"),
        };
    }

    private static AnswerFormat ReadFormat(Fields body)
    {
        if (body.Object("response_format") is not { } format)
        {
            return AnswerFormat.Text;
        }

        switch (format.RequiredText("type"))
        {
            case "text":
                return AnswerFormat.Text;
            case "json_object":
                return new AnswerFormat("json_object");
            case "json_schema":
                var schema = format.RequiredObject("json_schema");
                _ = schema.RequiredText("name", MaxNameLength);
                _ = schema.Flag("strict");
                return new AnswerFormat("json_schema", schema.Object("schema")?.Json);
            case "grammar":
                return new AnswerFormat("grammar", Grammar: format.RequiredText("grammar"));
            case "python":
                return new AnswerFormat("python");
            default:
                throw format.Complaint("type", "must be one of text, json_object, json_schema, grammar, python");
        }
    }

    private static List<string> ReadStop(Fields body)
    {
        if (!body.TryGet("stop", out var stop))
        {
            return [];
        }

        var sequences = stop.ValueKind == JsonValueKind.Array ? body.Texts("stop") : [body.RequiredText("stop")];
        if (sequences.Count > MaxStopSequences)
        {
            throw body.Complaint("stop", "must contain at most 4 sequences");
        }

        sequences.RemoveAll(sequence => sequence.Length == 0);
        return sequences;
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

    private static int? Smaller(long? first, long? second) =>
        (first, second) switch
        {
            (null, null) => null,
            _ => (int)Math.Min(Math.Min(first ?? int.MaxValue, second ?? int.MaxValue), int.MaxValue),
        };
}
