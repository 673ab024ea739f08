using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Audio to listen to. Wire type <c>input_audio</c>; every gateway.</summary>
/// <remarks>orq.ai and JamAI Base take mp3 and wav only. The bytes go into the request body as base64, encoded while they are sent. Immutable but for the property bags.</remarks>
[DebuggerDisplay("AudioPart({Media})")]
public sealed class AudioPart : ContentPart
{
    [JsonConstructor]
    internal AudioPart() { }

    /// <summary>Makes a part from any media data.</summary>
    /// <param name="media">The audio: data, or a data URI; not an address, which no gateway takes here.</param>
    /// <param name="format">The encoding; taken from the media type when absent.</param>
    /// <exception cref="ArgumentNullException"><paramref name="media"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="media"/> is an address, or the format is neither given nor recognisable.</exception>
    public AudioPart(MediaData media, AudioFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(media);
        if (media.IsAddress)
        {
            throw new ArgumentException("Audio is sent as data, not as an address: read it first.", nameof(media));
        }

        Audio = new Body
        {
            Data = media,
            Format =
                format
                ?? MediaType.AudioFormatOf(media.MediaType)
                ?? throw new ArgumentException("The audio format could not be recognised: give one.", nameof(format)),
        };
    }

    /// <summary>Makes a part from the bytes of a recording.</summary>
    /// <param name="data">The bytes. They are not copied: leave them unchanged as long as their message is sent, in a conversation time and again.</param>
    /// <param name="format">The encoding; recognised from the bytes when absent.</param>
    /// <exception cref="ArgumentException">The format is neither given nor recognisable.</exception>
    public AudioPart(ReadOnlyMemory<byte> data, AudioFormat? format = null)
        : this(MediaData.FromBytes(data), format) { }

    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "input_audio";

    /// <summary>The audio itself. Wire member <c>data</c> under <c>input_audio</c>.</summary>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("type")]
    public MediaData? Media => Audio?.Data;

    /// <summary>The encoding. Wire member <c>format</c> under <c>input_audio</c>.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public AudioFormat? Format => Audio?.Format;

    /// <summary>Members inside <c>input_audio</c> that this version of the library does not know; they are kept and sent.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public IDictionary<string, JsonElement>? NestedProperties
    {
        get => Audio?.AdditionalProperties;
        set
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || Audio is not null)
            {
                (Audio ??= new Body()).AdditionalProperties = value;
            }
        }
    }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    [JsonInclude, JsonPropertyName("input_audio")]
    internal Body? Audio { get; set; }

    /// <summary>Makes a part from a file.</summary>
    /// <param name="path">The file. It is opened whenever its message is sent, so it has to stay where it is as long as the message is in a conversation.</param>
    /// <param name="format">The encoding; recognised from the file when absent.</param>
    /// <returns>The part.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">There is no such folder, or the file cannot be opened.</exception>
    /// <exception cref="ArgumentException">The format is neither given nor recognisable.</exception>
    public static AudioPart FromFile(string path, AudioFormat? format = null) => new(MediaData.FromFile(path), format);

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of part and of data.</returns>
    public override string ToString() => $"AudioPart({Format}, {Media})";

    internal override void Validate(RequestCheck check)
    {
        check.Extra(AdditionalProperties, static () => WireJson.Context.AudioPart);
        check.Payload(
            "input_audio",
            Audio,
            static (body, inner) =>
            {
                inner.Required("data", body.Data);
                inner.Required("format", body.Format);
                inner.Extra(body.AdditionalProperties, static () => WireJson.Context.AudioPartBody);
            }
        );
    }

    internal sealed class Body
    {
        [JsonPropertyName("data"), JsonConverter(typeof(Base64MediaConverter))]
        public MediaData? Data { get; set; }

        [JsonPropertyName("format")]
        public AudioFormat? Format { get; set; }

        [JsonExtensionData]
        public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
    }
}
