using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>What JamAI Base refuses of a message.</summary>
internal static class JamAiMessageValidation
{
    public static void Check(JamAiCheck check, JsonElement message, JamAiPlace at)
    {
        if (!check.IsObject(message, at))
        {
            return;
        }

        if (check.Has(message, at, "role", out _, nullable: false, required: true))
        {
            // Gateway: results of tools cannot be sent, nor can instructions of developers (wire-facts 3.3).
            check.Choice(message, at, "role", nullable: false, "system", "user", "assistant");
        }

        _ = check.Text(message, at, "name", nullable: true);
        if (!check.Has(message, at, "content", out var content, nullable: true, required: true))
        {
            return;
        }

        if (content.ValueKind == JsonValueKind.Array)
        {
            check.List(message, at, "content", (part, place) => CheckPart(check, part, place));
        }
        else
        {
            _ = check.IsText(content, at.Member("content"));
        }
    }

    private static void CheckPart(JamAiCheck check, JsonElement part, JamAiPlace at)
    {
        switch (check.Tag(part, at, "text", "image_url", "input_audio"))
        {
            case "text":
                _ = check.Text(part, at, "text", required: true);
                break;
            case "image_url":
                if (
                    check.Has(part, at, "image_url", out var image, nullable: false, required: true)
                    && check.IsObject(image, at.Member("image_url"))
                )
                {
                    _ = check.Text(image, at.Member("image_url"), "url", required: true);
                }

                break;
            case "input_audio":
                if (
                    check.Has(part, at, "input_audio", out var audio, nullable: false, required: true)
                    && check.IsObject(audio, at.Member("input_audio"))
                )
                {
                    _ = check.Text(audio, at.Member("input_audio"), "data", required: true);
                    check.Choice(audio, at.Member("input_audio"), "format", nullable: false, "mp3", "wav");
                }

                break;
        }
    }
}
