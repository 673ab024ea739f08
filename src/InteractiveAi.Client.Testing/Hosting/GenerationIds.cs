using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace InteractiveAi.Client.Testing;

/// <summary>Ids of answers and tool calls: repeatable when seeded.</summary>
internal sealed class GenerationIds(int? seed)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int GenerationLength = 20;
    private const int CallLength = 24;

    private readonly int _seed = seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
    private int _generations;

    /// <summary>Takes the next answer's number, from which all its ids are made.</summary>
    public int Next() => Interlocked.Increment(ref _generations);

    public string Generation(int number, long created) =>
        string.Create(CultureInfo.InvariantCulture, $"gen-{created}-{Text(number, -1, -1, GenerationLength)}");

    /// <summary>Ten characters of time and sixteen of the answer's own, in Crockford's base 32.</summary>
    public string Ulid(int number, long created)
    {
        Span<char> text = stackalloc char[10];
        var rest = created * 1000;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Base32[(int)(rest & 31)];
            rest >>= 5;
        }

        return string.Concat(text, Text(number, -1, -1, 16, Base32));
    }

    /// <summary>A UUID of version 7.</summary>
    public string Uuid(int number, DateTimeOffset created)
    {
        var random = Text(number, -1, -1, 18, "0123456789abcdef");
        var time = created.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
        return $"{time[..8]}-{time[8..]}-7{random[..3]}-8{random[3..6]}-{random[6..]}";
    }

    public string ToolCall(int number, int choice, int call) => "call_" + Text(number, choice, call, CallLength);

    private string Text(int number, int choice, int call, int length, string alphabet = Alphabet)
    {
        Span<byte> input = stackalloc byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(input, _seed);
        BinaryPrimitives.WriteInt32LittleEndian(input[4..], number);
        BinaryPrimitives.WriteInt32LittleEndian(input[8..], choice);
        BinaryPrimitives.WriteInt32LittleEndian(input[12..], call);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        Span<char> text = stackalloc char[length];
        for (var i = 0; i < length; i++)
        {
            text[i] = alphabet[hash[i] % alphabet.Length];
        }

        return text.ToString();
    }
}
