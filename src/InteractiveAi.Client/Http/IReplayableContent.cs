namespace InteractiveAi.Client;

/// <summary>Request content that can say whether it may be sent once more.</summary>
/// <remarks>Content without it counts as not replayable: what it was read from may be used up.</remarks>
internal interface IReplayableContent
{
    /// <summary>
    /// Whether the content can be written again from its beginning. Asked after a failure too: content whose own source failed (a file that is gone) says no,
    /// so that its failure is not mistaken for the connection's.
    /// </summary>
    bool CanReplay { get; }
}
