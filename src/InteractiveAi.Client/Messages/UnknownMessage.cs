using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A message of a role that this version of the library does not know.</summary>
/// <remarks>It is written back as it came. It is also the way to send tomorrow's role today. Immutable and thread-safe.</remarks>
[JsonConverter(typeof(UnknownCaseConverter<UnknownMessage>))]
public sealed class UnknownMessage : Message, IUnknownCase<UnknownMessage>
{
    /// <summary>Keeps a message as JSON.</summary>
    /// <param name="raw">The whole message. It is copied, so its document may be disposed.</param>
    public UnknownMessage(JsonElement raw) => Raw = JsonText.Keep(raw);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Role => JsonText.Discriminator(Raw, "role");

    /// <summary>The message as it came.</summary>
    public JsonElement Raw { get; }

    // A role that is not known yet says something all the same, and most likely says it where the others do. Found by hand, because what
    // is kept may be deeper than the serializer goes.
    private protected override MessageContent? Words =>
        Raw.ValueKind is JsonValueKind.Object && JsonText.TryFind(Raw, "content", out JsonElement content)
            ? content.ValueKind switch
            {
                JsonValueKind.String => LenientText.Read(content),
                JsonValueKind.Array => new MessageContent(
                    content
                        .EnumerateArray()
                        .Where(static part => JsonText.Discriminator(part, "type") is "text")
                        .Select(static part => new TextPart(JsonText.Discriminator(part, "text")))
                ),
                _ => null,
            }
            : null;

    static UnknownMessage IUnknownCase<UnknownMessage>.Create(JsonElement raw) => new(raw);

    /// <summary>A summary without content.</summary>
    /// <returns>The role.</returns>
    public override string ToString() => $"UnknownMessage({Role})";

    internal override void Validate(RequestCheck check) => check.Json(null, Raw);
}
