namespace InteractiveAi.Client.Testing;

/// <summary>A part of a message that is not text, as far as the gateway looks into it.</summary>
internal sealed class Attachment
{
    /// <summary>image, audio, video or file.</summary>
    public required string Kind { get; init; }

    public string? MediaType { get; init; }

    /// <summary>Size after base64 decoding; <see langword="null"/> when only a URL or an id was sent.</summary>
    public int? Size { get; init; }

    public string? Name { get; init; }

    /// <summary>URL or file id of what was not sent inline.</summary>
    public string? Reference { get; init; }

    /// <summary>What the first bytes tell: the pixel size of a PNG, the first words of a text.</summary>
    public string? Glimpse { get; init; }
}
