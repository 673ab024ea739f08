using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>Something that the model may ask to have done.</summary>
/// <remarks>
/// The hierarchy is closed, so that a <c>switch</c> over the cases can be complete; a kind that this version does not know is
/// read as <see cref="UnknownTool"/> and written back as it came. Instances are immutable but for their property bags.
/// </remarks>
[JsonConverter(typeof(ToolConverter))]
public abstract class Tool
{
    // Closed: a case that the converter does not know could be written but never read.
    private protected Tool() { }

    /// <summary>The kind of tool. Wire member <c>type</c>.</summary>
    /// <value>For example <c>function</c>; empty when the wire did not say.</value>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    internal abstract void Validate(RequestCheck check);
}
