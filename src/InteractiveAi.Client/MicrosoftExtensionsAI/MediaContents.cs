using System.Text.Json;
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

        return url.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && DataUri.Is(url)
                ? new DataContent(url) { Name = name, RawRepresentation = part }
            : Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
                ? new UriContent(uri, type) { RawRepresentation = part }
            : Unknown(part);
    }

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
    public static AIContent Of(AudioOutput audio)
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
            : new DataContent(bytes, MediaType.OfBytes(bytes) ?? "audio/wav")
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
