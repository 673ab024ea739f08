using System.Globalization;

namespace InteractiveAi.Client.Testing;

/// <summary>Tells what was attached: kinds, media types and sizes after decoding.</summary>
internal static class AttachmentReport
{
    public static string? Tell(ReplyContext context)
    {
        var attachments = context.Conversation.Attachments;
        if (attachments.Count == 0)
        {
            return null;
        }

        var described = Wording.Join([.. attachments.Select(Describe)]);
        var received =
            attachments.Count == 1
                ? $"I received {described}."
                : $"I received {Wording.Number(attachments.Count)} attachments: {described}.";
        return context.Text.Length == 0
            ? received
            : $"{received} About {Wording.Quote(context.Text)} I can only say that much: I see what is written on the envelope, not what is inside.";
    }

    private static string Describe(Attachment attachment)
    {
        var noun = attachment.Kind switch
        {
            "image" => "an image",
            "audio" => "an audio clip",
            "video" => "a video",
            _ => "a file",
        };
        List<string?> details =
        [
            attachment.MediaType,
            attachment.Size is { } size ? Size(size) : null,
            attachment.Glimpse,
            attachment.Reference is { } reference ? $"{reference}, not fetched" : null,
        ];
        var name = attachment.Name is null ? "" : " named " + attachment.Name;
        return $"{noun}{name} ({string.Join(", ", details.Where(detail => detail is not null))})";
    }

    private static string Size(int bytes) =>
        bytes == 1 ? "1 byte" : string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes");
}
