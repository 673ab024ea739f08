namespace InteractiveAi.Client.Benchmarks;

/// <summary>A running checksum of text, wherever it is cut. Costs no memory.</summary>
internal struct TextDigest : IEquatable<TextDigest>
{
    private uint _hash;

    public int Length { get; private set; }

    public void Add(string? text) => Add(text.AsSpan());

    public void Add(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            _hash = (_hash ^ c) * 16777619u + 1;
        }

        Length += text.Length;
    }

    public readonly bool Equals(TextDigest other) => _hash == other._hash && Length == other.Length;

    public override readonly bool Equals(object? obj) => obj is TextDigest other && Equals(other);

    public override readonly int GetHashCode() => (int)_hash;

    public override readonly string ToString() => $"{Length} characters, {_hash:x8}";
}
