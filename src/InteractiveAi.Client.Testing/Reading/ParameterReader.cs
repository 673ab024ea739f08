using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Reads the parameters that Interactive AI and orq.ai document alike.</summary>
internal static class ParameterReader
{
    private const int MaxNameLength = 64;
    private const int MaxStopSequences = 4;

    public static void CheckSampling(Fields body)
    {
        _ = body.Number("temperature", 0, 2);
        _ = body.Number("top_p", 0, 1);
        _ = body.Number("frequency_penalty", -2, 2);
        _ = body.Number("presence_penalty", -2, 2);
        foreach (var pair in body.Object("metadata")?.Json.EnumerateObject() ?? default)
        {
            if (pair.Value.ValueKind != JsonValueKind.String)
            {
                throw body.Complaint($"metadata.{pair.Name}", "must be a string");
            }
        }
    }

    public static (ToolUse Use, string? Named) ToolChoice(
        Fields body,
        List<ToolDefinition> tools,
        bool typeIsRequired = true
    )
    {
        if (!body.TryGet("tool_choice", out var choice))
        {
            return (ToolUse.Auto, null);
        }

        if (choice.ValueKind == JsonValueKind.Object)
        {
            var named = body.RequiredObject("tool_choice");
            if ((typeIsRequired ? named.RequiredText("type") : named.Text("type")) is not (null or "function"))
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

    /// <summary>Reads <c>response_format</c>.</summary>
    /// <param name="body">The request.</param>
    /// <param name="types">The kinds of format that the gateway has.</param>
    public static AnswerFormat Format(Fields body, params ReadOnlySpan<string> types)
    {
        if (body.Object("response_format") is not { } format)
        {
            return AnswerFormat.Text;
        }

        var type = format.RequiredText("type");
        if (!types.Contains(type))
        {
            throw format.Complaint("type", $"must be one of {string.Join(", ", types.ToArray())}");
        }

        switch (type)
        {
            case "json_schema":
                var schema = format.RequiredObject("json_schema");
                _ = schema.RequiredText("name", MaxNameLength);
                _ = schema.Flag("strict");
                return new AnswerFormat(type, schema.Object("schema")?.Json);
            case "grammar":
                return new AnswerFormat(type, Grammar: format.RequiredText("grammar"));
            case "text":
                return AnswerFormat.Text;
            default:
                return new AnswerFormat(type);
        }
    }

    /// <summary>Reads <c>stop</c>, a string or a list of at most four.</summary>
    public static List<string> Stop(Fields body)
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

    public static int? Smaller(long? first, long? second) =>
        (first, second) switch
        {
            (null, null) => null,
            _ => (int)Math.Min(Math.Min(first ?? int.MaxValue, second ?? int.MaxValue), int.MaxValue),
        };
}
