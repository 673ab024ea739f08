namespace InteractiveAi.Client;

/// <summary>What the reasoning details of a stream have in common beside their text. Thread-safe: nothing in it changes.</summary>
/// <param name="usual">One of them.</param>
internal sealed class DetailForm(ReasoningDetail usual)
{
    /// <summary>A detail with this text.</summary>
    public ReasoningDetail With(string text) =>
        usual is TextReasoningDetail { Signature: var signature }
            ? new TextReasoningDetail
            {
                Text = text,
                Signature = signature,
                Id = usual.Id,
                Format = usual.Format,
                Index = usual.Index,
            }
            : new SummaryReasoningDetail
            {
                Summary = text,
                Id = usual.Id,
                Format = usual.Format,
                Index = usual.Index,
            };
}
