using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>The abstraction's contents as parts of a message.</summary>
internal sealed class PartMapper(ChatDialect dialect, MappingReport report)
{
    /// <summary>The parts of a message; what is no part, such as a tool call, is somebody else's business.</summary>
    public IReadOnlyList<ContentPart> Map(ChatMessage message)
    {
        List<ContentPart> parts = [];
        foreach (AIContent? content in message.Contents)
        {
            if (content is not null && PartOf(content, message.Role) is { } part)
            {
                parts.Add(part);
            }
        }

        // Providers refuse empty texts beside anything else; a message of nothing else must have one.
        List<ContentPart> full = parts.FindAll(static part => part is not TextPart { Text: "" });
        return full.Count > 0 ? full
            : parts.Count > 0 ? [parts[0]]
            : [];
    }

    /// <summary>The part of one content; <see langword="null"/> when it is none, or the gateway has no place for it.</summary>
    public ContentPart? PartOf(AIContent content, ChatRole role)
    {
        if (content.RawRepresentation is ContentPart own)
        {
            return Taken(own, content, role);
        }

        switch (content)
        {
            // Texts that only carry citations of an answer say nothing themselves.
            case TextContent { Text: "" or null, Annotations.Count: > 0 }:
                return null;
            case TextContent text:
                return new TextPart(text.Text ?? "");
            case DataContent data:
                return Media(data, MediaData.FromBytes(data.Data, data.MediaType), data.MediaType, data.Name, role);
            case UriContent uri:
                return Media(uri, MediaData.FromUri(uri.Uri), uri.MediaType, null, role);
            case HostedFileContent file:
                return File(file, role);
            // A message of its own.
            case FunctionResultContent:
            // What an answer cost is no part of the conversation.
            case UsageContent:
                return null;
            default:
                LeaveOut(role, $"{content.GetType().Name} in a message of the role {role.Value}");
                return null;
        }
    }

    private ContentPart? Media(AIContent content, MediaData media, string mediaType, string? name, ChatRole role)
    {
        if (mediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
        {
            return Taken(new ImagePart(media) { Detail = DetailOf(content, role) }, content, role);
        }

        if (role == ChatRole.Assistant && !dialect.TakesOfAnswers("media"))
        {
            report.Note($"{content.GetType().Name} in an assistant's message", "does not read it");
            return null;
        }

        if (mediaType.StartsWith("video/", StringComparison.OrdinalIgnoreCase))
        {
            return Taken(new VideoPart(media), content, role);
        }

        if (mediaType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase))
        {
            if (media.IsAddress)
            {
                LeaveOut(role, "Audio by address", "takes audio only as data");
                return null;
            }

            if (MediaType.AudioFormatOf(mediaType) is { } format)
            {
                return Taken(new AudioPart(media, format), content, role);
            }
        }

        return Taken(dialect.File(media, NameOf(name, media, mediaType), mediaType), content, role);
    }

    private ContentPart? File(HostedFileContent file, ChatRole role)
    {
        if (dialect.TakesMember("file_id"))
        {
            return Taken(FilePart.FromId(file.FileId), file, role);
        }

        LeaveOut(role, nameof(HostedFileContent), "takes a file as data or by address, not by id");
        return null;
    }

    // Providers ask for a name beside data, and go by its end.
    private static string? NameOf(string? name, MediaData media, string mediaType) =>
        !string.IsNullOrWhiteSpace(name) ? name
        : media.IsAddress ? null
        : mediaType.Equals("application/pdf", StringComparison.OrdinalIgnoreCase) ? "document.pdf"
        : mediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase) ? "document.txt"
        : "document";

    private ContentPart? Taken(ContentPart part, AIContent content, ChatRole role)
    {
        if (part is UnknownPart || dialect.TakesPart(part.Type, role))
        {
            return part;
        }

        LeaveOut(
            role,
            dialect.TakesPart(part.Type, ChatRole.User)
                ? $"{content.GetType().Name} as {part.Type} in a message of the role {role.Value}"
                : $"{content.GetType().Name} as {part.Type}"
        );
        return null;
    }

    // What the assistant said was made by a model, perhaps elsewhere: nobody can be asked to leave it out.
    private void LeaveOut(ChatRole role, string what, string why = "has no place for it")
    {
        if (role == ChatRole.Assistant)
        {
            report.Note(what, why);
        }
        else
        {
            report.Add(what, why);
        }
    }

    private ImageDetail? DetailOf(AIContent content, ChatRole role)
    {
        object? value = null;
        content.AdditionalProperties?.TryGetValue("detail", out value);
        if (value is not null && !dialect.TakesImageDetail)
        {
            LeaveOut(role, "The detail of an image");
            return null;
        }

        switch (value)
        {
            case null or "":
                return null;
            case string text:
                return new ImageDetail(text);
            case JsonElement { ValueKind: JsonValueKind.String } json:
                return new ImageDetail(json.GetString()!);
            case ImageDetail detail:
                return detail;
            default:
                LeaveOut(role, "The detail of an image that is no word");
                return null;
        }
    }
}
