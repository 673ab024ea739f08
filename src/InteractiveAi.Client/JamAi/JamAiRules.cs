namespace InteractiveAi.Client.JamAi;

/// <summary>What JamAI Base asks of a request beyond numbers and names, or would lose of it.</summary>
internal static class JamAiRules
{
    public static void Check(ChatRequest request, RequestCheck check)
    {
        check.Each("messages", request.Messages, static (message, inner) => Check(message, inner));
        check.Each("tools", request.Tools, static (tool, inner) => Check(tool, inner));
        // A level that nobody knew when this was written goes out as it is.
        if (request.ReasoningEffort?.Value is EffortLevel.Values.XHigh or EffortLevel.Values.Max)
        {
            check.Report("reasoning_effort", "JamAI Base knows no level above high and refuses it (422).");
        }
    }

    private static void Check(Tool tool, RequestCheck check)
    {
        if (tool is FunctionTool { Function: { Parameters: { } parameters } body })
        {
            check.Nested("function", body, (_, inner) => ParameterSchema.Check(parameters, inner));
        }
    }

    private static void Check(Message message, RequestCheck check)
    {
        MessageContent? content = message switch
        {
            SystemMessage system => system.Content,
            UserMessage user => user.Content,
            AssistantMessage assistant => assistant.Content,
            _ => null,
        };
        if (content is { IsText: false, Parts: { Count: > 0 } parts })
        {
            bool isAnswer = message is AssistantMessage;
            check.Each("content", parts, (part, inner) => Check(part, isAnswer, inner));
        }
    }

    private static void Check(ContentPart part, bool isAnswer, RequestCheck check)
    {
        // Of what the assistant said it is sent as a text.
        if (part is RefusalPart && !isAnswer && check.Bounds?.NotTaken is { } gateway)
        {
            check.Report("type", gateway.AboutKind("content part", part.Type));
        }

        const string Lost = "JamAI Base would drop this silently.";
        if (part is TextPart { CacheControl: not null } or ImagePart { CacheControl: not null })
        {
            check.Report("cache_control", Lost);
        }

        if (part is ImagePart { Detail: not null } image)
        {
            check.Nested("image_url", image, static (_, inner) => inner.Report("detail", Lost));
        }

        // Other words than these could be newer than this list.
        if (
            part is AudioPart
            {
                Format:
                {
                    Value: AudioFormat.Values.Flac
                        or AudioFormat.Values.Opus
                        or AudioFormat.Values.Ogg
                        or AudioFormat.Values.Aac
                        or AudioFormat.Values.M4a
                        or AudioFormat.Values.Aiff
                        or AudioFormat.Values.Pcm16
                }
            } audio
        )
        {
            check.Nested(
                "input_audio",
                audio,
                static (_, inner) => inner.Report("format", "JamAI Base takes mp3 and wav, and refuses others (422).")
            );
        }
    }
}
