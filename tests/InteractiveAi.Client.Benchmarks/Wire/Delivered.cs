namespace InteractiveAi.Client.Benchmarks;

/// <summary>What of an answer a client hands to its caller in typed form.</summary>
[Flags]
internal enum Delivered
{
    /// <summary>The bytes, and nothing of what they say.</summary>
    Bytes = 0,

    /// <summary>Text, reason of the end and usage.</summary>
    Content = 1,

    /// <summary>Reasoning.</summary>
    Reasoning = 2,

    /// <summary>Tool calls.</summary>
    Tools = 4,

    /// <summary>Probabilities of tokens.</summary>
    Logprobs = 8,

    /// <summary>All of it.</summary>
    All = Content | Reasoning | Tools | Logprobs,
}
