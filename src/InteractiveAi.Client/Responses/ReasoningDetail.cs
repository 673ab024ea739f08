using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>One block of a model's reasoning. Wire member <c>reasoning_details</c>; Interactive AI.</summary>
/// <remarks>
/// <para>
/// Send the blocks back unchanged, all of them and in order: providers check the signatures. The hierarchy is closed, so that a
/// <c>switch</c> over the cases can be complete; a kind that this version does not know is read as
/// <see cref="UnknownReasoningDetail"/> and written back as it came.
/// </para>
/// <para>Instances are immutable but for their property bags.</para>
/// </remarks>
[JsonConverter(typeof(ReasoningDetailConverter))]
public abstract class ReasoningDetail
{
    // Closed: a case that the converter does not know could be written but never read.
    private protected ReasoningDetail() { }

    /// <summary>The kind of block. Wire member <c>type</c>.</summary>
    /// <value>For example <c>reasoning.text</c>; empty when the wire did not say.</value>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    /// <summary>The block's id; for encrypted blocks of Gemini it is the id of a tool call. Wire member <c>id</c>.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The provider family whose rules the block follows. Wire member <c>format</c>.</summary>
    [JsonPropertyName("format")]
    public ReasoningFormat? Format { get; init; }

    /// <summary>The block's position; the pieces of one block in a stream share it. Wire member <c>index</c>.</summary>
    [JsonPropertyName("index"), JsonConverter(typeof(LenientInt32Converter))]
    public int? Index { get; init; }

    internal abstract void Validate(RequestCheck check);
}
