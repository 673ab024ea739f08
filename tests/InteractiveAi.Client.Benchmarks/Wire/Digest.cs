namespace InteractiveAi.Client.Benchmarks;

/// <summary>What a client delivered, so that clients are compared only when they did the same work.</summary>
internal struct Digest
{
    public TextDigest Content;
    public TextDigest Reasoning;
    public TextDigest Arguments;
    public TextDigest CallNames;
    public TextDigest Finish;
    public TextDigest Logprobs;
    public long Bytes;
    public int Tokens;

    /// <summary>Compares with what was on the wire, as far as the client claims to deliver it.</summary>
    /// <exception cref="InvalidOperationException">The client dropped or changed something.</exception>
    public readonly void Verify(Digest expected, Delivered delivers, string what)
    {
        Verify((delivers & Delivered.Content) is not 0, Content, expected.Content, what, nameof(Content));
        Verify((delivers & Delivered.Reasoning) is not 0, Reasoning, expected.Reasoning, what, nameof(Reasoning));
        Verify((delivers & Delivered.Tools) is not 0, Arguments, expected.Arguments, what, nameof(Arguments));
        Verify((delivers & Delivered.Tools) is not 0, CallNames, expected.CallNames, what, nameof(CallNames));
        Verify((delivers & Delivered.Content) is not 0, Finish, expected.Finish, what, nameof(Finish));
        Verify((delivers & Delivered.Logprobs) is not 0, Logprobs, expected.Logprobs, what, nameof(Logprobs));
        if ((delivers & Delivered.Content) is not 0 && Tokens != expected.Tokens)
        {
            throw new InvalidOperationException($"{what}: usage of {Tokens} tokens instead of {expected.Tokens}.");
        }

        if (delivers is Delivered.Bytes && Bytes != expected.Bytes)
        {
            throw new InvalidOperationException($"{what}: {Bytes} bytes instead of {expected.Bytes}.");
        }
    }

    private static void Verify(bool claimed, TextDigest actual, TextDigest expected, string what, string part)
    {
        if (claimed && !actual.Equals(expected))
        {
            throw new InvalidOperationException($"{what}: {part} is ({actual}) instead of ({expected}).");
        }
    }
}
