namespace InteractiveAi.Client;

/// <summary>The texts by which one event of a stream usually differs from the next. Those that a chunk has of its own come first.</summary>
internal enum TextKind
{
    Content,
    Reasoning,
    ReasoningContent,
    Arguments,
    TextDetail,
    SummaryDetail,
}
