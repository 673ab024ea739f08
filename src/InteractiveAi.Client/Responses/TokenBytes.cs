using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>The bytes of a token while it is being read. Nearly always they are those of its text, and need not be kept.</summary>
internal struct TokenBytes()
{
    // How long a usual token is at most.
    private const int UsualLength = 64;

    private Usual _usual;
    private byte[]? _long;

    // -1: there are none.
    private int _count = -1;

    /// <summary>Reads the list at which the reader stands, or null; <see langword="false"/> when it is something else.</summary>
    public bool TryRead(ref Utf8JsonReader reader)
    {
        _count = -1;
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            return reader.TokenType is JsonTokenType.Null;
        }

        _long = null;
        Span<byte> bytes = _usual;
        int count = 0;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (count == bytes.Length)
            {
                byte[] longer = new byte[count * 2];
                bytes.CopyTo(longer);
                bytes = _long = longer;
            }

            if (!LenientNumber.TryReadByte(ref reader, out bytes[count++]))
            {
                return false;
            }
        }

        _count = count;
        return true;
    }

    /// <summary>Whether the bytes are the text's own, so that the text tells them.</summary>
    public readonly bool AreThoseOf([NotNullWhen(true)] string? token)
    {
        if (token is null || _long is not null || token.Length > _count)
        {
            return false;
        }

        Span<byte> own = stackalloc byte[UsualLength];
        ReadOnlySpan<byte> usual = _usual;
        return Encoding.UTF8.TryGetBytes(token, own, out int written) && own[..written].SequenceEqual(usual[.._count]);
    }

    /// <summary>The bytes; <see langword="null"/> when there are none.</summary>
    public readonly byte[]? ToArray()
    {
        ReadOnlySpan<byte> usual = _usual;
        return _count < 0 ? null : (_long ?? usual)[.._count].ToArray();
    }

    [InlineArray(UsualLength)]
    private struct Usual
    {
        private byte _first;
    }
}
