using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace InteractiveAi.Client.Testing;

/// <summary>Ids of answers and tool calls: repeatable when seeded.</summary>
internal sealed class GenerationIds(int? seed)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int GenerationLength = 20;
    private const int CallLength = 24;

    private readonly int _seed = seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
    private int _generations;

    /// <summary>Takes the next answer's number, from which all its ids are made.</summary>
    public int Next() => Interlocked.Increment(ref _generations);

    public string Generation(int number, long created) =>
        string.Create(CultureInfo.InvariantCulture, $"gen-{created}-{Text(number, -1, -1, GenerationLength)}");

    public string ToolCall(int number, int choice, int call) => "call_" + Text(number, choice, call, CallLength);

    private string Text(int number, int choice, int call, int length)
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
            text[i] = Alphabet[hash[i] % Alphabet.Length];
        }

        return text.ToString();
    }
}
