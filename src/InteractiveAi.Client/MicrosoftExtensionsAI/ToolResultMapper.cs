using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>What tools gave back, collected until the next message of another kind.</summary>
internal sealed class ToolResultMapper(ChatDialect dialect, PartMapper parts, MappingReport report)
{
    private static readonly JsonValues Values = new(
        "messages",
        "The result of a tool",
        "return a string or JSON, or give the function serializer options that know the type"
    );

    private readonly List<ToolResult> _waiting = [];
    private readonly Dictionary<string, FunctionCallContent> _calls = new(StringComparer.Ordinal);

    /// <summary>Remembers the calls of a message, for gateways to which a result has to say what it is of.</summary>
    public void Remember(IEnumerable<AIContent> contents)
    {
        foreach (FunctionCallContent call in contents.OfType<FunctionCallContent>())
        {
            _calls[call.CallId] = call;
        }
    }

    /// <summary>Remembers the calls of a message that the caller made in this library's own types.</summary>
    public void Remember(Message message)
    {
        foreach (ToolCall call in (message as AssistantMessage)?.ToolCalls ?? [])
        {
            if (call is { Id: { } id, WireFunction: not null })
            {
                _calls[id] = ToolCallContents.FromWire(call, id, mayBeCut: false);
            }
        }
    }

    /// <summary>Collects the results among the contents of a message.</summary>
    /// <param name="contents">The contents.</param>
    /// <param name="isAlone">Whether nothing else is looked at, so that what is no result has no place.</param>
    public void Collect(IEnumerable<AIContent> contents, bool isAlone)
    {
        foreach (AIContent? content in contents)
        {
            if (content is FunctionResultContent result)
            {
                _waiting.Add(new ToolResult(result.CallId, _calls.GetValueOrDefault(result.CallId), ContentOf(result)));
            }
            else if (isAlone && content is not (null or UsageContent))
            {
                report.Add($"{content.GetType().Name} in a tool's message");
            }
        }
    }

    /// <summary>Adds what was collected.</summary>
    public void AddTo(List<Message> all)
    {
        if (_waiting.Count > 0)
        {
            all.AddRange(dialect.ToolResults(_waiting));
            _waiting.Clear();
        }
    }

    private MessageContent ContentOf(FunctionResultContent content) =>
        content.Result switch
        {
            null => content.Exception is null ? "null" : $"Error: {content.Exception.GetType().Name}",
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
            JsonElement { ValueKind: not JsonValueKind.Undefined } json => Text(json),
            AIContent one => ContentOf([one]),
            IEnumerable<AIContent?> several => ContentOf(several),
            { } other => Text(Values.ToElement(other)),
        };

    private MessageContent ContentOf(IEnumerable<AIContent?> contents)
    {
        List<ContentPart> told = [];
        foreach (AIContent? content in contents)
        {
            // That it failed is what the tool has to say.
            ContentPart? part = content switch
            {
                null => null,
                ErrorContent error => new TextPart(error.Message ?? ""),
                _ => parts.PartOf(content, ChatRole.Tool),
            };
            if (part is null)
            {
                continue;
            }

            if (part is TextPart || dialect.TakesMediaOfTools)
            {
                told.Add(part);
            }
            else
            {
                report.Add($"{content!.GetType().Name} as a tool's result", "takes only text there");
            }
        }

        return MessageMapper.ContentOf(told);
    }

    // Without the white space that the abstraction's serializer writes, which costs tokens.
    private static string Text(JsonElement json)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
