using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>How a model speaks. Wire member <c>audio</c>; orq.ai, required when <see cref="OrqChatRequest.Modalities"/> lists <see cref="Modality.Audio"/>.</summary>
/// <remarks>Immutable but for <see cref="AdditionalProperties"/>.</remarks>
public sealed record AudioSettings
{
    [JsonConstructor]
    internal AudioSettings() { }

    /// <summary>Makes settings for speech.</summary>
    /// <param name="voice">The voice.</param>
    /// <param name="format">The encoding: wav, mp3, flac, opus or pcm16.</param>
    public AudioSettings(AudioVoice voice, AudioFormat format)
    {
        Voice = voice;
        Format = format;
    }

    /// <summary>The voice. Wire member <c>voice</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("voice")]
    public AudioVoice? Voice { get; init; }

    /// <summary>The encoding: wav, mp3, flac, opus or pcm16. Wire member <c>format</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("format")]
    public AudioFormat? Format { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The voice and the encoding.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"AudioSettings({Voice}, {Format})";

    internal void Validate(RequestCheck check)
    {
        check.Required("voice", Voice);
        check.Word("voice", Voice?.Value);
        check.Required("format", Format);
        check.Word("format", Format?.Value);
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.AudioSettings);
    }
}
