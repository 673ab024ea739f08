namespace InteractiveAi.Client.Tests;

/// <summary>How an answer tells where it ends.</summary>
public enum Framing
{
    Length,
    Chunked,
    Close,
}
