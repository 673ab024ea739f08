using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Reads a request that has passed validation, with the defaults that JamAI Base documents.</summary>
internal static class JamAiCallReader
{
    private const string DefaultModel = "openai/gpt-4o-mini";
    private const int DefaultMaxTokens = 2048;
    private const int DefaultPassages = 3;
    private const int WebResults = 3;

    public static ChatCall Read(JsonElement json, string requestId)
    {
        var body = new Fields(json, "");
        var tools = body.Objects("tools");
        var functions = tools.Where(tool => tool.Text("type") is "function").Select(ReadTool).ToList();
        var (use, named) = ParameterReader.ToolChoice(body, functions, typeIsRequired: false);
        return new ChatCall
        {
            // Gateway: an empty name is the default model, like none (wire-facts 3.3).
            Model = body.Text("model") is { Length: > 0 } model ? model : DefaultModel,
            Turns = [.. body.Objects("messages").Select(ReadTurn)],
            Tools = functions,
            ToolUse = use,
            NamedTool = named,
            MaxTokens =
                (int?)body.Integer("max_completion_tokens", 1)
                ?? (int?)body.Integer("max_tokens", 1)
                ?? DefaultMaxTokens,
            Stop = [.. body.Texts("stop").Where(sequence => sequence.Length > 0)],
            Count = (int)Math.Clamp(body.Integer("n", int.MinValue, int.MaxValue) ?? 1, 1, 128),
            Stream = body.Flag("stream") ?? false,
            Reasoning = ReadReasoning(body),
            WebResults = tools.Exists(tool => tool.Text("type") is "web_search") ? WebResults : null,
            Retrieval = body.Object("rag_params") is { } retrieval ? ReadRetrieval(retrieval) : null,
            AnswerId = requestId,
            Body = json,
        };
    }

    private static Turn ReadTurn(Fields message)
    {
        List<string> texts = [];
        List<Attachment> attachments = [];
        if (message.TryGet("content", out var content))
        {
            if (content.ValueKind == JsonValueKind.String)
            {
                texts.Add(message.RequiredText("content"));
            }
            else
            {
                foreach (var part in message.Objects("content"))
                {
                    ReadPart(part, texts, attachments);
                }
            }
        }

        return new Turn
        {
            Role = message.RequiredText("role"),
            Text = string.Join('\n', texts),
            Attachments = attachments,
        };
    }

    private static void ReadPart(Fields part, List<string> texts, List<Attachment> attachments)
    {
        switch (part.RequiredText("type"))
        {
            case "text":
                texts.Add(part.RequiredText("text"));
                break;
            // Gateway: sound without a format is taken for a WAV file (wire-facts 3.3).
            case "input_audio" when part.RequiredObject("input_audio").Text("format") is null:
                attachments.Add(new Attachment { Kind = "audio", MediaType = "audio/wav" });
                break;
            case var type:
                attachments.Add(AttachmentReader.Read(type, part));
                break;
        }
    }

    private static ToolDefinition ReadTool(Fields tool)
    {
        var function = tool.RequiredObject("function");
        return new ToolDefinition(
            function.RequiredText("name"),
            function.Text("description") ?? "",
            function.Object("parameters")?.Json
        );
    }

    private static ReasoningWish? ReadReasoning(Fields body)
    {
        var effort = body.Text("reasoning_effort");
        var budget = (int?)body.Integer("thinking_budget", 0);
        return effort is "none" or "disable" || budget is 0 || (effort is null && budget is null)
            ? null
            : new ReasoningWish(effort ?? "medium", budget, Exclude: false);
    }

    private static Retrieval ReadRetrieval(Fields retrieval) =>
        new(
            retrieval.RequiredText("table_id"),
            retrieval.Text("search_query") ?? "",
            (int)(retrieval.Integer("k", 1, 1024) ?? DefaultPassages),
            retrieval.Flag("inline_citations") ?? true
        );
}
