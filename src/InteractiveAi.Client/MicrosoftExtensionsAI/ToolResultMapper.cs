using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>What tools gave back, each result as a message of its own.</summary>
internal sealed class ToolResultMapper(ChatDialect dialect, PartMapper parts, MappingReport report)
{
    private readonly Dictionary<string, FunctionCallContent> _calls = new(StringComparer.Ordinal);

    /// <summary>Remembers the calls of a message, for gateways to which a result has to say what it is of.</summary>
    public void Remember(IEnumerable<AIContent> contents)
    {
        foreach (FunctionCallContent call in contents.OfType<FunctionCallContent>())
        {
            _calls[call.CallId] = call;
        }
    }

    /// <summary>Adds the results among the contents of a message.</summary>
    /// <param name="all">The messages.</param>
    /// <param name="contents">The contents.</param>
    /// <param name="isAlone">Whether nothing else is looked at, so that what is no result has no place.</param>
    public void AddTo(List<Message> all, IEnumerable<AIContent> contents, bool isAlone)
    {
        foreach (AIContent? content in contents)
        {
            if (content is FunctionResultContent result)
            {
                all.Add(dialect.ToolResult(_calls.GetValueOrDefault(result.CallId), result.CallId, ContentOf(result)));
            }
            else if (isAlone && content is not (null or UsageContent))
            {
                report.Add($"{content.GetType().Name} in a tool's message");
            }
        }
    }

    private MessageContent ContentOf(FunctionResultContent content) =>
        content.Result switch
        {
            null => content.Exception is null ? "null" : $"Error: {content.Exception.GetType().Name}",
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
            JsonElement json => json.GetRawText(),
            AIContent one => ContentOf([one]),
            IEnumerable<AIContent> several => ContentOf([.. several]),
            { } other => Json(other),
        };

    private MessageContent ContentOf(IReadOnlyList<AIContent> contents)
    {
        List<ContentPart> told = [];
        foreach (AIContent content in contents)
        {
            if (parts.PartOf(content, ChatRole.Tool) is not { } part)
            {
                continue;
            }

            if (part is TextPart || dialect.TakesMediaOfTools)
            {
                told.Add(part);
            }
            else
            {
                report.Add($"{content.GetType().Name} as a tool's result", "takes only text there");
            }
        }

        return MessageMapper.ContentOf(told);
    }

    /// <summary>The result as JSON text.</summary>
    /// <exception cref="ArgumentException">The result cannot be written without reflection.</exception>
    private static string Json(object result)
    {
        try
        {
            return JsonSerializer.Serialize(result, AIJsonUtilities.DefaultOptions.GetTypeInfo(result.GetType()));
        }
        catch (Exception cause) when (cause is NotSupportedException or InvalidOperationException or JsonException)
        {
            throw MappingReport.Refusal(
                "messages",
                $"The result of a tool is a {result.GetType().Name}, which cannot be written without reflection: "
                    + "return a string or JSON, or give the function serializer options that know the type.",
                cause
            );
        }
    }
}
