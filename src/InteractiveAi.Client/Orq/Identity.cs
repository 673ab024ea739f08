using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>The end user or the part of your organisation for whom the call is made. Wire member <c>identity</c>; orq.ai.</summary>
/// <remarks>orq.ai attributes calls and costs to it. Immutable but for <see cref="AdditionalProperties"/> and the lists you put in.</remarks>
public sealed record Identity
{
    [JsonConstructor]
    internal Identity() { }

    /// <summary>Names an identity.</summary>
    /// <param name="id">Your own id of it.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see langword="null"/> or empty.</exception>
    public Identity(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
    }

    /// <summary>Your own id of it. Wire member <c>id</c>.</summary>
    /// <value><see langword="null"/> when the wire did not say.</value>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The name under which orq.ai shows it. Wire member <c>display_name</c>.</summary>
    [JsonPropertyName("display_name")]
    public string? DisplayName { get; init; }

    /// <summary>An e-mail address. Wire member <c>email</c>.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary>Anything else about it, as a list of objects. Wire member <c>metadata</c>.</summary>
    [JsonPropertyName("metadata")]
    public IReadOnlyList<IReadOnlyDictionary<string, OrqValue?>>? Metadata { get; init; }

    /// <summary>The address of a picture. Wire member <c>logo_url</c>.</summary>
    [JsonPropertyName("logo_url")]
    public string? LogoUrl { get; init; }

    /// <summary>Words by which it can be found. Wire member <c>tags</c>.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of settings only.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => nameof(Identity);

    internal void Validate(RequestCheck check)
    {
        check.Required("id", Id);
        check.Word("id", Id);
        if (check.Bounds is not null && Email is { } email && !IsAddress(email))
        {
            check.Report("email", "This is no e-mail address.", "email");
        }

        check.Each("metadata", Metadata, static (_, _) => { });
        check.Each("tags", Tags, static (_, _) => { });
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.Identity);
    }

    // Only what cannot be one: which addresses exist, nobody can tell from their letters.
    private static bool IsAddress(string email) =>
        email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at < email.Length - 1
        && !email.Any(char.IsWhiteSpace);
}
