using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Something that the router does with a request or its answer. Wire member <c>plugins</c>; Interactive AI.</summary>
/// <remarks>
/// The hierarchy is closed, so that a <c>switch</c> over the cases can be complete; a plugin that this version does not know is
/// read as <see cref="UnknownPlugin"/> and written back as it came. Instances are immutable but for their property bags.
/// </remarks>
[JsonConverter(typeof(PluginConverter))]
public abstract class Plugin
{
    // Closed: a case that the converter does not know could be written but never read.
    private protected Plugin() { }

    /// <summary>Which plugin this is. Wire member <c>id</c>.</summary>
    /// <value>For example <c>web</c>; empty when the wire did not say.</value>
    [JsonPropertyName("id")]
    public abstract string Id { get; }

    internal abstract void Validate(RequestCheck check);
}
