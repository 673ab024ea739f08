using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A video, as bytes or by address. Wire types <c>video_url</c> and, for older models of the wire, <c>input_video</c>; Interactive AI.</summary>
/// <remarks>JamAI Base refuses it (422). Bytes go into the request body as a data URI, encoded while they are sent. Immutable but for the property bags.</remarks>
[DebuggerDisplay("VideoPart({Media})")]
public sealed class VideoPart : ContentPart
{
    private readonly string _type;

    [JsonConstructor]
    internal VideoPart(string? type, Body? video)
    {
        _type = type ?? "video_url";
        Video = video;
    }

    /// <summary>Makes a part from any media data.</summary>
    /// <param name="media">The video.</param>
    /// <exception cref="ArgumentNullException"><paramref name="media"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The media type is neither given nor recognisable.</exception>
    public VideoPart(MediaData media)
        : this("video_url", new Body { Url = MediaData.Typed(media, "video") }) { }

    /// <summary>Makes a part from the bytes of a video.</summary>
    /// <param name="data">The bytes. They are not copied: leave them unchanged as long as their message is sent, in a conversation time and again.</param>
    /// <param name="mediaType">For example <c>video/mp4</c>; recognised from the bytes when absent.</param>
    /// <exception cref="ArgumentException">The media type is malformed, or neither given nor recognisable.</exception>
    public VideoPart(ReadOnlyMemory<byte> data, string? mediaType = null)
        : this(MediaData.FromBytes(data, mediaType)) { }

    /// <summary>Makes a part from the address of a video.</summary>
    /// <param name="uri">An absolute address that the provider can reach, or a data URI.</param>
    /// <exception cref="ArgumentNullException"><paramref name="uri"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is not absolute.</exception>
    public VideoPart(Uri uri)
        : this(MediaData.FromUri(uri)) { }

    /// <summary>Makes a part from the address of a video.</summary>
    /// <param name="uri">An absolute address that the provider can reach, or a data URI of any length. For a file see <see cref="FromFile"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="uri"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is not an absolute address.</exception>
    public VideoPart(string uri)
        : this(MediaData.FromUri(uri)) { }

    /// <inheritdoc/>
    // Gateway: both types carry the same payload, which the specification lost (wire-facts 1.3); what was read is written as read.
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => _type;

    /// <summary>The video itself. Wire member <c>url</c> under <c>video_url</c>.</summary>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("type")]
    public MediaData? Media => Video?.Url;

    /// <summary>Members inside <c>video_url</c> that this version of the library does not know; they are kept and sent.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public IDictionary<string, JsonElement>? NestedProperties
    {
        get => Video?.AdditionalProperties;
        set
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || Video is not null)
            {
                (Video ??= new Body()).AdditionalProperties = value;
            }
        }
    }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    [JsonInclude, JsonPropertyName("video_url")]
    internal Body? Video { get; set; }

    /// <summary>Makes a part of the older wire type <c>input_video</c>, which some routes still ask for.</summary>
    /// <param name="media">The video.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="media"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The media type is neither given nor recognisable.</exception>
    public static VideoPart InputVideo(MediaData media) =>
        new("input_video", new Body { Url = MediaData.Typed(media, "video") });

    /// <summary>Makes a part from a file.</summary>
    /// <param name="path">The file. It is opened whenever its message is sent, so it has to stay where it is as long as the message is in a conversation.</param>
    /// <param name="mediaType">For example <c>video/mp4</c>; recognised from the file when absent.</param>
    /// <returns>The part.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">There is no such folder, or the file cannot be opened.</exception>
    /// <exception cref="ArgumentException">The media type is malformed, or neither given nor recognisable.</exception>
    public static VideoPart FromFile(string path, string? mediaType = null) => new(MediaData.FromFile(path, mediaType));

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of part and of data.</returns>
    public override string ToString() => $"VideoPart({Media})";

    internal override void Validate(RequestCheck check)
    {
        check.Extra(AdditionalProperties, static () => WireJson.Context.VideoPart);
        check.Payload(
            "video_url",
            Video,
            static (body, inner) =>
            {
                inner.Required("url", body.Url);
                inner.Extra(body.AdditionalProperties, static () => WireJson.Context.VideoPartBody);
            }
        );
    }

    internal sealed class Body
    {
        [JsonPropertyName("url")]
        public MediaData? Url { get; set; }

        [JsonExtensionData]
        public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
    }
}
