using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Something that orq.ai does with a request or its answer. Wire member <c>plugins</c>; orq.ai.</summary>
/// <remarks>
/// Not the plugins of Interactive AI, which are <see cref="Plugin"/>s with other ids. The hierarchy is closed, so that a
/// <c>switch</c> over the cases can be complete; one that this version does not know is read as <see cref="UnknownOrqPlugin"/>
/// and written back as it came. Instances are immutable but for their property bags.
/// </remarks>
[JsonConverter(typeof(OrqPluginConverter))]
public abstract class OrqPlugin
{
    // Closed: a case that the converter does not know could be written but never read.
    private protected OrqPlugin() { }

    /// <summary>Which plugin this is. Wire member <c>id</c>.</summary>
    /// <value>For example <c>pii_redaction</c>; empty when the wire did not say.</value>
    [JsonPropertyName("id")]
    public abstract string Id { get; }

    internal abstract void Validate(RequestCheck check);
}
