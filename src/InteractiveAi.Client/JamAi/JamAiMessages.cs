using System.Text.Json;

namespace InteractiveAi.Client.JamAi;

/// <summary>A message as JamAI Base takes it. What the user built is never changed.</summary>
internal static class JamAiMessages
{
    public static Message Spell(Message message)
    {
        switch (message)
        {
            case AssistantMessage assistant:
                return Spell(assistant);
            case UserMessage user:
                MessageContent? said = Rewrite.Parts(user.Content, WithoutNulls);
                IDictionary<string, JsonElement>? ofUser = Rewrite.WithoutNulls(user.AdditionalProperties);
                return ReferenceEquals(said, user.Content) && ReferenceEquals(ofUser, user.AdditionalProperties)
                    ? user
                    : new UserMessage(user) { Content = said, AdditionalProperties = ofUser };
            case SystemMessage system:
                MessageContent? told = Rewrite.Parts(system.Content, WithoutNulls);
                IDictionary<string, JsonElement>? ofSystem = Rewrite.WithoutNulls(system.AdditionalProperties);
                return ReferenceEquals(told, system.Content) && ReferenceEquals(ofSystem, system.AdditionalProperties)
                    ? system
                    : new SystemMessage(system) { Content = told, AdditionalProperties = ofSystem };
            default:
                return message;
        }
    }

    // Gateway: the content has to be there, and nothing else of what the assistant said is read (wire-facts 3.3).
    private static AssistantMessage Spell(AssistantMessage message)
    {
        MessageContent? content = SaysNothing(message.Content) ? Told(message) : message.Content;
        content = Rewrite.Parts(content, static part => WithoutNulls(AsText(part)));
        IDictionary<string, JsonElement>? additional = Rewrite.WithoutNulls(message.AdditionalProperties);
        return ReferenceEquals(content, message.Content) && ReferenceEquals(additional, message.AdditionalProperties)
            ? message
            : new AssistantMessage(message) { Content = content, AdditionalProperties = additional };
    }

    private static bool SaysNothing(MessageContent? content) =>
        content is null
        || content is { Raw: null }
            && content.Parts.All(static part => part is TextPart { Text: null or "", AdditionalProperties: null });

    /// <summary>As text what was said in other members: a refusal, what was spoken, and the calls, one on a line.</summary>
    private static MessageContent Told(AssistantMessage message)
    {
        IEnumerable<string?> calls = (message.ToolCalls ?? []).Select(static call =>
            call.Function is { Name: { Length: > 0 } name } function ? $"{name}({function.Arguments})" : null
        );
        string told = string.Join(
            '\n',
            new[] { message.Refusal, message.Audio?.Transcript }
                .Concat(calls)
                .Where(static line => !string.IsNullOrEmpty(line))
        );
        return told.Length is 0 && message.Content is { } content ? content : told;
    }

    private static ContentPart AsText(ContentPart part) =>
        part is RefusalPart refusal
            ? new TextPart(refusal.Refusal ?? "") { AdditionalProperties = refusal.AdditionalProperties }
            : part;

    private static ContentPart WithoutNulls(ContentPart part)
    {
        switch (part)
        {
            case TextPart { AdditionalProperties: { } members } text:
                IDictionary<string, JsonElement>? ofText = Rewrite.WithoutNulls(members);
                return ReferenceEquals(ofText, members)
                    ? text
                    : new TextPart
                    {
                        Text = text.Text,
                        CacheControl = text.CacheControl,
                        AdditionalProperties = ofText,
                    };
            case ImagePart { AdditionalProperties: { } members } image:
                IDictionary<string, JsonElement>? ofImage = Rewrite.WithoutNulls(members);
                return ReferenceEquals(ofImage, members)
                    ? image
                    : new ImagePart
                    {
                        Image = image.Image,
                        CacheControl = image.CacheControl,
                        AdditionalProperties = ofImage,
                    };
            case AudioPart { AdditionalProperties: { } members } audio:
                IDictionary<string, JsonElement>? ofAudio = Rewrite.WithoutNulls(members);
                return ReferenceEquals(ofAudio, members)
                    ? audio
                    : new AudioPart { Audio = audio.Audio, AdditionalProperties = ofAudio };
            default:
                return part;
        }
    }
}
