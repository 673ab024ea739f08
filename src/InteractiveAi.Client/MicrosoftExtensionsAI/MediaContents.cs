using System.Text.Json;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>Images, audio and files of an answer.</summary>
internal static class MediaContents
{
    /// <summary>The key of a content's additional properties under which the id of what the model spoke stands.</summary>
    private const string AudioId = "audio_id";

    /// <summary>The id by which the model finds again what it spoke.</summary>
    public static string? AudioIdOf(AIContent content) =>
        content.AdditionalProperties?.TryGetValue(AudioId, out object? value) is true
            ? value switch
            {
                string text => text,
                JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
                _ => null,
            }
            : null;

    public static AIContent Of(MediaData media, string kind, ContentPart part, string? name = null)
    {
        string type = media.MediaType ?? kind;
        if (media.Url is not { } url)
        {
            return Unknown(part);
        }

        try
        {
            return DataUri.Is(url) ? new DataContent(url) { Name = name, RawRepresentation = part }
                : Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && !uri.IsFile && uri.Scheme is not "data"
                    ? new UriContent(uri, type) { RawRepresentation = part }
                : Unknown(part);
        }
        catch (Exception malformed) when (malformed is UriFormatException or ArgumentException)
        {
            // One picture that cannot be read does not cost the answer.
            return Unknown(part);
        }
    }

    /// <summary>The media type of the speech that a request asks for; <see langword="null"/> when it does not say.</summary>
    public static string? SpeechTypeOf(ChatRequest request) =>
        request is OrqChatRequest { Audio.Format: { } asked } ? MediaType.OfAudioFormat(asked)
        : request.AdditionalProperties?.TryGetValue("audio", out JsonElement audio) is true
        && audio.ValueKind is JsonValueKind.Object
        && audio.TryGetProperty("format", out JsonElement format)
        && format.ValueKind is JsonValueKind.String
            ? MediaType.OfAudioFormat(new AudioFormat(format.GetString()!))
        : null;

    /// <summary>A part that the abstraction has no content for.</summary>
    public static AIContent Unknown(ContentPart part) =>
        new()
        {
            RawRepresentation = part,
            AdditionalProperties = WireMembers.Of(
                JsonSerializer.SerializeToElement(part, WireJson.Context.ContentPart)
            ),
        };

    /// <summary>What the model spoke; without data only what it said.</summary>
    /// <param name="audio">The speech.</param>
    /// <param name="type">The media type that was asked for; raw samples cannot be told from anything else.</param>
    public static AIContent Of(AudioOutput audio, string? type)
    {
        AdditionalPropertiesDictionary properties = [];
        if (audio.Id is not null)
        {
            properties[AudioId] = audio.Id;
        }

        if (audio.Transcript is not null)
        {
            properties["transcript"] = audio.Transcript;
        }

        byte[]? bytes = BytesOf(audio);
        return bytes is null
            ? new AIContent { RawRepresentation = audio, AdditionalProperties = properties }
            : new DataContent(bytes, type ?? MediaType.OfBytes(bytes) ?? "audio/wav")
            {
                RawRepresentation = audio,
                AdditionalProperties = properties,
            };
    }

    private static byte[]? BytesOf(AudioOutput audio)
    {
        try
        {
            return string.IsNullOrEmpty(audio.Data) ? null : audio.ToBytes();
        }
        catch (FormatException)
        {
            // It stays readable as the raw representation.
            return null;
        }
    }
}
