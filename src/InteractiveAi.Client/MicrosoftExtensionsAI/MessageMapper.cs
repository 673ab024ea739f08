using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>The abstraction's messages as this library's.</summary>
internal sealed class MessageMapper(ChatDialect dialect, MappingReport report)
{
    private readonly PartMapper _parts = new(dialect, report);
    private readonly Dictionary<string, string> _toolNames = new(StringComparer.Ordinal);

    /// <summary>Adds the messages, which are enumerated once.</summary>
    public void AddTo(List<Message> all, IEnumerable<ChatMessage> messages)
    {
        foreach (ChatMessage? message in messages)
        {
            if (message is null)
            {
                report.Add("A message that is null", "cannot be told anything by it");
                continue;
            }

            if (message.RawRepresentation is Message own)
            {
                all.Add(own);
            }
            else
            {
                Add(all, message);
            }
        }
    }

    private void Add(List<Message> all, ChatMessage message)
    {
        string? name = NameOf(message.AuthorName);
        if (message.Role == ChatRole.Assistant)
        {
            AddAssistant(all, message, name);
        }
        else if (message.Role == ChatRole.Tool)
        {
            AddResults(all, message);
        }
        else
        {
            // Results may stand in a user's message too; they are messages of their own on the wire.
            AddResults(all, message, areExpected: false);
            IReadOnlyList<ContentPart> parts = _parts.Map(message);
            if (parts.Count > 0 || !message.Contents.OfType<FunctionResultContent>().Any())
            {
                all.Add(Speaker(message.Role, MessageText(parts), name));
            }
        }
    }

    private Message Speaker(ChatRole role, MessageContent content, string? name)
    {
        if (role == ChatRole.User)
        {
            return new UserMessage(content) { Name = name };
        }

        if (role == ChatRole.System)
        {
            return new SystemMessage(content) { Name = name };
        }

        if (string.Equals(role.Value, "developer", StringComparison.OrdinalIgnoreCase))
        {
            return dialect.TakesRole("developer")
                ? new DeveloperMessage(content) { Name = name }
                : new SystemMessage(content) { Name = name };
        }

        // Not ours to judge: it goes out under its own name, and the gateway has the last word.
        report.Add($"The role '{role.Value}'", "may not know it, it is sent as it is");
        return new UnknownMessage(Unknown(role.Value, content, name));
    }

    private static JsonElement Unknown(string role, MessageContent content, string? name)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WireJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("role"u8, role);
            writer.WritePropertyName("content"u8);
            JsonSerializer.Serialize(writer, content, WireJson.Context.MessageContent);
            if (name is not null)
            {
                writer.WriteString("name"u8, name);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private void AddAssistant(List<Message> all, ChatMessage message, string? name)
    {
        IReadOnlyList<ContentPart> parts = _parts.Map(message);
        AssistantMessage? reasoning = ReasoningEnvelope.Read(message.Contents, report);
        List<ToolCall>? calls = null;
        StringBuilder? refusal = null;
        foreach (AIContent content in message.Contents)
        {
            switch (content)
            {
                case FunctionCallContent call when WasNeverWhole(call):
                    report.Add("A tool call whose arguments could not be read", "is not shown it again");
                    break;
                case FunctionCallContent call:
                    (calls ??= []).Add(ToolCallContents.ToWire(call));
                    _toolNames[call.CallId] = call.Name;
                    break;
                case ErrorContent error
                    when string.Equals(error.ErrorCode, AnswerContents.RefusalCode, StringComparison.Ordinal):
                    (refusal ??= new StringBuilder()).Append(error.Message);
                    break;
                case ErrorContent:
                    report.Add("An error among the contents of a message");
                    break;
            }
        }

        bool saysNothing = parts.Count is 0 && calls is null && refusal is null && reasoning is null;
        all.Add(
            new AssistantMessage(reasoning ?? new AssistantMessage())
            {
                // Beside tool calls an empty content is refused by some providers; alone it must be there.
                Content = parts.Count > 0 || saysNothing ? MessageText(parts) : null,
                Name = name,
                Refusal = refusal?.ToString(),
                ToolCalls = calls,
                Annotations = CitationContents.ToWire(message.Contents),
            }
        );
        AddResults(all, message, areExpected: false);
    }

    // The middleware never ran it, and no result of it can follow.
    private static bool WasNeverWhole(FunctionCallContent call) =>
        call is { Exception: not null, Arguments: null, InformationalOnly: true };

    private void AddResults(List<Message> all, ChatMessage message, bool areExpected = true)
    {
        foreach (AIContent content in message.Contents)
        {
            if (content is FunctionResultContent result)
            {
                MessageContent told = (result.RawRepresentation as MessageContent) ?? ToolResult.TextOf(result);
                all.Add(dialect.ToolResult(result.CallId, _toolNames.GetValueOrDefault(result.CallId), told));
            }
            else if (areExpected && content is not UsageContent)
            {
                report.Add($"{content.GetType().Name} in a tool's message");
            }
        }
    }

    // A single text is sent as a string, which every gateway and every model takes.
    private static MessageContent MessageText(IReadOnlyList<ContentPart> parts) =>
        parts switch
        {
            [] => new MessageContent(""),
            [TextPart { Text: { } text, CacheControl: null, AdditionalProperties: null }] => new MessageContent(text),
            _ => new MessageContent(parts),
        };

    // The wire takes letters, digits and underscores, 64 of them.
    private static string? NameOf(string? author)
    {
        if (string.IsNullOrWhiteSpace(author))
        {
            return null;
        }

        string name = string.Concat(author.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'));
        return name.Length is 0 ? null : name[..Math.Min(name.Length, 64)];
    }
}
