using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>Images, audio and files of an answer.</summary>
internal static class MediaContents
{
    public static AIContent Of(MediaData media, string kind, ContentPart part, string? name = null)
    {
        string type = media.MediaType ?? kind;
        if (media.Url is not { } url)
        {
            return new AIContent { RawRepresentation = part };
        }

        return url.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && DataUri.Is(url)
                ? new DataContent(url) { Name = name, RawRepresentation = part }
            : Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
                ? new UriContent(uri, type) { RawRepresentation = part }
            : new AIContent { RawRepresentation = part };
    }

    /// <summary>What the model spoke; without data only what it said.</summary>
    public static AIContent Of(AudioOutput audio)
    {
        AdditionalPropertiesDictionary properties = [];
        if (audio.Id is not null)
        {
            properties["id"] = audio.Id;
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
