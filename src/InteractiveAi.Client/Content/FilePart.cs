using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A document, as bytes, by address or by id. Wire type <c>file</c>; Interactive AI and orq.ai.</summary>
/// <remarks>
/// <para>
/// Bytes go into the request body as a data URI, encoded while they are sent; an address goes under the name that the gateway has
/// for it. How a PDF is read can be chosen with a
/// <see cref="FileParserPlugin"/>. JamAI Base refuses the part (422). Immutable but for the property bags.
/// </para>
/// </remarks>
[DebuggerDisplay("FilePart({Media})")]
public sealed class FilePart : ContentPart
{
    [JsonConstructor]
    internal FilePart() { }

    /// <summary>Makes a part from any media data.</summary>
    /// <param name="media">The file. Data of an unknown type is sent as <c>application/octet-stream</c>.</param>
    /// <param name="fileName">The name that the model is told; the name of the file, when absent and <paramref name="media"/> is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="media"/> is <see langword="null"/>.</exception>
    public FilePart(MediaData media, string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(media);
        File = new Body { FileName = fileName ?? media.FileName, Data = media };
    }

    /// <summary>Makes a part from the bytes of a file.</summary>
    /// <param name="data">The bytes. They are not copied: leave them unchanged as long as their message is sent, in a conversation time and again.</param>
    /// <param name="mediaType">For example <c>application/pdf</c>; recognised from the bytes when absent.</param>
    /// <param name="fileName">The name that the model is told.</param>
    /// <exception cref="ArgumentException">The media type is malformed.</exception>
    public FilePart(ReadOnlyMemory<byte> data, string? mediaType = null, string? fileName = null)
        : this(MediaData.FromBytes(data, mediaType), fileName) { }

    /// <summary>Makes a part from the address of a file.</summary>
    /// <param name="uri">An absolute address that the gateway can reach, or a data URI.</param>
    /// <param name="fileName">The name that the model is told.</param>
    /// <exception cref="ArgumentNullException"><paramref name="uri"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is not absolute.</exception>
    public FilePart(Uri uri, string? fileName = null)
        : this(MediaData.FromUri(uri), fileName) { }

    /// <summary>Makes a part from the address of a file.</summary>
    /// <param name="uri">An absolute address that the gateway can reach, or a data URI of any length. For a file of yours see <see cref="FromFile"/>, for one that was uploaded <see cref="FromId"/>.</param>
    /// <param name="fileName">The name that the model is told.</param>
    /// <exception cref="ArgumentNullException"><paramref name="uri"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is not an absolute address.</exception>
    public FilePart(string uri, string? fileName = null)
        : this(MediaData.FromUri(uri), fileName) { }

    /// <inheritdoc/>
    // Gateway: absent from Interactive AI's specification although its file-parser plugin needs it (wire-facts 1.3).
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public override string Type => "file";

    /// <summary>The file itself. Wire member <c>file_data</c> under <c>file</c>, or <c>uri</c> for an address on orq.ai.</summary>
    // Under a name of its own it would swallow an unknown member of that name.
    [JsonIgnore, JsonPropertyName("type")]
    public MediaData? Media => File?.Data ?? File?.Address;

    /// <summary>What kind of file it is, for example <c>application/pdf</c>. Wire member <c>mimeType</c> under <c>file</c>; orq.ai.</summary>
    /// <value><see langword="null"/>: the gateway finds out. A data URI says it by itself.</value>
    [JsonIgnore, JsonPropertyName("type")]
    public string? MimeType
    {
        get => File?.MimeType;
        init
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || File is not null)
            {
                (File ??= new Body()).MimeType = value;
            }
        }
    }

    /// <summary>The name that the model is told. Wire member <c>filename</c> under <c>file</c>.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public string? FileName => File?.FileName;

    /// <summary>The id of a file that was uploaded before. Wire member <c>file_id</c> under <c>file</c>; Interactive AI.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public string? FileId => File?.FileId;

    /// <summary>Marks the end of a prompt prefix that the provider may cache. Wire member <c>cache_control</c>; orq.ai.</summary>
    [JsonPropertyName("cache_control")]
    public CacheControl? CacheControl { get; init; }

    /// <summary>Members inside <c>file</c> that this version of the library does not know; they are kept and sent.</summary>
    [JsonIgnore, JsonPropertyName("type")]
    public IDictionary<string, JsonElement>? NestedProperties
    {
        get => File?.AdditionalProperties;
        set
        {
            // What is not set must not leave an empty object on the wire.
            if (value is not null || File is not null)
            {
                (File ??= new Body()).AdditionalProperties = value;
            }
        }
    }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    [JsonInclude, JsonPropertyName("file")]
    internal Body? File { get; set; }

    /// <summary>Makes a part from a file.</summary>
    /// <param name="path">The file. It is opened whenever its message is sent, so it has to stay where it is as long as the message is in a conversation.</param>
    /// <param name="mediaType">For example <c>application/pdf</c>; recognised from the file when absent.</param>
    /// <returns>The part; the model is told the file's name without its folder.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">There is no such folder, or the file cannot be opened.</exception>
    /// <exception cref="ArgumentException">The media type is malformed.</exception>
    public static FilePart FromFile(string path, string? mediaType = null) => new(MediaData.FromFile(path, mediaType));

    /// <summary>Makes a part that names a file uploaded before.</summary>
    /// <param name="fileId">The file's id.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentException"><paramref name="fileId"/> is <see langword="null"/> or empty.</exception>
    public static FilePart FromId(string fileId)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileId);
        return new FilePart { File = new Body { FileId = fileId } };
    }

    /// <summary>A summary without content.</summary>
    /// <returns>The kind of part and of data.</returns>
    public override string ToString() => $"FilePart({Media?.ToString() ?? "by id"})";

    /// <summary>The part with its address under <c>file_data</c>, for a wire that knows only this member; the part itself where that is so.</summary>
    internal FilePart WithAddressAsData() =>
        File is not { Address: not null, Data: null } file
            ? this
            : new FilePart
            {
                File = new Body
                {
                    FileName = file.FileName,
                    Data = file.Address,
                    MimeType = file.MimeType,
                    FileId = file.FileId,
                    AdditionalProperties = file.AdditionalProperties,
                },
                CacheControl = CacheControl,
                AdditionalProperties = AdditionalProperties,
            };

    internal override void Validate(RequestCheck check)
    {
        check.Extra(AdditionalProperties, static () => WireJson.Context.FilePart);
        check.Payload(
            "file",
            File,
            static (body, inner) =>
            {
                inner.Taken("file_id", body.FileId is not null);
                if (inner.Bounds is { NeedsOneFile: true } && body is { FileId: null } && body.IsNotOne)
                {
                    inner.Report(null, "A file is either data or an address: exactly one of file_data and uri.");
                }

                inner.Extra(body.AdditionalProperties, static () => WireJson.Context.FilePartBody);
            }
        );
        CacheControl?.Validate(check);
    }

    internal sealed class Body
    {
        [JsonPropertyName("filename")]
        public string? FileName { get; set; }

        [JsonPropertyName("file_data")]
        public MediaData? Data { get; set; }

        // Gateway: orq.ai has addresses apart from data, and this one name in camel case (wire-facts 2.2).
        [JsonPropertyName("uri")]
        public MediaData? Address { get; set; }

        [JsonPropertyName("mimeType")]
        public string? MimeType { get; set; }

        [JsonPropertyName("file_id")]
        public string? FileId { get; set; }

        [JsonExtensionData]
        public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

        [JsonIgnore, JsonPropertyName("file_id")]
        public bool IsNotOne => Data is null == Address is null;
    }
}
