namespace InteractiveAi.Client.Testing;

/// <summary>Reads one part of a message's content.</summary>
internal static class OrqPartReader
{
    public static void Read(Fields part, string role, List<string> texts, List<Attachment> attachments)
    {
        var type = part.RequiredText("type");
        switch (type, role)
        {
            case ("text", _):
                part.Only("type", "text", "cache_control");
                texts.Add(part.RequiredText("text"));
                break;
            case ("image_url" or "input_audio" or "file", "user"):
                attachments.Add(ReadAttachment(part, type));
                break;
            case ("refusal", "assistant"):
                part.Only("type", "refusal");
                _ = part.Text("refusal");
                break;
            case ("reasoning", "assistant"):
                CheckReasoning(part);
                break;
            case ("redacted_reasoning", "assistant"):
                part.Only("type", "data");
                _ = part.RequiredText("data");
                break;
            default:
                throw part.Complaint("type", $"is not a kind of part that a {role} message may have");
        }

        CheckCacheControl(part);
    }

    public static void CheckCacheControl(Fields owner)
    {
        if (owner.Object("cache_control") is not { } control)
        {
            return;
        }

        control.Only("type", "ttl");
        if (control.RequiredText("type") is not "ephemeral")
        {
            throw control.Complaint("type", "must be ephemeral");
        }

        _ = control.Choice("ttl", "5m", "1h");
    }

    private static Attachment ReadAttachment(Fields part, string type)
    {
        switch (type)
        {
            case "image_url":
                part.Only("type", "image_url", "cache_control");
                part.RequiredObject("image_url").Only("url", "detail");
                _ = part.RequiredObject("image_url").Choice("detail", "low", "high", "auto");
                break;
            case "input_audio":
                part.Only("type", "input_audio");
                part.RequiredObject("input_audio").Only("data", "format");
                _ = part.RequiredObject("input_audio").Choice("format", "mp3", "wav");
                break;
            default:
                part.Only("type", "file", "cache_control");
                return ReadFile(part.RequiredObject("file"));
        }

        return AttachmentReader.Read(type, part);
    }

    private static Attachment ReadFile(Fields file)
    {
        file.Only("file_data", "uri", "mimeType", "filename");
        var data = file.Text("file_data");
        var uri = file.Text("uri");
        if ((data is null) == (uri is null))
        {
            throw file.Complaint("file_data", "or uri is required, and not both");
        }

        if (data?.StartsWith("data:", StringComparison.Ordinal) is false)
        {
            throw file.Complaint("file_data", "must be a data URI");
        }

        if (data is not null)
        {
            return AttachmentReader.FromUrl("file", file, "file_data", file.Text("filename"));
        }

        return new Attachment
        {
            Kind = "file",
            Name = file.Text("filename"),
            MediaType = file.Text("mimeType"),
            Reference = Uri.TryCreate(uri, UriKind.Absolute, out _)
                ? uri
                : throw file.Complaint("uri", "must be an absolute address"),
        };
    }

    private static void CheckReasoning(Fields part)
    {
        part.Only("type", "reasoning", "signature");
        if (!OrqSignatures.Fits(part.RequiredText("reasoning"), part.RequiredText("signature")))
        {
            throw part.Complaint("signature", "is not the one that came with this reasoning");
        }
    }
}
