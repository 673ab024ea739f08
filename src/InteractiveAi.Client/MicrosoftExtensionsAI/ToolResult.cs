using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>What a tool gave back, as the text that the model is told.</summary>
internal static class ToolResult
{
    /// <summary>The result as text.</summary>
    /// <exception cref="ArgumentException">The result cannot be written without reflection.</exception>
    public static MessageContent TextOf(FunctionResultContent content) =>
        content.Result switch
        {
            null => content.Exception is { } failure ? $"Error: {failure.GetType().Name}" : "null",
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
            JsonElement json => json.GetRawText(),
            TextContent text => text.Text,
            IEnumerable<AIContent> contents when contents.All(static part => part is TextContent) => string.Concat(
                contents
            ),
            { } other => Json(other),
        };

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
