using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>The abstraction's messages as this library's.</summary>
internal sealed class MessageMapper
{
    private readonly ChatDialect _dialect;
    private readonly MappingReport _report;
    private readonly PartMapper _parts;
    private readonly AssistantMapper _assistant;
    private readonly ToolResultMapper _results;

    public MessageMapper(ChatDialect dialect, MappingReport report)
    {
        _dialect = dialect;
        _report = report;
        _parts = new PartMapper(dialect, report);
        _assistant = new AssistantMapper(dialect, _parts, report);
        _results = new ToolResultMapper(dialect, _parts, report);
    }

    /// <summary>The content of a message. A single text is sent as a string, which every gateway and every model takes.</summary>
    public static MessageContent ContentOf(IReadOnlyList<ContentPart> parts) =>
        parts switch
        {
            [] => new MessageContent(""),
            [TextPart { Text: { } text, CacheControl: null, AdditionalProperties: null }] => new MessageContent(text),
            _ => new MessageContent(parts),
        };

    /// <summary>Adds the messages, which are enumerated once.</summary>
    public void AddTo(List<Message> all, IEnumerable<ChatMessage> messages)
    {
        foreach (ChatMessage? message in messages)
        {
            switch (message)
            {
                case null:
                    _report.Add("A message that is null", "cannot be told anything by it");
                    break;
                case { RawRepresentation: Message own }:
                    _results.AddTo(all);
                    _results.Remember(message.Contents);
                    _results.Remember(own);
                    all.Add(own);
                    break;
                default:
                    Add(all, message);
                    break;
            }
        }

        _results.AddTo(all);
    }

    private void Add(List<Message> all, ChatMessage message)
    {
        if (message.Role == ChatRole.Tool)
        {
            _results.Collect(message.Contents, isAlone: true);
            return;
        }

        string? name = NameOf(message.AuthorName);
        if (message.Role == ChatRole.Assistant)
        {
            _results.AddTo(all);
            _results.Remember(message.Contents);
            all.Add(_assistant.Map(message, name));
            _results.Collect(message.Contents, isAlone: false);
            return;
        }

        // Results may stand in a user's message too; they are messages of their own on the wire.
        _results.Collect(message.Contents, isAlone: false);
        _results.AddTo(all);
        IReadOnlyList<ContentPart> parts = _parts.Map(message);
        if (parts.Count > 0 || !message.Contents.Any(static content => content is FunctionResultContent))
        {
            all.Add(Speaker(message.Role, ContentOf(parts), name));
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
            return _dialect.Developer(content, name, _report);
        }

        // Not ours to judge: it goes out under its own name, and the gateway has the last word.
        _report.Add($"The role '{role.Value}'", "may not know it; it is sent as it is");
        return new UnknownMessage(Unknown(role.Value, content, name));
    }

    private static JsonElement Unknown(string role, MessageContent content, string? name) =>
        JsonText.Build(writer =>
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
        });

    // The wire takes letters, digits, hyphens and underscores, 64 of them.
    private string? NameOf(string? author)
    {
        if (string.IsNullOrWhiteSpace(author))
        {
            return null;
        }

        string name = string.Concat(author.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'));
        name = name[..Math.Min(name.Length, 64)];
        if (name.Length < author.Length)
        {
            _report.Note(
                "The name of an author",
                "takes 64 letters, digits, hyphens and underscores of ASCII, and is sent what is left of it"
            );
        }

        return name.Length is 0 ? null : name;
    }
}
