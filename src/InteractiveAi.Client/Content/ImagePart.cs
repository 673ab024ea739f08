using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>An image, as bytes or by address. Wire type <c>image_url</c>; every gateway.</summary>
/// <remarks>
/// <para>Bytes go into the request body as a data URI, encoded while they are sent. Immutable but for the property bags.</para>
/// <para>Images that a model generates arrive in the same shape; see <see cref="AssistantMessage.Images"/>.</para>
/// </remarks>
[DebuggerDisplay("ImagePart({Media})")]
public sealed class ImagePart : ContentPart
{
    [JsonConstructor]
    internal ImagePart() { }

    /// <summary>Makes a part from any media data.</summary>
    /// <param name="media">The image.</param>
    /// <exception cref="ArgumentNullException"><paramref name="media"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The media type is neither given nor recognisable.</exception>
    public ImagePart(MediaData media) => Image = new Body { Url = MediaData.Typed(media, "image") };

    /// <summary>Makes a part from the bytes of an image.</summary>
    /// <param name="data">The bytes. They are not copied: leave them unchanged as long as their message is sent, in a conversation time and again.</param>
    /// <param name="mediaType">For example <c>image/png</c>; recognised from the bytes when absent.</param>
    /// <exception cref="ArgumentException">The media type is malformed, or neither given nor recognisable.</exception>
    public ImagePart(ReadOnlyMemory<byte> data, string? mediaType = null)
        : this(MediaData.FromBytes(data, mediaType)) { }

    /// <summary>Makes a part from the address of an image.</summary>
    /// <param name="uri">An absolute address that the provider can reach, or a data URI.</param>
    /// <exception cref="ArgumentNullException"><paramref name="uri"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is not absolute.</exception>
    public ImagePart(Uri uri)
        : this(MediaData.FromUri(uri)) { }

    /// <summary>Makes a part from the address of an image.</summary>
    /// <param name="uri">An absolute address that the provider can reach, or a data URI of any length. For a file see <see cref="FromFile"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="uri"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is not an absolute address.</exception>
    public ImagePart(string uri)
        : this(MediaData.FromUri(uri)) { }

    /// <inheritdoc/>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "image_url";

    /// <summary>The image itself. Wire member <c>url</c> under <c>image_url</c>.</summary>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("type")]
    public MediaData? Media => Image?.Url;

    /// <summary>How closely the model looks. Wire member <c>detail</c> under <c>image_url</c>; Interactive AI and orq.ai.</summary>
    /// <remarks>JamAI Base would drop it silently.</remarks>
    /// <value><see langword="null"/>: the provider decides.</value>
    [JsonIgnore, JsonPropertyName("type")]
    public ImageDetail? Detail
    {
        get => Image?.Detail;
        init
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || Image is not null)
            {
                (Image ??= new Body()).Detail = value;
            }
        }
    }

    /// <summary>Marks the end of a prompt prefix that the provider may cache. Wire member <c>cache_control</c>; orq.ai.</summary>
    [JsonPropertyName("cache_control")]
    public CacheControl? CacheControl { get; init; }

    /// <summary>Members inside <c>image_url</c> that this version of the library does not know; they are kept and sent.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public IDictionary<string, JsonElement>? NestedProperties
    {
        get => Image?.AdditionalProperties;
        set
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || Image is not null)
            {
                (Image ??= new Body()).AdditionalProperties = value;
            }
        }
    }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    [JsonInclude, JsonPropertyName("image_url")]
    internal Body? Image { get; set; }

    /// <summary>Makes a part from a file.</summary>
    /// <param name="path">The file. It is opened whenever its message is sent, so it has to stay where it is as long as the message is in a conversation.</param>
    /// <param name="mediaType">For example <c>image/png</c>; recognised from the file when absent.</param>
    /// <returns>The part.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">There is no such folder, or the file cannot be opened.</exception>
    /// <exception cref="ArgumentException">The media type is malformed, or neither given nor recognisable.</exception>
    public static ImagePart FromFile(string path, string? mediaType = null) => new(MediaData.FromFile(path, mediaType));

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of part and of data.</returns>
    public override string ToString() => $"ImagePart({Media})";

    internal override void Validate(RequestCheck check)
    {
        check.Extra(AdditionalProperties, static () => WireJson.Context.ImagePart);
        check.Payload(
            "image_url",
            Image,
            static (body, inner) =>
            {
                inner.Required("url", body.Url);
                inner.Extra(body.AdditionalProperties, static () => WireJson.Context.ImagePartBody);
            }
        );
        CacheControl?.Validate(check);
    }

    internal sealed class Body
    {
        [JsonPropertyName("url")]
        public MediaData? Url { get; set; }

        [JsonPropertyName("detail")]
        public ImageDetail? Detail { get; set; }

        [JsonExtensionData]
        public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
    }
}
